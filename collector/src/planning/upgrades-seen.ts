import { vietnamDayOf } from '@mach/knowledge';
import type { UpgradeSeen, WatchedMinutes } from '@mach/priority';
import type { InventoryChange } from '@mach/wire';
import type { DaySummary, ValueSummary } from '../history/day-summary.ts';

/** Whole days on each side of an upgrade that are looked at. */
export const EFFECT_DAYS = 30;
const DAY_MS = 86_400_000;
/** A module and a disk that change within so many days are one visit. */
const VISIT_DAYS = 3;

type Device = Pick<UpgradeSeen, 'device' | 'number' | 'communeCode'>;

/** When memory or a disk of a PC was exchanged, by its inventory: `from` and `to` are the days of the visit. `isSsd`: it runs from an SSD now. */
export function visitsOf(
  changes: readonly InventoryChange[],
  isSsd: boolean,
): readonly { readonly measure: UpgradeSeen['measure']; readonly from: number; readonly to: number }[] {
  const kinds = changes
    .filter((change) => isMore(change) || (isOtherDisk(change) && isSsd))
    .sort((a, b) => a.at - b.at);
  const visits: { kinds: Set<string>; from: number; to: number }[] = [];
  for (const { kind, at } of kinds) {
    const last = visits.at(-1);
    if (last !== undefined && at - last.to <= VISIT_DAYS * DAY_MS) {
      last.kinds.add(kind);
      last.to = at;
    } else visits.push({ kinds: new Set([kind]), from: at, to: at });
  }
  return visits.map(({ kinds: its, from, to }) => ({
    measure: its.size > 1 ? 'ram+ssd' : its.has('disk') ? 'ssd' : 'ram',
    from,
    to,
  }));
}

/** A disk that was put in, or that is of another model or size: one of the same in its place, after a failure, is as fast as it was. */
function isOtherDisk({ kind, change, before, after }: InventoryChange): boolean {
  if (kind !== 'disk' || change === 'removed') return false;
  return change === 'added' || ['model', 'sizeBytes'].some((name) => before?.[name] !== after?.[name]);
}

/** Memory that grew: a module that was put in, or one in the place of a smaller one. */
function isMore({ kind, change, before, after }: InventoryChange): boolean {
  if (kind !== 'memory-module' || change === 'removed') return false;
  return Number(after?.['sizeBytes'] ?? 0) > Number(before?.['sizeBytes'] ?? 0);
}

/** The upgrades of a PC with the minutes that were watched before and after each, out of the summaries of its days. */
export function upgradesSeen(
  device: Device,
  changes: readonly InventoryChange[],
  isSsd: boolean,
  days: readonly DaySummary[],
): readonly UpgradeSeen[] {
  const visits = visitsOf(changes, isSsd);
  return visits.map(({ measure, from, to }, place) => {
    // What lies beyond the neighbouring visits is the work of those.
    const earliest = Math.max(from - EFFECT_DAYS * DAY_MS, visits[place - 1]?.to ?? 0);
    const latest = Math.min(to + EFFECT_DAYS * DAY_MS, visits[place + 1]?.from ?? Number.POSITIVE_INFINITY);
    const within = (after: number, before: number) =>
      watchedIn(days.filter(({ day }) => day > vietnamDayOf(after) && day < vietnamDayOf(before)));
    return {
      ...device,
      measure,
      day: vietnamDayOf(from),
      before: within(earliest, from),
      after: within(to, Number.isFinite(latest) ? latest : to + EFFECT_DAYS * DAY_MS),
    };
  });
}

/** Counters of one day grow from the first to the last reading of it; one that fell began anew, and that day is left out. */
function watchedIn(days: readonly DaySummary[]): WatchedMinutes {
  const sums = { watched: 0, memory: 0, disk: 0, cpu: 0, network: 0 };
  for (const { series } of days) {
    const values = series.find(({ kind }) => kind === 'slow-minutes')?.values;
    if (values === undefined) continue;
    const grown = (name: string) => grownIn(values[name]);
    const watched = grown('watchedMinutes');
    if (watched === undefined) continue;
    sums.watched += watched;
    sums.memory += grown('slowMemoryMinutes') ?? 0;
    sums.disk += grown('slowDiskMinutes') ?? 0;
    sums.cpu += grown('slowCpuMinutes') ?? 0;
    sums.network += grown('slowNetworkMinutes') ?? 0;
  }
  const { watched, ...slow } = sums;
  return { watched, slow };
}

function grownIn(value: ValueSummary | undefined): number | undefined {
  if (value === undefined || !('sum' in value)) return undefined;
  return value.last >= value.first && value.min >= value.first ? value.last - value.first : undefined;
}
