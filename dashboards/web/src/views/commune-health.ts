import type { Health } from '@mach/messages';
import type { CommuneRow } from '@mach/wire';

/** How a commune stands. PCs that are off are no fault, so a commune has no data only when nothing of it reports while it works. */
export function communeHealth(commune: CommuneRow): Health {
  if (commune.devices === 0) return 'empty';
  if (devicesExpected(commune) === 0) return commune.devicesWithConditions > 0 ? 'attention' : 'inventory';
  if (commune.lastReportAt === undefined) return 'never-reported';
  if (commune.devicesUp === 0) return commune.isWorkingTime ? 'no-data' : 'off-hours';
  return commune.devicesWithConditions > 0 || commune.failedChecks > 0 ? 'attention' : 'normal';
}

/** Devices that can report: those known by inventory alone are no part of "3 of 5 report". */
export const devicesExpected = (row: Pick<CommuneRow, 'devices' | 'devicesByInventory'>): number =>
  row.devices - (row.devicesByInventory ?? 0);

/** The place of each state in a list: what needs somebody first. */
export const healthOrder: Readonly<Record<Health, number>> = {
  'no-data': 0,
  down: 1,
  attention: 2,
  'never-reported': 3,
  normal: 4,
  'off-hours': 5,
  inventory: 6,
  seen: 7,
  empty: 8,
  gone: 9,
  superseded: 10,
  revoked: 11,
};

/** Communes that need somebody: fallen silent (the latest first), then those with most trouble. Never the empty ones. */
export function communesToLookAt(communes: readonly CommuneRow[]): CommuneRow[] {
  return communes.filter((commune) => ['no-data', 'attention'].includes(communeHealth(commune))).sort(byUrgency);
}

const NEEDING: readonly Health[] = ['no-data', 'down', 'attention', 'never-reported'];

/** A list in two, each in the order given: communes that somebody has to see to, and the others, which a small screen folds. */
export function partedByNeed(communes: readonly CommuneRow[]) {
  const needs = (commune: CommuneRow) => NEEDING.includes(communeHealth(commune));
  return { needing: communes.filter(needs), others: communes.filter((commune) => !needs(commune)) };
}

/** State first, then how much is wrong, then the name by its official code. */
export function byUrgency(a: CommuneRow, b: CommuneRow): number {
  const [stateA, stateB] = [communeHealth(a), communeHealth(b)];
  if (stateA !== stateB) return healthOrder[stateA] - healthOrder[stateB];
  if (stateA === 'no-data') return (b.lastReportAt ?? 0) - (a.lastReportAt ?? 0);
  return trouble(b) - trouble(a) || (a.code < b.code ? -1 : 1);
}

const trouble = (commune: CommuneRow): number => commune.devicesWithConditions + commune.failedChecks;

export interface ProvinceTotals {
  readonly communes: number;
  /** With at least one device that reports. */
  readonly communesReporting: number;
  readonly communesSilent: number;
  readonly devices: number;
  readonly devicesUp: number;
  readonly devicesWithConditions: number;
  readonly failedChecks: number;
}

export function provinceTotals(communes: readonly CommuneRow[]): ProvinceTotals {
  const sum = (of: (commune: CommuneRow) => number) => communes.reduce((total, commune) => total + of(commune), 0);
  return {
    communes: communes.length,
    communesReporting: sum((commune) => (commune.devicesUp > 0 ? 1 : 0)),
    communesSilent: sum((commune) => (communeHealth(commune) === 'no-data' ? 1 : 0)),
    devices: sum((commune) => commune.devices),
    devicesUp: sum((commune) => commune.devicesUp),
    devicesWithConditions: sum((commune) => commune.devicesWithConditions),
    failedChecks: sum((commune) => commune.failedChecks),
  };
}
