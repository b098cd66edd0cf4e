import type { Failed, Result } from '@mach/ports';
import type { Values } from '@mach/wire';
import type { PartOutcome } from '../contract.ts';

/** Longest name of a part that the wire takes. */
const TARGET_LENGTH_MAX = 300;

/** One part that was read. What is undefined is unknown and is left out of the values. */
export const part = (
  target: string | undefined,
  values: Readonly<Record<string, Values[string] | undefined>>,
): PartOutcome => ({ ok: true, values: known(values), ...named(target) });

/** A typed answer of a port as values by name. */
export const valuesOf = <Told extends object>(told: Result<Told>): Result<Readonly<Record<string, Values[string]>>> =>
  told.ok ? { ok: true, value: { ...told.value } as Readonly<Record<string, Values[string]>> } : told;

/** The one part of a sensor, out of what a port has told or failed with. */
export const wholePart = (
  told: Result<Readonly<Record<string, Values[string] | undefined>>>,
): readonly PartOutcome[] => [told.ok ? part(undefined, told.value) : unreadPart(undefined, told)];

/** One part that could not be read, or the whole sensor when it has no target. */
export const unreadPart = (target: string | undefined, { failure, detail }: Failed): PartOutcome => ({
  ok: false,
  failure,
  detail,
  ...named(target),
});

/** The one outcome of a sensor that found nothing to read at all on this machine. */
export const nothingToRead = (detail: string): readonly PartOutcome[] => [
  { ok: false, failure: 'unsupported', detail },
];

/** At most `max` parts of those `found`; how many more there are is told by a failed part of its own, never silently. */
export function atMost(parts: readonly PartOutcome[], max: number, found = parts.length): readonly PartOutcome[] {
  if (found <= max) return parts;
  const more = `${found - max} more are not reported`;
  return [...parts.slice(0, max), { ok: false, target: '(more)', failure: 'unsupported', detail: more }];
}

/** Without the values that are unknown: undefined, not finite, or blank. */
export function known(values: Readonly<Record<string, Values[string] | undefined>>): Values {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== '' && (typeof value !== 'number' || Number.isFinite(value)),
  );
  return Object.fromEntries(entries) as Values;
}

const named = (target: string | undefined) =>
  target === undefined ? {} : { target: target.slice(0, TARGET_LENGTH_MAX) };
