import { type Fault, makeWorld, observeSite, type Trouble, type Window, type World } from '@mach/fleet';
import type { Cause } from '@mach/wire';
import { type Truth, truthOf } from './truth.ts';

/** What else could have broken at a site, each by itself, in the stead of a fault there. */
const INSTEAD: readonly Trouble[] = [
  { type: 'line-down' },
  { type: 'router-down' },
  { type: 'router-stuck' },
  { type: 'lan-down', how: 'switch' },
  { type: 'lan-down', how: 'cable' },
  { type: 'power-cut' },
  { type: 'switched-off', how: 'people' },
  { type: 'data-network-down' },
  { type: 'isp-down' },
];

/**
 * An oracle that knows the world to the last draw: which other causes, one fault at the same site and time, would have given
 * exactly the same evidence. Where there is one, no reading can name the cause. Faults of one site or one PC alone.
 */
export function alikeCauses(world: World, truth: Truth, window: Window): readonly Cause[] {
  const [site] = truth.sites;
  if (site === undefined || truth.sites.length > 1 || truth.service !== undefined) return [];
  const seen = seenAt(world, site, window);
  const { from, to } = truth.fault;
  const causes = INSTEAD.flatMap((trouble): Cause[] => {
    if (trouble.type === truth.fault.type) return [];
    const isp = world.sites.filter((each) => each.site.isp === world.sites.find((at) => at.site.id === site)?.site.isp);
    if (trouble.type === 'isp-down' && isp.length > 1) return [];
    const fault = { ...trouble, where: { site }, from, to } as Fault;
    const others = worldsLike(world, site).map((like) => seenAt(withInstead(like, truth.fault, fault), site, window));
    return others.includes(seen) ? [truthOf(world, fault, 'working').cause] : [];
  });
  const wired =
    world.sites.find((each) => each.site.id === site)?.devices.filter(({ device }) => !device.wireless) ?? [];
  for (const { device } of wired) {
    const fault: Fault = { type: 'pc-cut-off', where: { device: device.id }, from, to };
    if (seenAt(withInstead(world, truth.fault, fault), site, window) === seen) causes.push('pc');
  }
  for (const fault of lossesElsewhere(world, truth, site))
    if (seenAt(withInstead(world, truth.fault, fault), site, window) === seen)
      causes.push(truthOf(world, fault, 'working').cause);
  return [...new Set(causes)].filter((cause) => cause !== truth.cause);
}

/** The same losses on the whole LAN instead of one PC's cable, or the other way. */
function lossesElsewhere(world: World, { fault }: Truth, site: string): readonly Fault[] {
  if (fault.type !== 'lan-poor') return [];
  if ('device' in fault.where) return [{ ...fault, where: { site } }];
  const devices = world.sites.find((each) => each.site.id === site)?.devices ?? [];
  return devices.map(({ device }) => ({ ...fault, where: { device: device.id } }));
}

/** At how many sites a fault left any trace at all, as far as two: where it left none nobody can know of it. */
export function tracesOf(world: World, { fault, sites }: Truth, window: Window): number {
  const without = withInstead(world, fault);
  // A press tells that something is slow and not what: of one site’s line alone it is no trace.
  const isPressed = sites.length > 1;
  let count = 0;
  for (const site of sites) {
    if (seenAt(world, site, window, isPressed) !== seenAt(without, site, window, isPressed)) count += 1;
    if (count === 2) break;
  }
  return count;
}

function seenAt(world: World, id: string, window: Window, isPressed = true): string {
  const site = world.sites.find((each) => each.site.id === id);
  if (site === undefined) return '';
  const { presses, ...seen } = observeSite(world, site, window);
  return JSON.stringify(isPressed ? { ...seen, presses } : seen);
}

/** The world itself, and the one that nobody can tell from it: whether there is a switch only the register says. */
function worldsLike(world: World, id: string): readonly World[] {
  const here = world.around.get(id);
  if (here === undefined || here.switchRegistered) return [world];
  return [world, { ...world, around: new Map([...world.around, [id, { ...here, hasSwitch: !here.hasSwitch }]]) }];
}

function withInstead(world: World, fault: Fault, instead?: Fault): World {
  const faults = world.scenario.faults.flatMap((each) => (each === fault ? (instead ?? []) : each));
  // Only the one site is looked at.
  const made = makeWorld(
    world.province,
    { name: 'instead', faults },
    { seed: 0, rates: world.rates, holidays: world.holidays, around: world.around },
  );
  return { ...made, key: world.key };
}
