import { createHash } from 'node:crypto';
import { startOfVietnamDay, vietnamDayOf } from '@mach/knowledge';
import type { Values } from '@mach/wire';
import type { FoldLimits } from './fold-limits.ts';
import { lookKinds, placeKinds } from './place-kinds.ts';
import type { PlacedReading } from './placed-reading.ts';

/** Who stands in the network of a site. Plain data, as all of the state. */
export interface SiteNeighbours {
  readonly look?: Look;
  /** A newer look that came to nothing. */
  readonly failed?: { readonly at: number; readonly failure: string };
  /** How many looks there were. */
  readonly looks: number;
  /** By salted hash of the hardware address. */
  readonly found: ReadonlyMap<string, Neighbour>;
}

export interface Look {
  readonly at: number;
  /** The device that looked. */
  readonly by: string;
  readonly values: Values;
}

export interface Neighbour {
  /** The id that it has, or would have, as a device. */
  readonly device: string;
  /** Days of Vietnam, as the ms at which they begin: a laptop or a phone is somebody's own, and nobody's hours are kept. */
  readonly firstOn: number;
  readonly lastOn: number;
  /** How often it was seen, and the site's count of looks when it last was. */
  readonly timesSeen: number;
  readonly seenInLook: number;
  readonly isGone: boolean;
  readonly values: Values;
}

export interface FoldedNeighbours {
  look?: Look;
  failed?: { at: number; failure: string };
  looks: number;
  found: Map<string, Neighbour>;
}

const TEXT_LENGTH_MAX = 200;
/** What one run finds is of one moment, by the clock of the PC that looked. */
const SAME_RUN_MS = 1_000;
/** A salted hash as agents make it. */
const MAC_HASH = /^[0-9a-f]{32}$/;

/** One device a site and hardware address, always under the same id: whoever is seen again is the device that it was. */
export const seenDeviceId = (siteId: string, macHash: string): string =>
  createHash('sha256').update(`seen ${siteId} ${macHash}`).digest('hex').slice(0, 32);

/**
 * Takes up what a site's leader found, in whatever order it is told: a look, and the neighbours of the same moment.
 * `isDevice` says which neighbours are devices of the registry: those are never forgotten.
 */
export function foldNeighbours(
  known: FoldedNeighbours | undefined,
  siteId: string,
  by: string,
  readings: readonly PlacedReading[],
  isDevice: (id: string) => boolean,
  limits: FoldLimits,
): FoldedNeighbours | undefined {
  let site = known;
  const inTime = readings.toSorted((a, b) => a.at - b.at || Number(isLook(b)) - Number(isLook(a)));
  for (const { reading, at } of inTime) {
    const { kind, target = '' } = reading;
    if (lookKinds.has(kind)) {
      site ??= { looks: 0, found: new Map() };
      takeLook(site, by, { reading, at }, limits);
    } else if (
      site?.look !== undefined &&
      Math.abs(at - site.look.at) <= SAME_RUN_MS &&
      reading.ok &&
      MAC_HASH.test(target)
    ) {
      takeNeighbour(site, siteId, target, declared(placeKinds.get(kind), reading.values), at);
    }
  }
  if (site !== undefined) forget(site, isDevice, limits);
  return site;
}

const isLook = ({ reading }: PlacedReading) => lookKinds.has(reading.kind);

function takeLook(
  site: FoldedNeighbours,
  by: string,
  { reading, at }: Pick<PlacedReading, 'reading' | 'at'>,
  limits: FoldLimits,
): void {
  if (!reading.ok) {
    if (at > (site.look?.at ?? 0)) site.failed = { at, failure: reading.failure ?? 'unknown' };
  } else if (site.look === undefined || at - site.look.at >= limits.lookGapMs) {
    site.look = { at, by, values: declared(lookKinds.get(reading.kind), reading.values) };
    site.looks++;
    delete site.failed;
  }
}

/** Whether somebody is gone is a question of time too: not seen for long, though somebody looked often enough. */
export function foldNeighboursTick(site: FoldedNeighbours, time: number, limits: FoldLimits): void {
  for (const [macHash, neighbour] of site.found) {
    const isGone =
      time - neighbour.lastOn > limits.neighbourGoneMs &&
      site.looks - neighbour.seenInLook >= limits.neighbourGoneLooks;
    if (isGone !== neighbour.isGone) site.found.set(macHash, { ...neighbour, isGone });
  }
}

function takeNeighbour(site: FoldedNeighbours, siteId: string, macHash: string, values: Values, at: number): void {
  const before = site.found.get(macHash);
  const day = startOfVietnamDay(vietnamDayOf(at));
  const isAgain = before?.seenInLook !== site.looks;
  site.found.set(macHash, {
    device: before?.device ?? seenDeviceId(siteId, macHash),
    firstOn: Math.min(before?.firstOn ?? day, day),
    lastOn: Math.max(before?.lastOn ?? day, day),
    timesSeen: (before?.timesSeen ?? 0) + (isAgain ? 1 : 0),
    seenInLook: site.looks,
    isGone: false,
    values,
  });
}

/** Of the values those that the kind declares, and no text longer than they are made: the state is not for whatever a PC sends. */
function declared(names: readonly string[] = [], values: Values): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'string' ? value.slice(0, TEXT_LENGTH_MAX) : value]];
    }),
  );
}

function forget({ found }: FoldedNeighbours, isDevice: (id: string) => boolean, limits: FoldLimits): void {
  const over = found.size - limits.neighboursPerSiteMax;
  if (over <= 0) return;
  const strangers = [...found].filter(([, { device }]) => !isDevice(device));
  const oldest = strangers.sort(([, a], [, b]) => a.seenInLook - b.seenInLook);
  for (const [macHash] of oldest.slice(0, over)) found.delete(macHash);
}
