import { describe, expect, it } from 'vitest';
import { makeProvince } from '../province.ts';
import type { Fault, Trouble } from '../scenario.ts';
import { breakers } from './breakers.ts';
import { drawScenario } from './draw-scenario.ts';
import { PAIRS, PARTS } from './fault-parts.ts';
import { observeSite } from './observe.ts';
import { observe } from './observe-province.ts';
import { sessionTime } from './session.ts';
import type { Rates } from './surroundings.ts';
import { makeWorld } from './world.ts';

/** Monday, 2 November 2026, 00:00 in Vietnam. */
const MONDAY = Date.UTC(2026, 10, 1, 17);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = MONDAY + 9 * HOUR;
const province = makeProvince({ seed: 5, communes: 12, devicesPerCommune: [12, 20] });
const site = province.communes[3]?.sites[0]?.id ?? '';
const worldOf = (...faults: readonly Fault[]) => makeWorld(province, { name: 'test', faults }, { seed: 1 });
const at = (trouble: Trouble): Fault => ({ ...trouble, where: { site }, from: FROM, to: FROM + 30 * MINUTE });
const seen = (trouble: Trouble, from: number, knownAt: number) => {
  const world = worldOf(at(trouble));
  const found = world.sites.find((each) => each.site.id === site);
  if (found === undefined) throw new Error('the province has no such site');
  return observeSite(world, found, { from, to: from + 5 * MINUTE, knownAt });
};
const afterwards = (trouble: Trouble) => seen(trouble, FROM + 2 * MINUTE, FROM + HOUR);

it('gives the same for the same question, and nothing silent where nothing breaks', () => {
  const window = { from: FROM, to: FROM + 5 * MINUTE, knownAt: FROM + 6 * MINUTE };
  const observed = observe(worldOf(), window);
  expect(observe(worldOf(), window)).toEqual(observed);
  expect(observed.sites.every(({ silentSince, devices }) => silentSince === undefined && devices.length > 0)).toBe(
    true,
  );
});

describe('a site whose line is dead', () => {
  it('is known by silence alone while it lasts', () => {
    const { silentSince, isBack, heartbeats } = seen({ type: 'router-down' }, FROM - 3 * MINUTE, FROM + 2 * MINUTE);
    expect(isBack).toBe(false);
    expect(silentSince).toBeLessThan(FROM);
    expect(FROM - (silentSince ?? 0)).toBeLessThanOrEqual(15_000);
    expect(heartbeats.internet?.isHeard).toBe(false);
  });

  it('tells afterwards what it saw', () => {
    const { isBack, devices, gatewayAnswersAsARule } = afterwards({ type: 'line-down' });
    const told = devices.filter(({ life }) => life === 'running');
    expect(isBack || told.length > 0).toBe(true);
    for (const { results } of told) {
      const of = (path: string) => results.find((each) => each.path === path);
      if (gatewayAnswersAsARule) expect(of('gateway')?.failed).toBeLessThan(of('gateway')?.attempts ?? 0);
      if (of('internet') !== undefined) expect(of('internet')?.failed).toBe(of('internet')?.attempts);
    }
  });
});

it('has PCs that lost their power tell that they were off', () => {
  const { devices } = afterwards({ type: 'power-cut' });
  const off = devices.filter(({ life }) => life === 'off');
  expect(off.length).toBeGreaterThan(devices.length / 2);
  expect(off.filter(({ stop }) => stop === 'unclean').length).toBeGreaterThan(
    off.filter(({ stop }) => stop === 'clean').length,
  );
});

it('leaves PCs by air alone when a switch dies', () => {
  const { devices } = afterwards({ type: 'lan-down', how: 'switch' });
  for (const { isWireless, life, results } of devices) {
    if (life !== 'running') continue;
    const gateway = results.find(({ path }) => path === 'names');
    if (gateway !== undefined && !isWireless) expect(gateway.failed).toBe(gateway.attempts);
  }
});

it('has sessions, their ends, and holidays', () => {
  const times = [9, 11.4, 12.5, 14, 17.2, 20].map((hour) => sessionTime(MONDAY + hour * HOUR, new Set()));
  expect(times).toEqual(['working', 'closing', 'outside', 'working', 'closing', 'outside']);
  expect(sessionTime(FROM, new Set([MONDAY]))).toBe('outside');
  expect(sessionTime(MONDAY - 5 * HOUR, new Set())).toBe('outside');
});

