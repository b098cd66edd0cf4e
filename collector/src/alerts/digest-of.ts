import { isTold } from '@mach/diagnosis';
import { dayAfter, startOfVietnamDay, vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';
import { DIGEST_LINES } from '@mach/messages';
import type { AvailabilityReport, DigestContent, Incident } from '@mach/wire';
import type { FailingRow } from '../exposition/failing-rows.ts';
import { incidentRows } from '../incidents/incident-rows.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { newsOf } from './news-of.ts';

const DAY_MS = 86_400_000;
/** A PC counts as covered that was heard of within a week: at 07:15 most are still off. */
const COVERED_MS = 7 * DAY_MS;

export interface DigestWish {
  readonly now: number;
  /** Minute of the day of the digest, and the days that have one. */
  readonly atMinute: number;
  readonly workingDays: WorkingCalendar;
  readonly failing: readonly FailingRow[];
  /** Of the month so far. */
  readonly availability: AvailabilityReport;
}

/** What the province hears in the morning: as much as twenty lines hold, the widest and worst first, and the counts of the rest. */
export function digestOf(state: FleetState, wish: DigestWish): DigestContent {
  const { now } = wish;
  const { units, provinceCode = '' } = state.registry;
  const province = units.get(provinceCode)?.name;
  const all = [...state.incidents.values()].filter((each) => isTold(each) && each.into === undefined);
  const open = incidentRows({ ...state, incidents: new Map(all.map((each) => [each.number, each])) }, { isOpen: true });
  const sinceAt = lastDigestAt(wish);
  const failing = failingByCommune(state, wish.failing);
  const missed = missedOf(state, wish.availability);
  return {
    day: vietnamDayOf(now),
    at: now,
    ...(province === undefined ? {} : { province }),
    open: open
      .slice(0, DIGEST_LINES.open)
      .flatMap(({ number }) => state.incidents.get(number) ?? [])
      .map((incident: Incident) => newsOf(state, incident, 'opened', now)),
    openTotal: open.length,
    failing: failing.slice(0, DIGEST_LINES.failing),
    failingTotal: failing.reduce((sum, { devices }) => sum + devices, 0),
    missed: missed.slice(0, DIGEST_LINES.missed),
    missedTotal: missed.length,
    coverage: coverageOf(state, now),
    since: {
      at: sinceAt,
      opened: all.filter(({ since }) => since >= sinceAt).length,
      ended: all.filter(({ endedAt = 0 }) => endedAt >= sinceAt).length,
    },
  };
}

/** When the digest before was due: on the last working day that is over, at its time. */
function lastDigestAt({ now, atMinute, workingDays }: DigestWish): number {
  const today = vietnamDayOf(now);
  for (let back = 1; back <= 15; back++) {
    const day = dayAfter(today, -back);
    if (workingDays.sessionsOn(day).length > 0) return startOfVietnamDay(day) + atMinute * 60_000;
  }
  return now - DAY_MS;
}

/** Failing parts, by commune and part, most devices first. What is only at risk is for the lists. */
function failingByCommune({ registry }: FleetState, rows: readonly FailingRow[]): DigestContent['failing'] {
  const counts = new Map<string, { readonly commune: string; readonly component: string; devices: number }>();
  for (const { device, component, level } of rows) {
    const unit = registry.units.get(registry.devices.get(device)?.unitCode ?? '');
    if (level !== 'failing' || unit === undefined) continue;
    const key = `${unit.code} ${component}`;
    const known = counts.get(key) ?? { commune: unit.name, component, devices: 0 };
    counts.set(key, { ...known, devices: known.devices + 1 });
  }
  return [...counts].sort(([a, x], [b, y]) => y.devices - x.devices || (a < b ? -1 : 1)).map(([, count]) => count);
}

/** What can no longer keep its promise this month, the furthest below it first. */
function missedOf({ registry }: FleetState, { rows }: AvailabilityReport): DigestContent['missed'] {
  return rows
    .flatMap(({ communeCode, subject, name, working, targets }) =>
      targets
        .filter(({ outcome }) => outcome === 'missed')
        .map(({ percent }) => ({
          commune: registry.units.get(communeCode)?.name ?? communeCode,
          ...{ subject, percent },
          ...(name === undefined ? {} : { name }),
          ...(working.ratio === undefined ? {} : { ratio: working.ratio }),
        })),
    )
    .sort((a, b) => (a.ratio ?? 1) - a.percent / 100 - ((b.ratio ?? 1) - b.percent / 100));
}

function coverageOf({ registry, communes }: FleetState, now: number): DigestContent['coverage'] {
  const all = [...registry.units.values()].filter(({ kind }) => kind === 'commune').map(({ code }) => code);
  const isCommune = new Set(all);
  const pcs = [...registry.devices.values()].filter(
    (device) => isInService(device) && !isEquipment(device) && isCommune.has(device.unitCode),
  );
  const measured = pcs.filter(({ coverage }) => coverage === 'measured');
  const lastHeard = ({ unitCode, id }: { readonly unitCode: string; readonly id: string }) =>
    communes.get(unitCode)?.devices.get(id)?.lastReceivedAt ?? 0;
  const covered = new Set(pcs.map(({ unitCode }) => unitCode));
  return {
    devices: measured.length,
    reporting: measured.filter((device) => now - lastHeard(device) <= COVERED_MS).length,
    communes: all.length,
    communesWithout: all.length - covered.size,
  };
}
