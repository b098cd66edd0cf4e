import type { SnmpRound } from '@mach/ports';
import { makerOf } from './makers.ts';
import type { FactFrom, SnmpProfile } from './profile.ts';
import type { SnmpValue } from './session.ts';
import { readValue } from './values.ts';

interface WhatWasRead {
  readonly objectId: string;
  readonly scalars: ReadonlyMap<string, SnmpValue>;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, SnmpValue>>;
}

/** What a device is, by the profiles that fit it: of each fact the one that the profile of the highest rank knows. */
export function identify(
  profiles: readonly SnmpProfile[],
  { objectId, scalars, rows }: WhatWasRead,
): SnmpRound['device'] {
  const ranked = profiles.toSorted((a, b) => rankOf(b) - rankOf(a));
  const firstOf = <Found>(find: (profile: SnmpProfile) => Found | undefined): Found | undefined => {
    for (const profile of ranked) {
      const found = find(profile);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const at = (object: string) => scalars.get(object);
  const textAt = (from: FactFrom | undefined): string | undefined => {
    for (const one of from === undefined ? [] : [from].flat()) {
      const { value } = readValue(one, at, (object) => rows.get(object));
      if (typeof value === 'string') return value;
    }
    return undefined;
  };
  const told = {
    deviceKind: firstOf(({ device }) => device?.kind) ?? 'other',
    maker: firstOf(({ device }) => device?.maker) ?? makerOf(objectId),
    model: firstOf(({ facts }) => textAt(facts?.model)),
    firmware: firstOf(({ facts }) => textAt(facts?.firmware)),
    // What a profile for this device would begin with.
    objectId: objectId === '' ? undefined : objectId.slice(0, 120),
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const rankOf = ({ device }: SnmpProfile): number => device?.rank ?? 0;
