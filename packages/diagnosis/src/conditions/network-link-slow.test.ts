import { expect, it } from 'vitest';
import { factsWith, failed, read } from '../testing/made-up.ts';
import { networkLinkSlow } from './network-link-slow.ts';

it.each([
  ['1,000 full', { speedMbps: 1_000, duplex: 'full' }, undefined],
  ['100 full', { speedMbps: 100, duplex: 'full' }, 'ageing'],
  ['100 half', { speedMbps: 100, duplex: 'half' }, 'at-risk'],
  ['10 full', { speedMbps: 10, duplex: 'full' }, 'at-risk'],
  ['an unknown speed', {}, undefined],
] as const)('%s is %o', (_, link, level) => {
  expect(networkLinkSlow(factsWith(read('network', { linkUp: true, ...link }, 'eth0')))[0]?.level).toBe(level);
});

it('a card that could not be read is unknown', () => {
  expect(networkLinkSlow(factsWith(failed('network', 'denied', 'eth0')))).toEqual([
    expect.objectContaining({ code: 'fact-unknown' }),
  ]);
});
