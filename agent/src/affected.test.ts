import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { createAffected } from './affected.ts';

const reading = (ok: boolean): Reading => ({ kind: 'k', uptimeMs: 0, ok, values: {} });

it.each([
  ['begins once, when what was good is bad', 'c+ c- c-', [false, true, false]],
  ['begins again after all was good', 'c+ c- c+ c-', [false, true, false, true]],
  ['is one trouble in several checks', 'g+ c+ g- c-', [false, false, true, false]],
  ['goes on until all of it is good', 'g+ c+ g- c- g+ g- c+ g+ g-', [0, 0, 1, 0, 0, 0, 0, 0, 1].map(Boolean)],
  ['is not begun by what was never good', 'c- c- c+ c-', [false, false, false, true]],
  ['has nothing to do with other checks', 'x+ x-', [false, false]],
])('the trouble of a user %s', (_what, told, expected) => {
  const isNewlyAffected = createAffected();
  const ids: Record<string, string> = { c: 'collector', g: 'gateway-ping', x: 'portal' };
  const found = told.split(' ').map((each) => isNewlyAffected(ids[each[0] ?? ''] ?? '', [reading(each[1] === '+')]));
  expect(found).toEqual(expected);
});

it('is not told by a check that found nothing to ask', () => {
  const isNewlyAffected = createAffected();
  isNewlyAffected('collector', [reading(true)]);
  expect(isNewlyAffected('collector', [])).toBe(false);
});
