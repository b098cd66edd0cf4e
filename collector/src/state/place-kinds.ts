import { kinds } from '@mach/probes';

const all = [...kinds.values()];

/** The kinds whose readings tell that somebody looked around the network of a place, with the values that they declare. */
export const lookKinds: ReadonlyMap<string, readonly string[]> = new Map(
  all.flatMap((kind) =>
    kind.type === 'poll' && kind.looksAround === true
      ? [[kind.name, kind.metrics.map(({ value }) => value)] as const]
      : [],
  ),
);

/** The kinds that tell what stands in a place, by their target, with the values that they declare. */
export const placeKinds: ReadonlyMap<string, readonly string[]> = new Map(
  all.flatMap((kind) =>
    kind.type === 'told' && kind.ofPlace === true ? [[kind.name, kind.metrics.map(({ value }) => value)] as const] : [],
  ),
);
