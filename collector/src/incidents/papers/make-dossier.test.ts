import { markAt, NO_EVIDENCE } from '@mach/diagnosis';
import { startOfVietnamDay } from '@mach/knowledge';
import type { Incident, IncidentView } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { SiteDay } from '../../availability/site-day.ts';
import type { Registry } from '../../state/fleet-state.ts';
import { foldIncident } from '../../state/fold-incident.ts';
import { FOLD_LIMITS } from '../../state/fold-limits.ts';
import { emptyState } from '../../state/mutable-state.ts';
import { makeDossier, outagesAt, type PaperInput, type SiteInput } from './make-dossier.ts';
import { makeSlip } from './make-slip.ts';
import { communeThen, sitesTouched } from './sites-touched.ts';
import { periodAround } from './target-shares.ts';

/** A Wednesday and the day after, no holidays. */
const [DAY, NEXT] = ['2026-11-25', '2026-11-26'];
const at = (day: string, hours: number) => startOfVietnamDay(day) + hours * 3_600_000;
const second = (hours: number) => hours * 3_600;

const view = (communes: readonly string[], more: Partial<IncidentView> = {}): IncidentView => ({
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], scope: { kind: 'site', id: 's1' } },
  ...{ sites: communes.map((code) => `s${code.slice(-1)}`), communes, confidence: 0.9, vantages: 4, evidence: [] },
  ...more,
});

/** An incident by its steps: hours of the first day, what it was, how it was seen. */
function incidentOf(
  since: number,
  steps: readonly (readonly [hours: number, type: 'opened' | 'changed' | 'ended', view: IncidentView])[],
): Incident {
  const incidents = new Map<number, Incident>();
  for (const [hours, type, seen] of steps) {
    const ended = type === 'ended' ? { endedAt: at(DAY, hours) } : {};
    foldIncident(
      incidents,
      { number: 7, type, since: at(DAY, since), view: seen, ...ended },
      at(DAY, hours),
      FOLD_LIMITS,
    );
  }
  return incidents.get(7) as Incident;
}

/** A mark each half a minute, bad within hours of that day. */
function dayOf(site: string, day: string, isBad: (hours: number) => boolean, path = 'line.internet'): SiteDay {
  const seconds = Array.from({ length: 2_880 }, (_, index) => index * 30);
  const marks = seconds.map((each) => markAt(each, isBad(each / 3_600) ? 'bad' : 'good'));
  const evidence = { ...NO_EVIDENCE, alive: seconds, pcs: [1, 2], paths: { [path]: { '1': marks, '2': marks } } };
  return { site, day, version: 1, evidence };
}

interface Given extends Partial<SiteInput> {
  readonly commune?: string;
  readonly registry?: Registry;
}

/** What papers are made of: two sites, each of a commune, and what was kept of their days. */
function inputOf(
  incident: Incident,
  days: readonly SiteDay[],
  { commune, registry = registryOf(), ...more }: Given = {},
): PaperInput {
  const given = { state: { registry }, now: at(NEXT, 12), dayList: [DAY, NEXT], causes: [], reports: [], ...more };
  const outages = sitesTouched(incident, registry, commune).flatMap((site) =>
    outagesAt(site, incident, { ...given, days: days.filter((each) => each.site === site.id) }),
  );
  return { state: { registry }, now: given.now, outages, ...(commune === undefined ? {} : { commune }) };
}

function registryOf(): Registry {
  const { registry } = emptyState();
  for (const place of [1, 2]) {
    const unit = `9900${place}`;
    registry.units.set(unit, { code: unit, kind: 'commune', name: `xã Số ${place}`, parent: '99' });
    registry.sites.set(`s${place}`, { id: `s${place}`, unitCode: unit, name: 'Trụ sở' });
  }
  registry.services.set('portal', {
    id: 'portal',
    kind: 'portal',
    name: 'Cổng',
    hosts: ['p.example'],
    path: 'internet',
  });
  return registry;
}

const NEW_UNIT = { code: '99009', kind: 'commune', name: 'xã Mới' } as const;

/** Both communes became one on a day. */
function mergedOn(validFrom: string): Registry {
  const now = registryOf();
  const units = new Map(now.units).set('99009', NEW_UNIT);
  const ends = ['99001', '99002'].map((code) => ({ code, successor: '99009' }));
  for (const { code, successor } of ends) {
    const unit = units.get(code);
    if (unit !== undefined) units.set(code, { ...unit, validTo: validFrom, successor });
  }
  const moves = [...now.sites.values()].map(({ id, unitCode }) => ({ site: id, from: unitCode, to: '99009' }));
  const sites = new Map([...now.sites].map(([id, site]) => [id, { ...site, unitCode: '99009' }]));
  return { ...now, units, sites, reorganisations: [{ validFrom, units: [NEW_UNIT], moves, ends }] };
}

