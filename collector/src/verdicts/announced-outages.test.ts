import type { Line, OutageNotice } from '@mach/wire';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { announcedOutages } from './announced-outages.ts';

const SPAN = { from: 90_000_000, to: 90_300_000 };
const notice = (given: Partial<OutageNotice>): OutageNotice => ({
  id: 'n',
  document: 'EVN 12/2026',
  cause: 'power',
  from: SPAN.from - 60_000,
  to: SPAN.to + 60_000,
  communes: [],
  ...given,
});
const line = (siteId: string, provider: string): Line => ({ id: siteId, siteId, kind: 'internet', provider });

/** Two sites of two communes, one with VNPT and one with Viettel by the register of lines. */
async function announced(given: Partial<OutageNotice>) {
  const { collector } = await makeCollector();
  const { registry } = collector.state();
  const sites = new Map([
    ['s1', { id: 's1', unitCode: '99001', name: 's1' }],
    ['s2', { id: 's2', unitCode: '99002', name: 's2' }],
  ]);
  const lines = new Map([line('s1', 'VNPT'), line('s2', 'Viettel')].map((each) => [each.id, each]));
  const outages = new Map([['n', notice(given)]]);
  const pcs = new Map([...sites.keys()].map((id) => [id, []]));
  return announcedOutages({ registry: { ...registry, sites, lines, outages } }, pcs, SPAN);
}

it.each<[string, Partial<OutageNotice>, readonly string[]]>([
  ['all sites where no commune is named', {}, ['s1', 's2']],
  ['the sites of the communes that are named', { communes: ['99002'] }, ['s2']],
  ['the sites of a provider', { cause: 'isp', isp: 'VNPT' }, ['s1']],
])('covers %s', async (_what, given, sites) => {
  expect((await announced(given)).map((each) => [each.id, each.sites])).toEqual([['EVN 12/2026', sites]]);
});

it('names the service of one', async () => {
  expect(await announced({ cause: 'service', service: 'portal' })).toMatchObject([
    { cause: 'service', service: 'portal' },
  ]);
});

it.each([
  ['is to come', { from: SPAN.to }],
  ['was over a day before', { from: 0, to: SPAN.from - 86_400_000 }],
])('leaves out what %s', async (_what, given) => {
  expect(await announced(given)).toEqual([]);
});
