import { seededRandom } from '@mach/ports/testing';
import type { Line } from '@mach/wire';
import { expect, it } from 'vitest';
import { setLine } from './set-line.ts';

const LINES: readonly Line[] = [
  { id: 'l1', siteId: 's1', kind: 'internet', provider: 'VNPT', circuit: 'K1' },
  { id: 'l2', siteId: 's1', kind: 'internet', provider: 'Viettel' },
];
const state = {
  registry: { sites: new Map([['s1', {}]]), lines: new Map(LINES.map((line) => [line.id, line])) },
} as never;
const set = (given: Parameters<typeof setLine>[0]) => setLine(given, state, seededRandom(1));
const VNPT = { kind: 'internet', provider: 'VNPT', circuit: 'K1', hotline: '18001091' } as const;

it('corrects a line under its id, and gives a new one an id', () => {
  expect(set({ id: 'l1', siteId: 's1', line: VNPT }).changes).toEqual([
    { type: 'line-added', line: { id: 'l1', siteId: 's1', ...VNPT } },
  ]);
  const line = { ...VNPT, circuit: 'K2' };
  expect(set({ siteId: 's1', line }).changes).toEqual([
    { type: 'line-added', line: { id: expect.stringMatching(/^[\da-f]{16}$/), siteId: 's1', ...line } },
  ]);
});

it.each([
  ['a site that there is not', { siteId: 's2', line: VNPT }, 'not-found', undefined],
  ['a line that there is not', { id: 'l9', siteId: 's1', line: VNPT }, 'not-found', undefined],
  ['a circuit number that another line has', { siteId: 's1', line: VNPT }, 'line-twice', 'circuit'],
  [
    'a second line that nothing tells from the first',
    { id: 'l1', siteId: 's1', line: { kind: 'internet', provider: 'Viettel' } },
    'line-twice',
    'provider',
  ],
] as const)('refuses %s', (_, given, code, field) => {
  const { changes, answer } = set(given);
  expect(changes).toEqual([]);
  expect(answer).toMatchObject({ ok: false, code, ...(field === undefined ? {} : { field }) });
});
