import type { Site } from '@mach/wire';
import { expect, it } from 'vitest';
import { setDiscovery } from './set-discovery.ts';

const sites: readonly Site[] = [
  { id: 'a1', unitCode: '00123', name: 'A' },
  { id: 'a2', unitCode: '00123', name: 'B', discovery: { isOn: true, since: 1 } },
];
const state = { registry: { sites: new Map(sites.map((site) => [site.id, site])) } } as never;

it('switches sites on, each once, and says nothing of those that are on already', () => {
  expect(setDiscovery({ sites: ['A', 'a1', 'B'], isOn: true }, state, 7)).toEqual({
    changes: [{ type: 'site-added', site: { ...sites[0], discovery: { isOn: true, since: 7 } } }],
    answer: { ok: true, imported: 1 },
  });
});

it('switches off what is on, and leaves alone what never was', () => {
  expect(setDiscovery({ sites: ['A', 'B'], isOn: false }, state, 7).changes).toEqual([
    { type: 'site-added', site: { ...sites[1], discovery: { isOn: false, since: 7 } } },
  ]);
});

it('switches none where one of them can’t be found', () => {
  const { changes, answer } = setDiscovery({ sites: ['A', 'C'], isOn: true }, state, 7);
  expect(changes).toEqual([]);
  expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('no site C') });
});
