import type { Incident } from '@mach/wire';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { statedCauses } from './stated-causes.ts';

const incident = (given: Partial<Incident>): Incident => ({
  number: 1,
  since: 1_000,
  stage: 'final',
  trouble: 'down',
  cause: 'power',
  causes: ['power'],
  alike: [],
  scope: { kind: 'commune', id: '99001' },
  sites: [],
  communes: ['99001'],
  sitesTouched: ['s1', 's2'],
  communesTouched: ['99001'],
  confidence: 0.9,
  vantages: 2,
  evidence: [],
  steps: [],
  ...given,
});

async function stated(...incidents: readonly Incident[]) {
  const { collector } = await makeCollector();
  const { registry } = collector.state();
  const sites = new Map(['s1', 's2', 's3'].map((id) => [id, { id, unitCode: '99001', name: id }]));
  const byNumber = new Map(incidents.map((each, at) => [at, each]));
  return statedCauses({ incidents: byNumber, registry: { ...registry, sites } }, 9_000);
}

it('says a power cut at the sites that it touched, as long as it lasted', async () => {
  expect(await stated(incident({ endedAt: 5_000 }))).toEqual([
    { site: 's1', from: 1_000, to: 5_000, cause: 'power' },
    { site: 's2', from: 1_000, to: 5_000, cause: 'power' },
  ]);
  expect((await stated(incident({}))).map(({ to }) => to)).toEqual([9_000, 9_000]);
});

it('says the collector’s own absence at every site', async () => {
  const absence = incident({ cause: 'collector', sitesTouched: [], endedAt: 2_000 });
  expect((await stated(absence)).map(({ site, cause }) => `${site} ${cause}`)).toEqual([
    's1 collector',
    's2 collector',
    's3 collector',
  ]);
});

it.each<[string, Partial<Incident>]>([
  ['what is not settled', { stage: 'provisional' }],
  ['what turned out to be part of another', { into: 7 }],
  ['a line, which is an outage', { cause: 'line' }],
])('says nothing of %s', async (_what, given) => {
  expect(await stated(incident(given))).toEqual([]);
});
