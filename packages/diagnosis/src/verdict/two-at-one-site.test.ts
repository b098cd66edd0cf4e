import { describe, expect, it } from 'vitest';
import {
  backSite,
  FROM,
  failing,
  goodSite,
  madeTopology,
  madeWindow,
  sitesBut,
  usual,
  wentOff,
} from '../testing/made-window.ts';
import type { DeviceEvidence, PathResult, SiteEvidence } from './evidence.ts';
import { judge } from './judge.ts';

const COUNT = 30;
const verdictsOn = (site: SiteEvidence) =>
  judge(madeWindow(sitesBut(COUNT, (each, index) => (index === 4 ? site : each))), madeTopology(COUNT), usual);
const said = (site: SiteEvidence) =>
  verdictsOn(site)
    .map(({ stage, cause, scope }) => `${stage} ${cause} ${scope.id}`)
    .sort();

const everything = () => true;
const overTheLine = ({ path }: PathResult) => path !== 'gateway' && path !== 'data-network';
const cutOff = (device: DeviceEvidence): DeviceEvidence => ({ ...failing(device, everything), hasCarrier: false });
const each = (site: SiteEvidence, of: (device: DeviceEvidence, pc: number) => DeviceEvidence) => site.devices.map(of);
/** The line is dead, and what else is wrong with some of its PCs. */
const lineDead = (others: (device: DeviceEvidence, pc: number) => DeviceEvidence, pcs = 6): SiteEvidence => {
  const site = goodSite(4, pcs);
  return {
    ...backSite(
      site,
      each(site, (device, pc) => others(failing(device, overTheLine), pc)),
    ),
    heartbeats: {
      internet: { isHeard: false, since: FROM, watchers: 2 },
      'data-network': { isHeard: true, since: 0, watchers: 2 },
    },
  };
};

describe('behind a dead line', () => {
  it('a PC that does not even reach the router is cut off itself', () => {
    expect(said(lineDead((device, pc) => (pc === 3 ? cutOff(device) : device)))).toEqual([
      'final line site-4',
      'final pc pc-4-3',
    ]);
  });

  it('several that lost the router at once are a dead part of the LAN, and no PC is blamed', () => {
    expect(said(lineDead((device, pc) => (pc >= 5 ? cutOff(device) : device), 10))).toEqual([
      'final lan site-4',
      'final line site-4',
    ]);
  });

  it('the modem that is asked in vain says nothing where some PCs do not reach the router', () => {
    const site = { ...lineDead((device, pc) => (pc >= 5 ? cutOff(device) : device), 10), modem: 'silent' as const };
    expect(verdictsOn(site).find(({ cause }) => cause !== 'lan')).toMatchObject({ cause: 'line', alike: ['router'] });
  });
});

it('watchers behind a dead part of the LAN are unheard for that reason, and nothing beyond is blamed', () => {
  const site = goodSite(4, 10);
  const unheard = { isHeard: false, since: FROM, watchers: 2 };
  const devices = each(site, (device, pc) => (pc < 4 ? cutOff(device) : device));
  expect(said({ ...site, devices, heartbeats: { internet: unheard, 'data-network': unheard } })).toEqual([
    'final lan site-4',
  ]);
});

describe('both ways out dead', () => {
  const site = goodSite(4);
  const bothDead = (apartMs: number, modem: SiteEvidence['modem']): SiteEvidence => ({
    ...backSite(
      site,
      each(site, (device) => {
        const dead = failing(device, ({ path }) => path !== 'gateway');
        const results = dead.results.map((result) =>
          result.path === 'data-network' ? { ...result, since: FROM + apartMs } : result,
        );
        return { ...dead, results };
      }),
    ),
    modem,
  });

  it('at once are the router that passes nothing on, or the line, where the modem can’t be asked', () => {
    expect(verdictsOn(bothDead(0, 'unreadable'))).toMatchObject([{ cause: 'line', alike: ['router', 'data-network'] }]);
  });

  it('at once are one verdict too where the modem is asked and what it tells decides nothing', () => {
    expect(verdictsOn(bothDead(0, 'connected'))).toMatchObject([{ cause: 'line', alike: ['router', 'data-network'] }]);
  });

  it('at once are both ways where the modem tells that its line is disconnected', () => {
    expect(said(bothDead(0, 'disconnected'))).toEqual(['final data-network site-4', 'final line site-4']);
  });

  it('are not said of a data network that nobody watches', () => {
    const unwatched = each(site, (device) => {
      const dead = failing(device, ({ path }) => path !== 'gateway');
      return { ...dead, results: dead.results.filter(({ path }) => path !== 'data-network') };
    });
    const internet = { isHeard: false, since: FROM, watchers: 2 };
    const [verdict] = verdictsOn({ ...backSite(site, unwatched), heartbeats: { internet } });
    expect(verdict).toMatchObject({ cause: 'line', alike: ['router'] });
  });

  it('minutes apart are two faults, for a router takes both at once', () => {
    expect(said(bothDead(150_000, 'unreadable'))).toEqual(['final data-network site-4', 'final line site-4']);
  });
});

