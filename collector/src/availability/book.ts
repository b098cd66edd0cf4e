import { type DayEvidence, joinEvidence, markAt, NO_EVIDENCE, ofEachMinute } from '@mach/diagnosis';
import { startOfVietnamDay, vietnamDayNumber, vietnamDayOf } from '@mach/knowledge';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { Folded } from '../state/folded.ts';
import { observe } from './observe.ts';
import type { SiteDayEvidence } from './site-day.ts';

/** Gathers from the fold what devices found of their sites' days, until it is kept in the journal. */
export interface AvailabilityBook {
  take(folded: Folded, state: FleetState): void;
  /** What is not in the journal yet, that on its way there included. */
  pending(): readonly SiteDayEvidence[];
  /** Hands over what was gathered. It stays pending, and is handed over again, until it is `kept`. */
  handOver(): readonly SiteDayEvidence[];
  kept(handedOver: readonly SiteDayEvidence[]): void;
}

/** Reports of longer ago are not believed in their dates: a spool holds thirty days. */
const LATE_MS_MAX = 45 * 86_400_000;
/** One who asks four times a minute all day makes 5,760 marks; beyond this a PC is not believed. */
const MARKS_PER_SOURCE_MAX = 10_000;
const SOURCES_PER_PATH_MAX = 500;

interface Gathered {
  readonly alive: Map<number, readonly [first: number, last: number]>;
  readonly pcs: Set<number>;
  readonly paths: Map<string, Map<string, Set<number>>>;
}

export function createAvailabilityBook(): AvailabilityBook {
  let gathered = new Map<string, Map<number, Gathered>>();
  let leaving: readonly SiteDayEvidence[] = [];

  return {
    take(folded, { registry }) {
      if (folded.type !== 'entry' || folded.batch === undefined) return;
      const { device: id, readings, receivedAt } = folded.batch;
      const device = registry.devices.get(id);
      if (device?.siteId === undefined || device.coverage !== 'measured') return;
      for (const { reading, at } of readings) {
        if (at > receivedAt || receivedAt - at > LATE_MS_MAX || reading.about !== undefined) continue;
        const day = vietnamDayNumber(at);
        const second = Math.floor((at - dayStart(day)) / 1_000);
        const found = dayOf(device.siteId, day);
        noteAlive(found, second);
        if (!isEquipment(device)) found.pcs.add(device.number);
        for (const { path, page, mark } of observe(reading, device, registry)) {
          const source = page === undefined ? `${device.number}` : `${device.number} ${page}`;
          noteMark(found, path, source, markAt(second, mark));
        }
      }
    },
    pending: () => [...leaving, ...asEvidence()],
    handOver() {
      leaving = joinedDays([...leaving, ...asEvidence()]);
      gathered = new Map();
      return leaving;
    },
    kept(handedOver) {
      if (handedOver === leaving) leaving = [];
    },
  };

  function dayOf(site: string, day: number): Gathered {
    const days = gathered.get(site) ?? new Map<number, Gathered>();
    gathered.set(site, days);
    const known = days.get(day);
    if (known !== undefined) return known;
    const made: Gathered = { alive: new Map(), pcs: new Set(), paths: new Map() };
    days.set(day, made);
    return made;
  }

  function asEvidence(): SiteDayEvidence[] {
    return [...gathered].flatMap(([site, days]) =>
      Array.from(days, ([day, found]) => ({ site, day: vietnamDayOf(dayStart(day)), evidence: evidenceOf(found) })),
    );
  }
}

/** One entry a site and day, where parts of it came apart. */
export function joinedDays(days: readonly SiteDayEvidence[]): readonly SiteDayEvidence[] {
  return [...Map.groupBy(days, ({ site, day }) => `${site} ${day}`).values()].map((parts) => ({
    ...(parts[0] as SiteDayEvidence),
    evidence: parts.reduce((sum, { evidence }) => joinEvidence(sum, evidence), NO_EVIDENCE),
  }));
}

const dayStart = (day: number): number => startOfVietnamDay('1970-01-01') + day * 86_400_000;

function noteAlive({ alive }: Gathered, second: number): void {
  const minute = Math.floor(second / 60);
  const known = alive.get(minute);
  if (known !== undefined && second >= known[0] && second <= known[1]) return;
  alive.set(minute, known === undefined ? [second, second] : [Math.min(known[0], second), Math.max(known[1], second)]);
}

function noteMark({ paths }: Gathered, path: string, source: string, mark: number): void {
  const sources = paths.get(path) ?? new Map<string, Set<number>>();
  paths.set(path, sources);
  const known = sources.get(source);
  if (known === undefined && sources.size >= SOURCES_PER_PATH_MAX) return;
  const marks = known ?? new Set<number>();
  if (known === undefined) sources.set(source, marks);
  if (marks.size < MARKS_PER_SOURCE_MAX) marks.add(mark);
}

function evidenceOf({ alive, pcs, paths }: Gathered): DayEvidence {
  const ordered = (numbers: Iterable<number>) => [...new Set(numbers)].sort((a, b) => a - b);
  return {
    alive: ofEachMinute(ordered([...alive.values()].flat())),
    pcs: ordered(pcs),
    paths: Object.fromEntries(
      Array.from(paths, ([path, sources]) => [
        path,
        Object.fromEntries(Array.from(sources, ([source, marks]) => [source, ordered(marks)])),
      ]),
    ),
  };
}
