import { draw, drawInteger, drawOne } from '../noise.ts';
import type { Fault } from '../scenario.ts';
import type { SiteSurroundings } from './surroundings.ts';
import type { World } from './world.ts';

/** Where faults stand already: no place gets two, so that each of them can be seen, but for those that are drawn for one site. */
export interface Used {
  readonly sites: Set<string>;
  readonly isps: Set<string>;
  readonly services: Set<string>;
  /** Shared parts that are broken already, by name. */
  readonly parts: Set<string>;
}

type Faults = readonly Fault[] | undefined;
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A drawn place for one fault, and the ways to put one there: undefined where the place is taken or does not fit. */
export interface Placing {
  readonly span: Span;
  /** The drawn site's surroundings. */
  readonly around: SiteSurroundings;
  readonly used: Used;
  between(what: string, low: number, high: number): number;
  one<Item>(what: string, list: readonly Item[]): Item;
  onSite(fault: (where: { readonly site: string }) => Fault, fits?: boolean): Faults;
  onDevice(
    fault: (where: { readonly device: string }) => Fault,
    given?: { readonly seated?: true; readonly fits?: boolean },
  ): Faults;
  onIsp(fault: (where: { readonly isp: string }) => Fault): Faults;
  /** On all sites that lose their power together with the drawn one. */
  onArea(fault: (where: { readonly site: string }) => Fault): Faults;
  /** On the way from the drawn site's provider, where `byIsp` is set, or for everybody. */
  onService(fault: (service: string, where: Fault['where']) => Fault, byIsp?: true): Faults;
  onShared(part: string, fault: Fault): Faults;
}

export function placingFor(
  world: Pick<World, 'province' | 'around'>,
  key: number,
  name: string,
  given: Span & { readonly used: Used; readonly besides?: string },
): Placing {
  const { used, from, to, besides } = given;
  const sites = world.province.communes.flatMap((commune) => commune.sites);
  const site = sites.find(({ id }) => id === besides) ?? drawOne(key, `${name} site`, sites);
  const around = world.around.get(site.id) as SiteSurroundings;
  const isTaken = (id: string, isp: string) => (id !== besides && used.sites.has(id)) || used.isps.has(isp);
  const take = (faults: readonly Fault[], ...ids: readonly string[]) => {
    for (const id of ids) used.sites.add(id);
    return faults;
  };
  return {
    span: { from, to },
    around,
    used,
    between: (what, low, high) => low + (high - low) * draw(key, `${name} ${what}`),
    one: (what, list) => drawOne(key, `${name} ${what}`, list),
    onSite: (fault, fits = true) =>
      !fits || isTaken(site.id, site.isp) ? undefined : take([fault({ site: site.id })], site.id),
    onDevice(fault, { seated, fits = true } = {}) {
      const { devices } = around;
      const seat = drawInteger(key, `${name} seat`, [0, Math.min(1, devices.length - 1)]);
      const device = seated ? devices[seat] : drawOne(key, `${name} device`, devices);
      if (!fits || device === undefined || isTaken(site.id, site.isp)) return undefined;
      return take([fault({ device: device.id })], site.id);
    },
    onIsp(fault) {
      const isTouched = sites.some((each) => each.isp === site.isp && used.sites.has(each.id));
      if (used.isps.has(site.isp) || isTouched) return undefined;
      used.isps.add(site.isp);
      return [fault({ isp: site.isp })];
    },
    onArea(fault) {
      const members = sites.filter(({ id }) => world.around.get(id)?.area === around.area);
      if (members.some(({ id, isp }) => isTaken(id, isp))) return undefined;
      return take(
        members.map(({ id }) => fault({ site: id })),
        ...members.map(({ id }) => id),
      );
    },
    onService(fault, byIsp) {
      const { id, path } = drawOne(key, `${name} service`, world.province.services);
      // Behind a dead data network nobody can say how a service is.
      if (path === 'data-network' && used.parts.has('data-network')) return undefined;
      if (used.services.has(id) || (byIsp && used.isps.has(site.isp))) return undefined;
      if (path === 'data-network') used.parts.add('data-network');
      used.services.add(id);
      if (byIsp) used.isps.add(site.isp);
      return [fault(id, byIsp ? { isp: site.isp } : { province: true })];
    },
    onShared(part, fault) {
      if (used.parts.has(part)) return undefined;
      used.parts.add(part);
      return [fault];
    },
  };
}