describe('outside of sessions', () => {
  const one = goodSite(4, 1);
  const aloneOnAHoliday = (device: DeviceEvidence): SiteEvidence => ({ ...backSite(one, [device]), time: 'outside' });

  it('an office whose PC ran all the while was not switched off', () => {
    const [pc] = one.devices as [DeviceEvidence];
    const [verdict] = verdictsOn(aloneOnAHoliday(failing(pc, ({ path }) => path !== 'gateway')));
    expect(verdict).toMatchObject({ cause: 'line', alike: ['router', 'data-network'] });
  });

  it('an office whose PCs were all off is switched off, whatever they tell of how they stopped', () => {
    const devices = wentOff(one, () => undefined);
    expect(said({ ...backSite(one, devices), time: 'outside' })).toEqual(['final switched-off site-4']);
  });
});

it('an office that everybody leaves, each PC taking its leave, is switched off in working time too', () => {
  const site = goodSite(4, 3);
  const devices = each(site, ({ device }) => ({ device, life: 'off', stop: 'clean', lastSeenAt: FROM, results: [] }));
  expect(said({ ...site, devices, heartbeats: {} })).toEqual(['final switched-off site-4']);
});

it('of a router that never answers a PC is told apart by what others get of the same', () => {
  const site = goodSite(4);
  const nameless = (device: DeviceEvidence) =>
    failing(
      device,
      ({ path }) => path === 'gateway' || path === 'names' || path === 'collector' || path === 'service',
      'name',
    );
  const devices = each(site, (device, pc) => (pc === 1 ? failing(device, everything) : nameless(device)));
  expect(said({ ...site, devices, gatewayAnswersAsARule: false })).toEqual(['final dns site-4', 'final pc pc-4-1']);
});

it('a question to the collector that went wrong is nothing where reports of that PC came since', () => {
  const site = goodSite(4);
  const asked = ({ path }: PathResult) => path === 'collector' || path === 'gateway';
  const devices = each(site, (device) => ({
    ...failing(device, ({ path }) => path === 'collector'),
    results: failing(device, ({ path }) => path === 'collector').results.filter(asked),
    isLive: true,
  }));
  expect(said({ ...site, devices, heartbeats: {}, time: 'outside' })).toEqual([]);
  const past = devices.map((device) => ({ ...device, isLive: false }));
  expect(said({ ...site, devices: past, heartbeats: {}, time: 'outside' })).toEqual(['final line site-4']);
});

describe('a PC that ran on while its site lost its router', () => {
  const site = goodSite(4, 5);
  const off = wentOff(site, () => 'unclean');
  const ranOn = (hasBattery: boolean) =>
    each(site, (device, pc) => (pc === 4 ? { ...cutOff(device), hasBattery } : (off[pc] as DeviceEvidence)));

  it('on a battery of its own speaks for a power cut like those that stopped', () => {
    const [verdict] = verdictsOn(backSite(site, ranOn(true)));
    expect(verdict).toMatchObject({ cause: 'power' });
    expect(verdict?.confidence).toBeGreaterThan(0.9);
  });

  it('speaks against no cut where a UPS tells that the mains are gone', () => {
    const onUps = each(site, (device, pc) =>
      pc === 4 ? { ...device, hasBattery: false } : (off[pc] as DeviceEvidence),
    );
    const told = verdictsOn({ ...backSite(site, onUps), ups: 'battery' });
    expect(told[0]).toMatchObject({ cause: 'power' });
  });

  it('without one had its mains: what stopped the others was no power cut of the site', () => {
    const alone = backSite(
      site,
      each(site, (device) => ({ ...cutOff(device), hasBattery: false })),
    );
    expect(verdictsOn(alone)[0]?.cause).not.toBe('power');
    expect(verdictsOn(alone)[0]?.alike).not.toContain('power');
  });
});
