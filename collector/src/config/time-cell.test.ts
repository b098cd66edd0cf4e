import { expect, it } from 'vitest';
import { timeOf } from './time-cell.ts';

it.each([
  ['05/12/2026 08:00', '2026-12-05T01:00:00.000Z'],
  ['5/12/2026 8:00', '2026-12-05T01:00:00.000Z'],
  ['2026-12-05 08:00', '2026-12-05T01:00:00.000Z'],
  ['31/04/2026 08:00', undefined],
  ['05/12/26 08:00', undefined],
  ['mai', undefined],
])('the time "%s" is %s', (text, iso) => {
  const at = timeOf(text);
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(iso);
});