/** The second site stood in the first commune, until it was made a commune of its own. */
function splitOn(validFrom: string): Registry {
  const now = registryOf();
  const units = new Map(now.units).set('99009', NEW_UNIT);
  const sites = new Map(now.sites).set('s2', { id: 's2', unitCode: '99009', name: 'Trụ sở 2' });
  const moves = [{ site: 's2', from: '99001', to: '99009' }];
  return { ...now, units, sites, reorganisations: [{ validFrom, units: [NEW_UNIT], moves, ends: [] }] };
}

describe('what an incident took', () => {
  it('is counted within and outside working time, over midnight, to where its spell ends', () => {
    const incident = incidentOf(16, [
      [16, 'opened', view(['99001'])],
      [32, 'ended', view(['99001'])],
    ]);
    // Down from 15:55, five minutes before it was dated, to 08:00 of the next day.
    const days = [dayOf('s1', DAY, (hours) => hours >= 15 + 55 / 60), dayOf('s1', NEXT, (hours) => hours < 8)];
    const [row] = makeDossier(incident, inputOf(incident, days)).outages;
    const half = 15;
    expect(row?.spells).toEqual([
      { from: at(DAY, 15 + 55 / 60) - half * 1_000, to: at(NEXT, 8) - half * 1_000, state: 'down' },
    ]);
    // 15:55 to 17:00 and 07:00 to 08:00.
    expect(row?.working.down).toBe(second(65 / 60) + second(1));
    expect(row?.outside.down).toBe(second(14));
    expect(row?.watch).toEqual({ devices: 2, measurements: expect.any(Number), failed: expect.any(Number) });
  });

  it('of a day that was written down for good says who measured no more, and keeps its states', () => {
    const incident = incidentOf(8, [
      [8, 'opened', view(['99001'])],
      [9, 'ended', view(['99001'])],
    ]);
    const states = [
      { from: 0, to: second(8), value: 'up' as const },
      { from: second(8), to: second(9), value: 'down' as const },
      { from: second(9), to: 86_400, value: 'up' as const },
    ];
    const settled = { sessions: [[second(7), second(11.5)] as const], states: { 'line.internet': states }, pcs: [1] };
    const [row] = makeDossier(
      incident,
      inputOf(incident, [{ site: 's1', day: DAY, version: 2, settled }], { dayList: [DAY] }),
    ).outages;
    expect(row?.working.down).toBe(3_600);
    expect(row?.watch).toBeUndefined();
  });

  it('tells where it grew and shrank and what changed its mind', () => {
    const first = view(['99001'], { stage: 'provisional', causes: ['line', 'power'] });
    const incident = incidentOf(8, [
      [8, 'opened', first],
      [8.1, 'changed', view(['99001', '99002'], { cause: 'isp', scope: { kind: 'isp', id: 'X' } })],
      [8.2, 'changed', view(['99002'], { cause: 'isp', scope: { kind: 'isp', id: 'X' } })],
      [9, 'ended', view(['99002'], { cause: 'isp', scope: { kind: 'isp', id: 'X' } })],
    ]);
    const { steps } = makeDossier(incident, inputOf(incident, []));
    expect(steps.map(({ grown, shrunk, changed }) => [grown, shrunk, changed])).toEqual([
      [[], [], []],
      [['xã Số 2'], [], ['stage', 'cause', 'scope']],
      [[], ['xã Số 1'], []],
      [[], [], []],
    ]);
  });

  it('names the commune that a site belonged to then, whatever it was merged into since', () => {
    const incident = incidentOf(8, [
      [8, 'opened', view(['99001'])],
      [9, 'ended', view(['99001'])],
    ]);
    const days = [dayOf('s1', DAY, (hours) => hours >= 8 && hours < 9)];
    const given = { dayList: [DAY], registry: mergedOn(NEXT) };
    const later = inputOf(incident, days, given);
    expect(makeDossier(incident, later).outages).toMatchObject([{ communeCode: '99001', commune: 'xã Số 1' }]);
    expect(makeSlip(incident, '99001', later)).toMatchObject({ ok: true, slip: { rows: [{ affectedS: 3_600 }] } });
    expect(makeSlip(incident, '99002', later)).toEqual({ ok: false, because: 'not-touched' });
    // The one that followed has the history of those that became part of it.
    const own = inputOf(incident, days, { ...given, commune: '99009' });
    expect(makeDossier(incident, own)).toMatchObject({
      commune: { code: '99009' },
      outages: [{ communeCode: '99001' }],
    });
    expect(communeThen(incident, '99009', later.state.registry)).toBe('99001');
  });

  it('is found under the old name too, where the merger was entered later than it was valid', () => {
    const incident = incidentOf(8, [
      [8, 'opened', view(['99001'])],
      [9, 'ended', view(['99001'])],
    ]);
    const days = [dayOf('s1', DAY, (hours) => hours >= 8 && hours < 9)];
    const given = { dayList: [DAY], registry: mergedOn(DAY) };
    for (const commune of ['99001', '99009']) {
      const input = inputOf(incident, days, { ...given, commune });
      expect(makeDossier(incident, input).outages).toMatchObject([{ communeCode: '99009', commune: 'xã Mới' }]);
      expect(makeSlip(incident, commune, input)).toMatchObject({ ok: true, slip: { rows: [{ affectedS: 3_600 }] } });
    }
  });

  it('goes with a site that was split off, and with that alone', () => {
    const seen = view(['99001'], { sites: ['s1', 's2'] });
    const incident = incidentOf(8, [
      [8, 'opened', seen],
      [9, 'ended', seen],
    ]);
    const days = ['s1', 's2'].map((site) => dayOf(site, DAY, (hours) => hours >= 8 && hours < 9));
    const registry = splitOn(NEXT);
    const own = inputOf(incident, days, { dayList: [DAY], registry, commune: '99009' });
    expect(makeDossier(incident, own).outages).toMatchObject([{ siteId: 's2', communeCode: '99001' }]);
    expect(makeSlip(incident, '99009', own)).toMatchObject({ ok: true, slip: { rows: [{ affectedS: 3_600 }] } });
    expect(communeThen(incident, '99009', registry)).toBe('99009');
    const before = inputOf(incident, days, { dayList: [DAY], registry, commune: '99001' });
    expect(makeDossier(incident, before).outages).toMatchObject([{ siteId: 's1' }, { siteId: 's2' }]);
  });

  it('shows a commune what is its own alone', () => {
    const incident = incidentOf(8, [[8, 'opened', view(['99001', '99002'])]]);
    const days = [dayOf('s1', DAY, () => true), dayOf('s2', DAY, () => true)];
    const dossier = makeDossier(incident, inputOf(incident, days, { commune: '99002' }));
    expect(dossier.outages.map(({ communeCode }) => communeCode)).toEqual(['99002']);
    expect(dossier.commune).toEqual({ code: '99002', name: 'xã Số 2' });
  });
});

