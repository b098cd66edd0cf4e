import { expect, it } from 'vitest';
import { vietnamTime } from './vietnam-time.ts';

it.each([
  ['05/12/2026 08:00', '2026-12-05T01:00:00.000Z'],
  ['5/12/2026 8:05', '2026-12-05T01:05:00.000Z'],
  ['2026-12-05 00:30', '2026-12-04T17:30:00.000Z'],
])('%s is %s', (text, iso) => {
  expect(new Date(vietnamTime(text) ?? 0).toISOString()).toBe(iso);
});

it.each(['31/04/2026 08:00', '05/12/2026', 'hôm qua', ''])('%j is no time', (text) => {
  expect(vietnamTime(text)).toBeUndefined();
});
