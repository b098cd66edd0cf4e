import { kinds } from '@mach/probes';

/** The values of each known kind that only ever grow: one below zero was not measured. A kind that is not here is unknown. */
export const countersByKind: ReadonlyMap<string, readonly string[]> = new Map(
  kinds
    .entries()
    .map(([name, { metrics }]) => [
      name,
      metrics.filter((metric) => metric.kind === 'counter').map((metric) => metric.value),
    ]),
);