describe('on a Wednesday that is swapped for a Saturday', () => {
  const swapped = { days: [{ day: DAY, off: 'swapped' as const }, { day: '2026-11-28' }] };
  const registryThen = (): Registry => ({ ...registryOf(), daysOff: new Map([[2026, swapped]]) });
  const seen = view(['99001'], { cause: 'service', scope: { kind: 'service', id: 'portal' }, trouble: 'slow' });
  const slow = incidentOf(8, [
    [8, 'opened', seen],
    [9, 'ended', seen],
  ]);
  const days = [dayOf('s1', DAY, (hours) => hours >= 8 && hours < 9, 'service.portal')];

  it('a slip counts no working minutes', () => {
    const on = (registry: Registry) => makeSlip(slow, '99001', inputOf(slow, days, { dayList: [DAY], registry }));
    expect(on(registryOf())).toMatchObject({ slip: { rows: [{ affectedS: 3_600 }] } });
    expect(on(registryThen())).toMatchObject({ slip: { rows: [{ affectedS: 0 }] } });
  });

  it('a dossier counts what may be down by the days that its time down is counted by', () => {
    const tally = { seconds: { down: 60 } };
    const target = { subject: 'service.portal', percent: 99, period: 'month', schedule: 'working-time' };
    const row = { siteId: 's1', subject: 'service.portal', working: tally, always: tally, targets: [target] };
    // A week with the day off alone, then one with both; its Tuesday is the country's own.
    for (const [last, workingHours] of [
      ['2026-11-27', 3 * 8],
      ['2026-11-29', 4 * 8],
    ] as const) {
      const reports = [{ from: '2026-11-23', to: last, rows: [row] }] as never;
      const [outage] = inputOf(slow, days, { dayList: [DAY], registry: registryThen(), reports }).outages;
      expect(outage?.targets).toMatchObject([{ allowedS: second(workingHours) / 100, ofThisS: 0 }]);
    }
  });
});

