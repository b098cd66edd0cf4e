import { kinds } from '@mach/probes';

/** The kinds by which a person tells something: they are counted for the commune, and no device keeps that it told them. */
export const countedKinds: ReadonlySet<string> = new Set(
  [...kinds.values()].flatMap((kind) => (kind.type === 'told' && kind.countedByCommune === true ? [kind.name] : [])),
);
