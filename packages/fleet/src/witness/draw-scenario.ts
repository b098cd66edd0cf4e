import { draw, drawInteger, drawOne } from '../noise.ts';
import type { FleetSite, Province } from '../province.ts';
import type { Fault, Scenario } from '../scenario.ts';
import { breakers } from './breakers.ts';
import type { World } from './world.ts';

/** A scenario of a family, with the stretch in which all of its faults stand. */
export interface DrawnScenario {
  readonly family: string;
  readonly scenario: Scenario;
  /** Faults that are looked for; the others (breakers thrown, presses by chance) stand around them. */
  readonly faults: readonly Fault[];
  readonly from: number;
  readonly to: number;
}

type Part = Parameters<typeof makeFault>[0]['part'];

/** What can break, and how often each is drawn. */
export const PARTS = [
  'line-down', 'line-down', 'line-down', 'line-poor', 'line-slow', 'router-down', 'router-stuck', 'lan-switch', 'lan-cable',
  'lan-part', 'lan-poor', 'power-site', 'power-area', 'people-off', 'isp-down', 'isp-part', 'isp-poor', 'data-network-all',
  'data-network-part', 'data-network-leg', 'data-network-poor', 'dns-isp', 'dns-site', 'service-down', 'service-part', 'service-slow',
  'service-slow-part', 'application-down', 'certificate', 'service-by-isp', 'pc-cut-off', 'pc-lossy', 'pc-busy', 'pc-misreports', 'uplink',
] as const;

/** Extra families: the time of day and the habits of people around the same faults. */
export type Setting = 'day' | 'closing' | 'breakers' | 'holiday';

const MINUTE_MS = 60_000;

/** Draws `count` faults of different parts, begun within some minutes of each other, each at a place of its own. */
export function drawScenario(
  world: Pick<World, 'province' | 'around'>,
  key: number,
  given: { readonly count: number; readonly monday: number; readonly setting?: Setting; readonly part?: string },
): DrawnScenario {
  const setting = given.setting ?? 'day';
  const day = given.monday + drawInteger(key, 'day', [0, 4]) * 86_400_000;
  const start = day + startOf(setting, key);
  const lasts = drawInteger(key, 'lasts', [23, 50]) * MINUTE_MS;
  const faults: Fault[] = [];
  const used: Used = { sites: new Set(), isps: new Set(), services: new Set(), kinds: new Set() };
  for (let index = 0; index < given.count; index++) {
    const name = `fault ${index}`;
    const from = start + Math.round(draw(key, `${name} begins`) * 4 * MINUTE_MS);
    for (let attempt = 0; attempt < 20; attempt++) {
      const part = index === 0 && given.part !== undefined ? (given.part as Part) : drawOne(key, `${name} part ${attempt}`, PARTS);
      if (setting === 'holiday' && part === 'people-off') continue;
      const fault = makeFault({ part, world, key, name: `${name} ${attempt}`, from, to: from + lasts, used });
      if (fault === undefined) continue;
      faults.push(...fault);
      break;
    }
  }
  const habits = setting === 'breakers' ? breakers(world.province, key, { around: start + 10 * MINUTE_MS, lastsMs: 90 * MINUTE_MS, except: used.sites }) : [];
  const scenario = { name: faults.map(({ type }) => type).join(' + '), faults: [...faults, ...habits] };
  const from = Math.max(start, ...faults.map((fault) => fault.from));
  return { family: `${given.count} ${setting}`, scenario, faults, from, to: Math.min(...faults.map((fault) => fault.to)) };
}

function startOf(setting: Setting, key: number): number {
  // Vietnam's 07:00 is UTC's midnight; days are given by their local midnight.
  const hour = 60 * MINUTE_MS;
  if (setting === 'closing' || setting === 'breakers') return 11.25 * hour + draw(key, 'minute') * 10 * MINUTE_MS;
  return drawOne(key, 'hour', [8, 9, 10, 14, 15]) * hour + draw(key, 'minute') * 40 * MINUTE_MS;
}

interface Used {
  readonly sites: Set<string>;
  readonly isps: Set<string>;
  readonly services: Set<string>;
  readonly kinds: Set<string>;
}

