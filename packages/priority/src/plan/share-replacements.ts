import type { Chosen } from './problem.ts';

/** New PCs that communes would buy if nothing limited their number, with whether the policy asks for each before anything else. */
export interface WantedReplacement extends Pick<Chosen, 'commune' | 'device' | 'minutes'> {
  readonly isMandatory: boolean;
}

/**
 * How many new PCs each commune may buy where the policy limits them for all together: the places go to those that recover most minutes, what must
 * be replaced first before them. `reserved` communes, which can't spend their floor without, keep all of theirs. Undefined where already those are too many.
 */
export function shareReplacements(
  wanted: readonly WantedReplacement[],
  most: number,
  reserved: ReadonlySet<string>,
): ReadonlyMap<string, number> | undefined {
  const kept = wanted.filter(({ commune }) => reserved.has(commune)).length;
  if (kept > most) return undefined;
  const first = [...wanted].sort(
    (a, b) =>
      Number(reserved.has(b.commune)) - Number(reserved.has(a.commune)) ||
      Number(b.isMandatory) - Number(a.isMandatory) ||
      b.minutes - a.minutes ||
      compare(a.commune, b.commune) ||
      compare(a.device, b.device),
  );
  const shares = new Map<string, number>();
  for (const { commune } of first.slice(0, most)) shares.set(commune, (shares.get(commune) ?? 0) + 1);
  return shares;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
