import { expect, it } from 'vitest';
import { at, playedState } from '../incidents/testing/made-province.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { checkPaths } from './check-paths.ts';
import { pcsBySite } from './register-topology.ts';
import { witnessesBySite } from './site-evidence.ts';
import { windowEvidence } from './window-evidence.ts';

const REFLECTORS = [{ id: 'collector', path: 'internet' }] as const;
const siteIn = (state: FleetState, from: number, to: number, now: number) => {
  const paths = checkPaths(state.registry.services.values(), REFLECTORS);
  const look = { span: { from, to }, now, paths, witnesses: witnessesBySite(state) };
  const found = windowEvidence(state, pcsBySite(state), look).sites.find(({ site }) => site === 'site-0');
  if (found === undefined) throw new Error('the site is not in the evidence');
  return found;
};
const made = { sites: 2, pcs: 3 };
const lineDies = { line: (site: number, time: number) => site === 0 && time >= at(20) && time < at(35) };

it('tells of a good site who watches, who reported, and what each found on each path', async () => {
  const site = siteIn(await playedState({ ...made, minutes: 20, wrong: {} }), at(15), at(20), at(20));
  expect(site).toMatchObject({
    time: 'working',
    heartbeats: { internet: { isHeard: true, watchers: 2 } },
    reports: { due: 3, came: 3 },
    gatewayAnswersAsARule: true,
    modem: 'unreadable',
  });
  expect(site.devices.map(({ life, hasCarrier }) => [life, hasCarrier])).toEqual(Array(3).fill(['running', true]));
  const paths = site.devices[0]?.results.map(({ path, service, failed }) => [path, service, failed]);
  expect(paths).toContainEqual(['gateway', undefined, 0]);
  expect(paths).toContainEqual(['internet', undefined, 0]);
  expect(paths).toContainEqual(['service', 'portal', 0]);
});

it('knows nothing of the PCs of a site while it is silent', async () => {
  const site = siteIn(await playedState({ ...made, minutes: 25, wrong: lineDies }), at(20), at(25), at(25));
  expect(site).toMatchObject({ isBack: false, heartbeats: { internet: { isHeard: false, watchers: 2 } } });
  expect(site.silentSince).toBeLessThan(at(20.1));
  expect(site.devices.map(({ life }) => life)).toEqual(['unknown', 'unknown', 'unknown']);
});

it('takes nothing that a modem or a UPS told before for what they would tell of a site that is silent now', async () => {
  const told = async (minutes: number, onBattery: boolean): Promise<FleetState> => {
    const state = await playedState({ ...made, minutes, wrong: lineDies });
    const isThere = ([id]: readonly [string, unknown]) => state.registry.devices.get(id)?.siteId === 'site-0';
    const turns = new Map([
      ['ups\nups\nonBattery', [{ at: at(1), value: onBattery }]],
      ['wan\nwan\nconnected', [{ at: at(1), value: true }]],
    ]);
    const traces = [...state.traces].filter(isThere).map(([id, trace]) => [id, { ...trace, turns }] as const);
    return { ...state, traces: new Map([...state.traces, ...traces]) };
  };
  const before = siteIn(await told(20, false), at(15), at(20), at(20));
  expect(before).toMatchObject({ ups: 'mains', modem: 'connected' });
  const silent = siteIn(await told(25, false), at(20), at(25), at(25));
  expect(silent).toMatchObject({ isBack: false, modem: 'unreadable' });
  expect(silent.ups).toBeUndefined();
  expect(siteIn(await told(25, true), at(20), at(25), at(25)).ups).toBe('battery');
});

it('has what a site that is back sent of its silence, and nothing of it in the present', async () => {
  const state = await playedState({ ...made, minutes: 37, wrong: lineDies });
  const past = siteIn(state, at(21), at(31), at(37));
  expect(past).toMatchObject({ isBack: true, reports: { due: 3, came: 0 } });
  for (const { results } of past.devices) {
    expect(results.find(({ path }) => path === 'gateway')).toMatchObject({ failed: 0 });
    expect(results.filter(({ path }) => path === 'collector')).toSatisfy(
      (all: { failed: number; attempts: number }[]) => all.every(({ failed, attempts }) => failed === attempts),
    );
  }
  const now = siteIn(state, at(32), at(37), at(37));
  expect(now.silentSince).toBeUndefined();
  expect(now.devices.flatMap(({ results }) => results.filter(({ failed }) => failed > 0))).toEqual([]);
});

it.each([
  ['within the silence', 31],
  ['after they were up again', 35.9],
])(
  'has PCs that lost their power as off, with their last report and how they stopped, of a window that ends %s',
  async (_, until) => {
    const power = (site: number, time: number) => site === 0 && time >= at(20) && time < at(35);
    const state = await playedState({ ...made, minutes: 41, wrong: { power } });
    const { devices } = siteIn(state, at(21), at(until), at(41));
    expect(devices.map(({ life, stop }) => [life, stop])).toEqual(Array(3).fill(['off', 'unclean']));
    for (const { lastSeenAt } of devices) expect(Math.abs((lastSeenAt ?? 0) - at(20))).toBeLessThanOrEqual(60_000);
  },
);

it('does not know how power was where PCs say that they crashed', async () => {
  const power = (site: number, time: number) => site === 0 && time >= at(20) && time < at(35);
  const state = await playedState({ ...made, minutes: 41, wrong: { power, isCrash: true } });
  const { devices } = siteIn(state, at(21), at(31), at(41));
  expect(devices.map(({ life, stop }) => [life, stop])).toEqual(Array(3).fill(['off', undefined]));
});

it('has stretches in which the collector was off', async () => {
  const collector = (time: number) => time >= at(20) && time < at(24);
  const state = await playedState({ ...made, minutes: 26, wrong: { collector } });
  const look = { paths: checkPaths([], REFLECTORS), witnesses: new Map() };
  const { collector: own } = windowEvidence(state, pcsBySite(state), {
    ...look,
    span: { from: at(21), to: at(26) },
    now: at(26),
  });
  expect(own.off).toMatchObject([{ to: at(24) }]);
});