function makeFault(at: {
  readonly part: (typeof PARTS)[number];
  readonly world: Pick<World, 'province' | 'around'>;
  readonly key: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly used: Used;
}): readonly Fault[] | undefined {
  const { part, world, key, name, from, to, used } = at;
  const sites = world.province.communes.flatMap((commune) => commune.sites);
  const site = drawOne(key, `${name} site`, sites);
  const span = { from, to };
  const between = (what: string, low: number, high: number) => low + (high - low) * draw(key, `${name} ${what}`);
  const onSite = (fault: (where: { readonly site: string }) => Fault, fits = true) =>
    !fits || used.sites.has(site.id) || used.isps.has(site.isp) ? undefined : (used.sites.add(site.id), [fault({ site: site.id })]);
  const onDevice = (fault: (where: { readonly device: string }) => Fault, seated: boolean) => {
    const devices = world.around.get(site.id)?.devices ?? [];
    const device = seated ? devices[drawInteger(key, `${name} seat`, [0, Math.min(1, devices.length - 1)])] : drawOne(key, `${name} device`, devices);
    return used.sites.has(site.id) || used.isps.has(site.isp) || device === undefined ? undefined : (used.sites.add(site.id), [fault({ device: device.id })]);
  };
  const once = (kind: string, faults: readonly Fault[]) => (used.kinds.has(kind) ? undefined : (used.kinds.add(kind), faults));
  const onIsp = (fault: (isp: string) => Fault) => {
    const isTouched = sites.some((each) => each.isp === site.isp && used.sites.has(each.id));
    return used.isps.has(site.isp) || isTouched ? undefined : (used.isps.add(site.isp), [fault(site.isp)]);
  };
  const onService = (fault: (service: string) => Fault) => {
    const { id: service, path } = drawOne(key, `${name} service`, world.province.services);
    // Behind a dead data network nobody can say how a service is.
    if (path === 'data-network' && used.kinds.has('data-network')) return undefined;
    if (path === 'data-network') used.kinds.add('data-network');
    return used.services.has(service) ? undefined : (used.services.add(service), [fault(service)]);
  };
  // While the province's uplink is down nobody's packets come back: what they would lose can't be seen.
  const isHidden = used.kinds.has('uplink') && /^(?:line|isp)-(?:poor|slow)$|^dns-/.test(part);
  if (isHidden) return undefined;
  const poor = () => ({ lossRatio: between('loss', 0.1, 0.35), addedDelayMs: between('delay', 0, 80) });
  const slow = () => ({ lossRatio: between('loss', 0, 0.01), addedDelayMs: between('delay', 120, 600) });
  const how = () => drawOne(key, `${name} how`, ['timeout', 'refused', 'error-status'] as const);
  const around = world.around.get(site.id);
  const province = { province: true } as const;
  switch (part) {
    case 'line-down':
      return onSite((where) => ({ type: 'line-down', where, ...span }));
    case 'line-poor':
      return onSite((where) => ({ type: 'line-poor', where, ...poor(), ...span }));
    case 'line-slow':
      return onSite((where) => ({ type: 'line-poor', where, ...slow(), ...span }), around?.isYoung === false);
    case 'router-down':
      return onSite((where) => ({ type: 'router-down', where, ...span }));
    case 'router-stuck':
      return onSite((where) => ({ type: 'router-stuck', where, ...span }));
    case 'lan-switch':
      return onSite((where) => ({ type: 'lan-down', how: 'switch', where, ...span }), around?.hasSwitch);
    case 'lan-cable':
      return onSite((where) => ({ type: 'lan-down', how: 'cable', where, ...span }), around?.hasSwitch);
    case 'lan-part':
      return onSite((where) => ({ type: 'lan-down', how: 'switch', share: between('share', 0.3, 0.7), where, ...span }), around?.hasSwitch && around.devices.length >= 6 && around.gatewayAnswers);
    case 'lan-poor':
      return onSite((where) => ({ type: 'lan-poor', lossRatio: between('loss', 0.12, 0.4), where, ...span }), around?.gatewayAnswers);
    case 'power-site':
      return onSite((where) => ({ type: 'power-cut', where, ...span }));
    case 'power-area':
      return powerOfArea(world, sites, site, used, span);
    case 'people-off':
      return onSite((where) => ({ type: 'switched-off', how: 'people', where, ...span }));
    case 'isp-down':
      return onIsp((isp) => ({ type: 'isp-down', where: { isp }, ...span }));
    case 'isp-part':
      return onIsp((isp) => ({ type: 'isp-down', where: { isp }, share: between('share', 0.15, 0.9), ...span }));
    case 'isp-poor':
      return onIsp((isp) => ({ type: 'isp-poor', where: { isp }, share: between('share', 0.3, 1), ...poor(), ...span }));
    case 'data-network-all':
      return once('data-network', [{ type: 'data-network-down', where: province, ...span }]);
    case 'data-network-part':
      return once('data-network', [{ type: 'data-network-down', where: province, share: between('share', 0.15, 0.9), ...span }]);
    case 'data-network-leg':
      return used.kinds.has('data-network') ? undefined : onSite((where) => ({ type: 'data-network-down', where, ...span }), around?.hasDataNetwork);
    case 'data-network-poor':
      return once('data-network', [{ type: 'data-network-poor', where: province, share: between('share', 0.3, 1), ...poor(), ...span }]);
    case 'dns-isp':
      return onIsp((isp) => ({ type: 'dns-down', where: { isp }, ...span }));
    case 'dns-site':
      return onSite((where) => ({ type: 'dns-down', where, ...span }));
    case 'service-down':
      return onService((service) => ({ type: 'service-down', service, how: how(), where: province, ...span }));
    case 'service-part':
      return onService((service) => ({ type: 'service-down', service, how: how(), where: province, share: between('share', 0.2, 0.9), ...span }));
    case 'application-down':
      return onService((service) => ({ type: 'service-down', service, how: how(), page: 'application', where: province, ...span }));
    case 'service-slow':
      return onService((service) => ({ type: 'service-slow', service, processingMs: between('slow', 1_200, 6_000), where: province, ...span }));
    case 'service-slow-part':
      return onService((service) => ({ type: 'service-slow', service, processingMs: between('slow', 1_200, 6_000), where: province, share: between('share', 0.3, 0.9), ...span }));
    case 'certificate':
      return onService((service) => ({ type: 'certificate-expired', service, where: province, ...span }));
    case 'service-by-isp': {
      const isp = site.isp;
      return used.isps.has(isp) ? undefined : onService((service) => ({ type: 'service-down', service, how: 'timeout', where: { isp }, ...span }));
    }
    case 'pc-cut-off':
      return around !== undefined && around.devices.length < 5 ? undefined : onDevice((where) => ({ type: 'pc-cut-off', where, ...span }), false);
    case 'pc-lossy':
      return around?.gatewayAnswers !== true ? undefined : onDevice((where) => ({ type: 'lan-poor', lossRatio: between('loss', 0.15, 0.5), where, ...span }), false);
    case 'pc-busy':
      return around?.isYoung !== false ? undefined : onDevice((where) => ({ type: 'processor-busy', share: 1, where, ...span }), true);
    case 'pc-misreports':
      return onDevice((where) => ({ type: 'pc-misreports', where, ...span, from: from - 30 * 86_400_000 }), true);
    case 'uplink':
      return used.sites.size > 0 || used.isps.size > 0 ? undefined : once('uplink', [{ type: 'uplink-down', where: province, ...span }]);
  }
}

function powerOfArea(
  world: Pick<World, 'around'>,
  sites: readonly FleetSite[],
  site: FleetSite,
  used: Used,
  span: { readonly from: number; readonly to: number },
): readonly Fault[] | undefined {
  const area = world.around.get(site.id)?.area;
  const members = sites.filter(({ id }) => world.around.get(id)?.area === area);
  if (members.some(({ id, isp }) => used.sites.has(id) || used.isps.has(isp))) return undefined;
  for (const { id } of members) used.sites.add(id);
  return members.map(({ id }) => ({ type: 'power-cut', where: { site: id }, ...span }));
}

