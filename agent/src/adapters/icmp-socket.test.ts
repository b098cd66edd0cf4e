import { expect, it } from 'vitest';
import { groupsInRange } from './icmp-socket.ts';

it.each([
  ['1\t0\n', [0], false],
  ['0\t2147483647\n', [65_534], true],
  ['100\t200\n', [0, 200], true],
  ['100\t200\n', [99, 201], false],
  ['', [0, 1], false],
])('of %j the groups %j are allowed: %s', (range, groups, isAllowed) => {
  expect(groupsInRange(range, groups)).toBe(isAllowed);
});