it('a slip counts the working time of its site, where that has hours of its own', () => {
  const seen = view(['99001'], { cause: 'service', scope: { kind: 'service', id: 'portal' }, trouble: 'slow' });
  const incident = incidentOf(11, [
    [11, 'opened', seen],
    [13, 'ended', seen],
  ]);
  const days = [dayOf('s1', DAY, (hours) => hours >= 11 && hours < 12, 'service.portal')];
  const registry = registryOf();
  const site = { id: 's1', unitCode: '99001', name: 'Trung tâm', workingHours: 'T2-T6 07:00-19:00' };
  const own: Registry = { ...registry, sites: new Map(registry.sites).set('s1', site) };
  const affected = (of: Registry) => {
    const made = makeSlip(incident, '99001', inputOf(incident, days, { dayList: [DAY], registry: of }));
    return made.ok && made.slip.rows.map(({ affectedS }) => affectedS);
  };
  expect(affected(registry)).toEqual([1_800]);
  expect(affected(own)).toEqual([7_200]);
});

describe('a slip', () => {
  const outage = () => [dayOf('s1', DAY, (hours) => hours >= 8 && hours < 9, 'service.portal')];
  const service = { cause: 'service' as const, scope: { kind: 'service' as const, id: 'portal' } };

  it('of a service that was slow counts working time while its commune was touched', () => {
    const seen = view(['99001'], { ...service, trouble: 'slow' });
    const incident = incidentOf(11, [
      [11.1, 'opened', seen],
      [13, 'changed', view(['99002'], { ...service, trouble: 'slow' })],
      [14, 'ended', seen],
    ]);
    const made = makeSlip(incident, '99001', inputOf(incident, outage(), { dayList: [DAY] }));
    expect(made).toMatchObject({ ok: true, slip: { about: 'service', scope: { name: 'Cổng' } } });
    // 11:00 to 11:30; the rest until 13:00 is lunch.
    expect(made.ok && made.slip.rows).toMatchObject([{ affectedS: 1_800, from: at(DAY, 11), to: at(DAY, 13) }]);
  });

  it('of a power cut and of a silence whose cause is not known yet is of the site', () => {
    const power = view(['99001'], { cause: 'power', causes: ['power'] });
    const causes = [{ site: 's1', from: at(DAY, 8), to: at(DAY, 9), cause: 'power' as const }];
    const silent = { ...dayOf('s1', DAY, () => false), evidence: NO_EVIDENCE };
    const cut = incidentOf(8, [
      [8, 'opened', power],
      [9, 'ended', power],
    ]);
    const made = makeSlip(cut, '99001', inputOf(cut, [silent], { causes, dayList: [DAY] }));
    expect(made.ok && made.slip).toMatchObject({
      about: 'power',
      rows: [{ subject: 'site', affectedS: 3_600, noDataS: 0 }],
    });
    const unknown = view(['99001'], { stage: 'provisional', causes: ['line', 'router', 'power'] });
    const waiting = incidentOf(8, [[8, 'opened', unknown]]);
    const waits = makeSlip(waiting, '99001', inputOf(waiting, [silent], { now: at(DAY, 9), dayList: [DAY] }));
    expect(waits.ok && waits.slip).toMatchObject({ about: 'silence', rows: [{ affectedS: 0, noDataS: 3_600 }] });
    expect(waits.ok && waits.slip.rows[0]).not.toHaveProperty('to');
  });

  it.each([
    ['one PC', view(['99001'], { cause: 'pc', scope: { kind: 'device', id: 'd' } }), 'not-about-a-system'],
    ['a switch of the office', view(['99001'], { cause: 'lan' }), 'not-about-a-system'],
    ['our own side', view(['99001'], { cause: 'collector', scope: { kind: 'province' } }), 'not-about-a-system'],
    [
      'a system behind its sign-in',
      view(['99001'], { cause: 'service', scope: { kind: 'province' } }),
      'not-about-a-system',
    ],
    ['the office’s own router', view(['99001'], { cause: 'router' }), 'not-about-a-system'],
    ['another commune', view(['99002']), 'not-touched'],
  ] as const)('there is none of %s', (_what, seen, because) => {
    const incident = incidentOf(8, [[8, 'opened', seen]]);
    expect(makeSlip(incident, '99001', inputOf(incident, []))).toEqual({ ok: false, because });
  });
});

it.each([
  ['month', '2026-11-01', '2026-11-30'],
  ['quarter', '2026-10-01', '2026-12-31'],
  ['year', '2026-01-01', '2026-12-31'],
] as const)('a %s is the one that a moment lies in', (period, first, last) => {
  expect(periodAround(period, at(DAY, 8))).toEqual({ first, last });
});
