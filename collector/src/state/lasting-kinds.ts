import { sensors } from '@mach/probes';
import type { Lasting } from './inventory-changes.ts';

/** The kinds of whose parts it is kept since when they are told. */
export const sinceKinds: ReadonlySet<string> = new Set(
  sensors.filter(({ keepsSince }) => keepsSince === true).map(({ name }) => name),
);

/** The kinds of whose parts it is kept what they told last, while they can't be read. */
export const lastGoodKinds: ReadonlySet<string> = new Set(
  sensors.filter(({ keepsLastGood }) => keepsLastGood === true).map(({ name }) => name),
);

/** The kinds whose changes are kept, with their lasting values. */
export const lastingKinds: ReadonlyMap<string, Lasting> = new Map(
  sensors.flatMap(({ name, lasting }) => (lasting === undefined ? [] : [[name, lasting] as const])),
);
