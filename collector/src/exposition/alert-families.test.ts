import type { Incident } from '@mach/wire';
import { expect, it } from 'vitest';
import { alertFamilies } from './alert-families.ts';
import { smallFleet } from './testing/small-fleet.ts';

const incident = (number: number, given: Partial<Incident> = {}): Incident => ({
  ...{ number, since: number, stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [] },
  ...{ scope: { kind: 'site', id: 'site-1' }, sites: ['site-1'], communes: ['00001'], sitesTouched: [] },
  ...{ communesTouched: [], confidence: 0.9, vantages: 3, evidence: [], steps: [], ...given },
});

it('counts what lasts and waits for somebody, in three scopes', () => {
  const all = [
    incident(1),
    incident(2, { acknowledgements: [{ at: 1, by: 'account:xa', unitCode: '00001' }] }),
    incident(3, { acknowledgements: [{ at: 1, by: 'account:truc' }] }),
    incident(4, { endedAt: 9 }),
    incident(5, { scope: { kind: 'device', id: 'd' }, cause: 'pc' }),
    incident(6, { announced: '12/TB' }),
  ];
  const fleet = smallFleet();
  const outage = { id: 'o', document: '12/TB', cause: 'power', communes: [], from: 0, to: fleet.time + 1 } as const;
  const registry = { ...fleet.registry, outages: new Map([['o', outage]]) };
  const state = { ...fleet, registry, incidents: new Map(all.map((each) => [each.number, each])) };
  expect(
    alertFamilies
      .map((family) => family.write(state))
      .join('')
      .trim()
      .split('\n'),
  ).toEqual([
    'mach_alert_unacknowledged 2',
    'mach_alert_commune_unacknowledged{commune_code="00001"} 1',
    'mach_alert_commune_unacknowledged{commune_code="00002"} 0',
    'mach_alert_site_unacknowledged{site="site-1",commune_code="00001"} 2',
  ]);
});
