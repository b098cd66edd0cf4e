import { isTold } from '@mach/diagnosis';
import type { Incident } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createFold } from '../state/fold.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { at, type MadeProvince, MINUTE_MS, playProvince, START } from './testing/made-province.ts';

const made: MadeProvince = { sites: 9, pcs: 4, minutes: 45, wrong: {} };
const during = (from: number, to: number) => (time: number) => time >= at(from) && time < at(to);
const atSite = (isHit: (site: number) => boolean, from: number, to: number) => (site: number, time: number) =>
  isHit(site) && during(from, to)(time);
const first = (site: number) => site === 0;
/** Minutes since the start, as far as told. */
const minutesOf = (time: number | undefined) => (time === undefined ? undefined : (time - START) / MINUTE_MS);
const stepsOf = ({ steps }: Incident) =>
  steps.map(({ type, view }) => `${type} ${view.stage} ${view.causes.toSorted().join(' ')}`);

it('opens nothing where nothing is wrong', async () => {
  expect((await playProvince(made)).incidents).toEqual([]);
});

describe('a line that dies', () => {
  const play = () => playProvince({ ...made, wrong: { line: atSite(first, 20, 35) } });

  it('is one incident: a set of causes within a minute, one cause when its site has told, and over since the site is back', async () => {
    const { incidents, firstSeenAt } = await play();
    expect(incidents.map(stepsOf)).toEqual([
      ['opened provisional line power router', 'changed final line', 'ended final line'],
    ]);
    const [incident] = incidents as [Incident];
    expect((firstSeenAt.get(1) ?? 0) - at(20)).toBeLessThanOrEqual(MINUTE_MS);
    expect((incident.steps[1]?.at ?? 0) - at(35)).toBeLessThanOrEqual(5 * MINUTE_MS);
    expect(minutesOf(incident.since)).toBeCloseTo(20, 0);
    expect(minutesOf(incident.endedAt)).toBeCloseTo(35, 1);
    expect(incident).toMatchObject({
      scope: { kind: 'site', id: 'site-0' },
      communes: ['00010'],
      communesTouched: ['00010'],
      alike: ['router'],
      vantages: 4,
    });
    expect(incident.evidence.map(({ code }) => code)).toContain('pcs-kept-running');
  });

  it('is the same in a replay of the journal', async () => {
    const { entries, incidents } = await play();
    const replayed = createFold(FOLD_LIMITS, () => {});
    for (const entry of entries) replayed.entry(entry);
    expect([...replayed.state.incidents.values()]).toEqual(incidents);
    expect((await play()).entries).toEqual(entries);
  });

  it('that comes and goes within minutes stays one incident', async () => {
    const line = (site: number, time: number) =>
      site === 0 && during(20, 32)(time) && (time - at(20)) % (3 * MINUTE_MS) < 2 * MINUTE_MS;
    const { incidents } = await playProvince({ ...made, wrong: { line } });
    expect(incidents.map(stepsOf)).toEqual([
      ['opened provisional line power router', 'changed final line', 'ended final line'],
    ]);
    expect(minutesOf(incidents[0]?.endedAt)).toBeGreaterThan(30);
  });
});

it('blames a provider for all its sites at once, with what was good elsewhere', async () => {
  const { incidents } = await playProvince({ ...made, wrong: { line: atSite((site) => site % 3 === 0, 20, 35) } });
  expect(incidents).toMatchObject([
    { cause: 'isp', stage: 'final', scope: { kind: 'isp', id: 'ISP 0' }, sites: ['site-0', 'site-3', 'site-6'] },
  ]);
  expect(incidents[0]?.evidence).toContainEqual({ code: 'other-providers-good', parameters: { sites: 6 } });
});

