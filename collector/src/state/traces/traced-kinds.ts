import { kinds, probes } from '@mach/probes';

/** The kinds whose readings are attempts to reach something, with the values that tell how it went. */
export const attemptKinds = new Map(
  probes.flatMap(({ name, attempt }) => (attempt === undefined ? [] : [[name, attempt] as const])),
);

/** The kinds of whose values it is kept when they changed. */
export const turnKinds: ReadonlyMap<string, readonly string[]> = new Map(
  [...kinds.values()].flatMap((kind) =>
    'turns' in kind && kind.turns !== undefined ? [[kind.name, kind.turns] as const] : [],
  ),
);
