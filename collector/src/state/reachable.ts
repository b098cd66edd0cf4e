import type { Network, Service, Unit } from '@mach/wire';

/** By a proxy both are reached: it stands in the data network, or leads there. */
const PATHS: Readonly<Record<Network, readonly Service['path'][]>> = {
  internet: ['internet'],
  'data-network': ['data-network'],
  both: ['internet', 'data-network'],
  proxy: ['internet', 'data-network'],
};

/** Whether a place with such a network has the path to a service. Where nobody said what it has, nothing is left out. */
export const hasPath = (network: Network | undefined, { path }: Pick<Service, 'path'>): boolean =>
  network === undefined || PATHS[network].includes(path);

interface Registered {
  readonly units: ReadonlyMap<string, Unit>;
  readonly services: ReadonlyMap<string, Service>;
}

/** The services that do not apply to a unit, for its network has no path to them. */
export function servicesNotApplicable({ units, services }: Registered, unitCode: string): readonly Service[] {
  const network = units.get(unitCode)?.network;
  return [...services.values()].filter((service) => !hasPath(network, service));
}

/** Whether a reading is of a check of one of these services: its id is the service's, with the kind of page behind a dot. */
export const isOfOne = (services: readonly Pick<Service, 'id'>[], reading: { readonly id?: string }): boolean =>
  services.some(({ id }) => reading.id === id || reading.id?.startsWith(`${id}.`) === true);