it('throws breakers at two of five sites', () => {
  const thrown = breakers(makeProvince({ seed: 1, communes: 200 }), 1, { around: FROM, lastsMs: HOUR });
  expect(thrown.length / 300).toBeGreaterThan(0.33);
  expect(thrown.length / 300).toBeLessThan(0.47);
});

it.each(PARTS)('draws a scenario of %s, the same for the same key', (part) => {
  const world = worldOf();
  const drawn = [1, 2, 3].map((key) => drawScenario(world, key, { count: 1, monday: MONDAY, part }));
  expect(drawn.some(({ faults }) => faults.length > 0)).toBe(true);
  expect(drawScenario(world, 1, { count: 1, monday: MONDAY, part })).toEqual(drawn[0]);
});

it('draws two faults of one site, each of every pair, and a collector that is off around a fault', () => {
  const world = worldOf();
  const pairs = Array.from({ length: 80 }, (_, key) =>
    drawScenario(world, key, { count: 2, monday: MONDAY, setting: 'pair' }).faults.map(({ type, where }) => ({
      type,
      site:
        'site' in where
          ? where.site
          : world.sites.find((each) =>
              each.devices.some(({ device }) => 'device' in where && device.id === where.device),
            )?.site.id,
    })),
  );
  const both = pairs.filter(({ length }) => length === 2);
  expect(both.length).toBeGreaterThan(PAIRS.length);
  for (const [one, other] of both) expect(one?.site).toBe(other?.site);
  expect(new Set(both.map((each) => each.map(({ type }) => type).join())).size).toBeGreaterThan(5);
  const { scenario, faults } = drawScenario(world, 1, { count: 1, monday: MONDAY, setting: 'restart' });
  expect(scenario.faults.filter((fault) => !faults.includes(fault)).map(({ type }) => type)).toEqual([
    'collector-down',
  ]);
});

it('takes no line for dead of which one packet is lost: two more confirm it', () => {
  const { devices } = seen({ type: 'line-poor', lossRatio: 0.3, addedDelayMs: 0 }, FROM + 5 * MINUTE, FROM + HOUR);
  const watched = devices.flatMap(({ results }) => results.filter(({ path }) => path === 'internet'));
  expect(watched.length).toBe(2);
  for (const { attempts, failed } of watched) {
    expect(failed).toBeGreaterThan(0);
    expect(attempts - failed).toBeGreaterThan(attempts / 2);
    // Twenty looks, and a packet more or two for each that was lost.
    expect(attempts).toBeGreaterThan(20);
  }
});

describe('who is heard', () => {
  const first = worldOf().sites.find((each) => each.site.id === site);
  const observed = (faults: readonly Fault[], from: number, rates: Partial<Rates> = {}) => {
    const world = worldOf(...faults);
    const own = { ...world, rates: { ...world.rates, ...rates } };
    const found = own.sites.find((each) => each.site.id === site);
    if (found === undefined) throw new Error('the province has no such site');
    return observeSite(own, found, { from, to: from + 5 * MINUTE, knownAt: from + 5 * MINUTE });
  };

  it('is due only once it has reported since it is on', () => {
    // All come back at once when the breaker is closed, half an hour later; for five minutes some have not sent yet.
    const off = at({ type: 'switched-off', how: 'breaker' });
    for (let back = 0; back <= 12; back++) {
      const { reports } = observed([off], off.to - 5 * MINUTE + back * (MINUTE / 2));
      expect(reports.due - reports.came).toBe(0);
    }
    expect(first?.devices.length).toBeGreaterThan(3);
  });

  it('is not missed where it took its leave, and is where it could not', () => {
    const people = at({ type: 'switched-off', how: 'people' });
    const left = observed([people], FROM + 8 * MINUTE, { farewells: 1 });
    expect(left.silentSince).toBeUndefined();
    expect(left.devices.filter(({ life, stop }) => life === 'off' && stop === 'clean').length).toBeGreaterThan(3);
    const thrown = observed([at({ type: 'switched-off', how: 'breaker' })], FROM - 3 * MINUTE, { farewells: 1 });
    expect(thrown.silentSince).toBeDefined();
  });

  it('still is while no name is found: reports go where the name led last', () => {
    const { reports, silentSince } = observed([at({ type: 'dns-down' })], FROM + 5 * MINUTE);
    expect(reports.came).toBe(reports.due);
    expect(silentSince).toBeUndefined();
  });
});
