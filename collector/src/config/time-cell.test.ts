import { expect, it } from 'vitest';
import { timeOf } from './time-cell.ts';

it.each([
  ['05/12/2026 08:00', '2026-12-05T01:00:00.000Z'],
  ['5/12/2026 8:00', '2026-12-05T01:00:00.000Z'],
  ['2026-12-05 08:00', '2026-12-05T01:00:00.000Z'],
  ['8h30 ngày 05/12/2026', '2026-12-05T01:30:00.000Z'],
  ['8h, 5/12/2026', '2026-12-05T01:00:00.000Z'],
  ['08:00 05/12/2026', '2026-12-05T01:00:00.000Z'],
  ['25h ngày 05/12/2026', undefined],
  ['05/13/2026 08:00', undefined],
  ['05/12/2026 25:00', undefined],
  ['8 05/12/2026', undefined],
  ['31/04/2026 08:00', undefined],
  ['05/12/26 08:00', undefined],
  ['mai', undefined],
])('the time "%s" is %s', (text, iso) => {
  const at = timeOf(text);
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(iso);
});
