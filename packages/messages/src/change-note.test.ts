import { expect, it } from 'vitest';
import { changeNote } from './change-note.ts';

it('says whether a device is new, held its place, or moved and why', () => {
  expect(changeNote(undefined, 'vi')).toBe('');
  expect(changeNote({ kind: 'new' }, 'vi')).toBe('mới có');
  expect(changeNote({ kind: 'held', rankBefore: 3, minutesBefore: 200 }, 'en')).toBe('held (was 3)');
  const moved = {
    kind: 'moved',
    rankBefore: 3,
    minutesBefore: 200,
    came: ['slow-minutes'],
    went: ['old-processor'],
  } as const;
  expect(changeNote(moved, 'en')).toBe('was 3, 200 minutes; came: slow minutes measured; went: old processor');
});
