import type { Incident } from '@mach/wire';
import { expect, it } from 'vitest';
import { incidentFamilies } from '../exposition/incident-families.ts';
import { smallFleet } from '../exposition/testing/small-fleet.ts';
import { incidentDetail, incidentRows } from './incident-rows.ts';

const incident = (number: number, given: Partial<Incident>): Incident => ({
  ...{ number, since: number, stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [] },
  ...{ scope: { kind: 'site', id: 'site-1' }, sites: ['site-1'], communes: ['00001'], sitesTouched: ['site-1'] },
  ...{ communesTouched: ['00001'], confidence: 0.9, vantages: 3, evidence: [], steps: [] },
  ...given,
});
const service = { cause: 'service', scope: { kind: 'service', id: 'portal' } } as const;
const all = [
  incident(1, { endedAt: 9 }),
  incident(2, { scope: { kind: 'device', id: 'd' }, cause: 'pc' }),
  incident(3, {}),
  incident(4, { ...service, communes: ['00001', '00002'], communesTouched: ['00001', '00002'] }),
  incident(5, { endedAt: 10, communesTouched: ['00002'] }),
];
const state = { ...smallFleet(), incidents: new Map(all.map((each) => [each.number, each])) };
const numbers = (filter?: Parameters<typeof incidentRows>[1]) =>
  incidentRows(state, filter).map(({ number }) => number);

it('lists those that last first, the widest before all, one PC alone behind, and ended ones by their time', () => {
  expect(numbers()).toEqual([4, 3, 2, 5, 1]);
  expect(numbers({ isOpen: true })).toEqual([4, 3, 2]);
  expect(numbers({ isOpen: false })).toEqual([5, 1]);
  expect(numbers({ commune: '00002' })).toEqual([4, 5]);
  // Incident 1 was over before that time, 4 began after it.
  expect(numbers({ within: [9.5, 20] })).toEqual([4, 3, 2, 5]);
  expect(numbers({ within: [0, 4] })).toEqual([3, 2, 1]);
});

it('names whom and what it is about', () => {
  const [row] = incidentRows(state, { isOpen: true });
  expect(row).toMatchObject({
    scope: { name: 'Cổng dịch vụ công' },
    serviceId: 'portal',
    communeNames: ['Xã Bình Sơn', 'Phường Ô Môn'],
  });
  expect(incidentDetail(state, 3)).toMatchObject({ scope: { name: 'Trụ sở' }, names: { 'site-1': 'Trụ sở' } });
  expect(incidentDetail(state, 99)).toBeUndefined();
});

it('counts open incidents by cause, and tells each site its causes', () => {
  const [site, open] = incidentFamilies.map((family) => family.write(state).trimEnd().split('\n'));
  expect(open).toContain('mach_incident_open{cause="service",service_id="portal"} 1');
  expect(open).toContain('mach_incident_open{cause="power"} 0');
  expect(open).toHaveLength(12);
  expect(site?.filter((line) => line.endsWith(' 1'))).toEqual([
    'mach_site_cause{site="site-1",commune_code="00001",cause="pc"} 1',
    'mach_site_cause{site="site-1",commune_code="00001",cause="line"} 1',
    'mach_site_cause{site="site-1",commune_code="00001",cause="service",service_id="portal"} 1',
  ]);
  expect(site).toHaveLength(12);
});