it('grows with the sites that follow, and takes in what was an incident of its own', async () => {
  const line = (site: number, time: number) => site % 3 === 0 && during(site === 0 ? 20 : 22, 35)(time);
  const { incidents } = await playProvince({ ...made, wrong: { line } });
  expect(incidents.filter(({ into }) => into === undefined)).toMatchObject([
    { number: 1, cause: 'isp', communesTouched: ['00010', '00013', '00016'] },
  ]);
  expect(minutesOf(incidents[0]?.since)).toBeCloseTo(20, 0);
});

it('names a power cut by the unclean stops, and holds the sites of a commune together', async () => {
  const two = (site: number) => site < 2;
  const { incidents } = await playProvince({
    ...made,
    commune: (site) => site >> 1,
    wrong: { power: atSite(two, 20, 35) },
  });
  expect(incidents).toMatchObject([
    { cause: 'power', stage: 'final', scope: { kind: 'commune', id: '00010' }, sites: ['site-0', 'site-1'] },
  ]);
  expect(incidents[0]?.evidence.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['pcs-went-off-at-once', 'unclean-stops', 'neighbours-silent']),
  );
});

it('tells a dead switch from a dead router by what hangs where in the site, and says so where nobody knows', async () => {
  const wrong = { link: atSite(first, 20, 35) };
  const unknown = await playProvince({ ...made, wrong });
  expect(unknown.incidents).toMatchObject([{ cause: 'not-enough-evidence', alike: ['router', 'lan'], stage: 'final' }]);
  const known = await playProvince({ ...made, wrong, hasSwitch: true });
  expect(known.incidents).toMatchObject([{ cause: 'lan', stage: 'final', scope: { id: 'site-0' } }]);
});

it('has one incident of a service that fails for everybody, from its first failures to its last', async () => {
  const { incidents, firstSeenAt } = await playProvince({ ...made, wrong: { service: during(20, 35) } });
  expect(incidents).toMatchObject([{ cause: 'service', stage: 'final', scope: { kind: 'service', id: 'portal' } }]);
  expect(incidents[0]?.communesTouched).toHaveLength(9);
  expect(minutesOf(incidents[0]?.since)).toBeCloseTo(20, 0);
  expect(minutesOf(firstSeenAt.get(1))).toBeLessThan(22);
  expect(Math.abs((minutesOf(incidents[0]?.endedAt) ?? 0) - 35)).toBeLessThan(5);
});

it('knows a slow service by what is usual of it, and judges nobody’s slowness in the first fourteen days', async () => {
  const slow = { ...made, minutes: 60, wrong: { slow: during(30, 50) } };
  expect((await playProvince(slow)).incidents).toEqual([]);
  const { incidents } = await playProvince({ ...slow, knownDays: 30 });
  expect(incidents).toMatchObject([{ cause: 'service', trouble: 'slow', scope: { kind: 'service', id: 'portal' } }]);
});

describe('a collector that was off', () => {
  it('for half a minute is no incident, and makes none', async () => {
    const { incidents } = await playProvince({ ...made, wrong: { collector: during(20, 20.5) } });
    expect(incidents).toEqual([]);
  });

  it('for minutes is an incident of its own, over when it is back, and of nobody else', async () => {
    const { incidents } = await playProvince({ ...made, wrong: { collector: during(20, 26) } });
    expect(incidents.map(stepsOf)).toEqual([['opened final collector', 'ended final collector']]);
    expect(minutesOf(incidents[0]?.endedAt)).toBeCloseTo(26, 1);
  });

  it('and finds nobody left says that it may be its own side, and nothing of names or of single lines', async () => {
    const line = (_: number, time: number) => time >= at(22);
    const { incidents } = await playProvince({ ...made, wrong: { line, collector: during(20, 26) } });
    const open = incidents.filter(({ endedAt }) => endedAt === undefined);
    expect(open).toMatchObject([{ stage: 'provisional', scope: { kind: 'province' } }]);
    expect(open[0]?.causes).toContain('collector');
    expect(incidents.flatMap(({ steps }) => steps.map(({ view }) => view.cause))).not.toContain('dns');
  });

  it('opens nothing for what its absence hid and late reports tell of', async () => {
    const wrong = { line: atSite(first, 20, 35), service: during(20, 35), collector: during(19, 36) };
    const { incidents } = await playProvince({ ...made, minutes: 60, wrong });
    expect(incidents.map(({ cause }) => cause)).toEqual(['collector']);
  });

  it('in the middle of an incident goes on with it, and still finds its cause', async () => {
    const wrong = { line: atSite(first, 20, 35), collector: during(25, 26) };
    const { incidents } = await playProvince({ ...made, wrong });
    expect(incidents.map(stepsOf)).toEqual([
      ['opened provisional line power router', 'changed final line', 'ended final line'],
    ]);
  });
});

