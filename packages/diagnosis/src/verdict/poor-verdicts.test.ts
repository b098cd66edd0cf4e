import { describe, expect, it } from 'vitest';
import { madeTopology, madeWindow, sitesBut, usual } from '../testing/made-window.ts';
import type { DeviceEvidence, PathResult, SiteEvidence } from './evidence.ts';
import { judge } from './judge.ts';

const COUNT = 30;
const at = (index: number, change: (site: SiteEvidence) => SiteEvidence) =>
  sitesBut(COUNT, (site, each) => (each === index ? change(site) : site));
const verdictsOn = (sites: readonly SiteEvidence[]) => judge(madeWindow(sites), madeTopology(COUNT), usual);
const said = (sites: readonly SiteEvidence[]) =>
  verdictsOn(sites).map(({ stage, cause, scope }) => `${stage} ${cause} ${scope.kind} ${scope.id ?? ''}`.trim());
const change = (site: SiteEvidence, of: (device: DeviceEvidence, pc: number) => DeviceEvidence): SiteEvidence => ({
  ...site,
  devices: site.devices.map(of),
});

describe('packets that get lost', () => {
  const losing = (device: DeviceEvidence, path: PathResult['path'], share: number): DeviceEvidence => ({
    ...device,
    results: device.results.map((result) =>
      result.path === path ? { ...result, failed: Math.round(result.attempts * share) } : result,
    ),
  });

  it('to the gateway from one PC are that PC’s, from many the LAN’s', () => {
    const one = at(4, (site) => change(site, (device, pc) => (pc === 3 ? losing(device, 'gateway', 0.2) : device)));
    expect(said(one)).toEqual(['final pc device pc-4-3']);
    expect(said(at(4, (site) => change(site, (device) => losing(device, 'gateway', 0.2))))).toEqual([
      'final lan site site-4',
    ]);
  });

  it('on the line of one site are the line’s, of many the provider’s', () => {
    const poor = (site: SiteEvidence) => change(site, (device) => losing(device, 'internet', 0.25));
    expect(said(at(4, poor))).toEqual(['final line site site-4']);
    const many = sitesBut(COUNT, (site, index) => (index % 3 === 0 ? poor(site) : site));
    expect(said(many)).toEqual(['final isp isp ISP 0']);
  });

  it('do not come into it where they come late: a line is slow though one PC alone watches it', () => {
    const late = (site: SiteEvidence) =>
      change({ ...site, devices: site.devices.slice(0, 1), reports: { due: 1, came: 1 } }, (device) => ({
        ...device,
        results: device.results.map((result) => (result.path === 'internet' ? { ...result, wayMs: 400 } : result)),
      }));
    expect(verdictsOn(at(4, late))).toMatchObject([{ trouble: 'slow', cause: 'line', scope: { id: 'site-4' } }]);
    const oneOfTwo = at(4, (site) =>
      change(site, (device, pc) => (pc === 0 ? (late(site).devices[0] ?? device) : device)),
    );
    expect(verdictsOn(oneOfTwo)).toEqual([]);
  });
});
