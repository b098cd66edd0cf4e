import type { Site } from '@mach/wire';
import { expect, it } from 'vitest';
import { nameSite } from './name-site.ts';

const sites: readonly Site[] = [
  { id: 'a1', unitCode: '00123', name: '00123-1', gateway: 'g' },
  { id: 'a2', unitCode: '00123', name: 'Trụ sở' },
  { id: 'b1', unitCode: '00456', name: 'Trụ sở' },
];
const state = { registry: { sites: new Map(sites.map((site) => [site.id, site])) } } as never;

it('names a site and keeps what else is known of it', () => {
  for (const site of ['00123-1', 'a1']) {
    expect(nameSite({ site, name: ' Nhà  văn hoá ' }, state)).toEqual({
      changes: [{ type: 'site-added', site: { ...sites[0], name: 'Nhà văn hoá' } }],
      answer: { ok: true },
    });
  }
});

it('changes nothing where it is called so already', () => {
  expect(nameSite({ site: 'a2', name: 'Trụ sở' }, state)).toEqual({ changes: [], answer: { ok: true } });
});

it.each([
  ['a site that there is not', { site: 'x', name: 'A' }, 'not-found', 'there is no site x'],
  ['a name that two sites have', { site: 'Trụ sở', name: 'A' }, 'needs-site', 'a2 (commune 00123), b1 (commune 00456)'],
  [
    'a name that is taken in the commune',
    { site: 'a1', name: 'Trụ sở' },
    'site-form',
    'has a site that is called Trụ sở already',
  ],
  ['no name', { site: 'a1', name: ' ' }, 'site-form', 'not empty'],
])('refuses %s, and says why', (_, request, code, why) => {
  const answer = { ok: false, code, error: expect.stringContaining(why) };
  expect(nameSite(request, state)).toMatchObject({ changes: [], answer });
});