it.each([
  ['in the middle of the morning', 40, 5],
  ['as lunch begins', 209, 11],
])('calls nobody’s names dead whose PCs come back after minutes without power, %s', async (_, from, minutes) => {
  const power = (site: number, time: number) => site < 2 && during(from, from + minutes)(time);
  const { incidents } = await playProvince({ ...made, sites: 3, minutes: from + minutes + 12, wrong: { power } });
  expect(incidents.flatMap(({ causes }) => causes)).not.toContain('dns');
});

describe('a PC that says all day that no system answers', () => {
  const lies = (site: number, time: number, pc: number) => site === 0 && pc === 0 && time >= at(10);

  it('is one incident of its own that nobody is told of, where its site contradicts it', async () => {
    const { incidents } = await playProvince({ ...made, sites: 5, pcs: 2, minutes: 3 * 60, wrong: { lies } });
    expect(incidents).toMatchObject([{ scope: { kind: 'device' }, cause: 'pc' }]);
    expect(incidents.filter(isTold)).toEqual([]);
  });

  it('makes no system dead for all where it is the only PC of its site', async () => {
    const { incidents } = await playProvince({ ...made, pcs: 1, minutes: 3 * 60, wrong: { lies } });
    expect(incidents.map(({ scope }) => scope.kind)).toEqual(['device']);
    expect(incidents.filter(isTold)).toEqual([]);
  });
});

it('opens nothing when everybody switches off for the night, one after another', async () => {
  // From 17:00 in Vietnam on.
  const power = (site: number, time: number) => time >= at(9 * 60 + (site % 7));
  const { incidents } = await playProvince({ ...made, sites: 4, minutes: 11 * 60, wrong: { power } });
  expect(incidents).toEqual([]);
});

describe('a PC that is shut down by its user', () => {
  const left = (from: number, ...pcs: number[]) => ({
    off: (site: number, time: number, pc: number) => site === 0 && pcs.includes(pc) && time >= at(from),
  });

  it.each([
    ['the two that watch the line, while the third goes on', [0, 1]],
    ['all of an office', [0, 1, 2]],
  ])('is not missed in working hours: %s', async (_, pcs) => {
    const { incidents, state } = await playProvince({ ...made, sites: 2, minutes: 60, wrong: left(20, ...pcs) });
    expect(incidents).toEqual([]);
    expect(state.silences.get('site-0') ?? []).toEqual([]);
  });

  it('keeps nobody from finding that the line of those who go on is cut', async () => {
    const wrong = { ...left(20, 0), line: (site: number, time: number) => site === 0 && time >= at(30) };
    const { incidents, firstSeenAt } = await playProvince({ ...made, sites: 2, minutes: 40, wrong });
    expect(incidents).toMatchObject([{ trouble: 'down', sites: ['site-0'] }]);
    expect(firstSeenAt.get(1)).toBeLessThanOrEqual(at(31));
  });

  it('is missed again from when it has come back', async () => {
    const off = (site: number, time: number) => site === 0 && time >= at(20) && time < at(30);
    const line = (site: number, time: number) => site === 0 && time >= at(40);
    const { incidents } = await playProvince({ ...made, sites: 2, minutes: 50, wrong: { off, line } });
    expect(incidents).toMatchObject([{ trouble: 'down', sites: ['site-0'] }]);
  });
});
