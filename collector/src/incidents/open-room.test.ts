import type { IncidentView } from '@mach/wire';
import { expect, it } from 'vitest';
import { openRoom } from './open-room.ts';

type Kind = IncidentView['scope']['kind'];
const LIMITS = { openMax: 8, openShares: { device: 0.5, site: 0.75 } };
const open = (kinds: readonly Kind[]) => kinds.map((kind) => ({ scope: { kind } }));
const taken = (kinds: readonly Kind[], before: readonly Kind[] = []) => {
  const room = openRoom(open(before), LIMITS);
  return kinds.filter((kind) => room.take(kind)).length;
};
const times = (count: number, kind: Kind): readonly Kind[] => Array<Kind>(count).fill(kind);

it.each<[string, readonly Kind[], readonly Kind[], number]>([
  ['PCs get half of the room', times(9, 'device'), [], 4],
  ['PCs and single sites three quarters', [...times(9, 'device'), ...times(9, 'site')], [], 6],
  ['single sites three quarters where no PC is', times(9, 'site'), [], 6],
  ['a provider what these leave', times(9, 'isp'), [...times(4, 'device'), ...times(2, 'site')], 2],
  ['wide ones all of it', times(9, 'commune'), [], 8],
  ['what is open counts', times(9, 'device'), times(3, 'device'), 1],
  ['nobody anything where all is taken', ['device', 'isp'], times(8, 'service'), 0],
])('%s', (_, kinds, before, count) => {
  expect(taken(kinds, before)).toBe(count);
});
