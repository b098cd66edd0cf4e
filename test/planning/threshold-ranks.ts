import { conditionsFrom, factsOf } from '@mach/diagnosis';
import { createFleet, devicesOf, type FleetDevice, makeProvince, NO_FAULTS } from '@mach/fleet';
import { type MeasuredMinute, type SlowMinuteThresholds, slowMinuteCause, slowMinutePolicy } from '@mach/knowledge';
import { defaultPolicy, type RankedDevice, rankDevices } from '@mach/priority';
import type { LatestReading } from '@mach/wire';
import { madeMinutes } from './made-minutes.ts';

export interface ThresholdShift {
  readonly threshold: keyof SlowMinuteThresholds;
  readonly value: number;
  /** Of all minutes of the fleet. */
  readonly slowRatio: number;
  /** Spearman's, with the ranks by the policy as it stands. */
  readonly rankCorrelation: number;
  /** Of the first tenth, how many stay in it. */
  readonly stayInFirstTenth: number;
  readonly largestMove: number;
}

export interface ThresholdRanks {
  readonly devices: number;
  readonly minutesADevice: number;
  readonly slowRatio: number;
  readonly shifts: readonly ThresholdShift[];
}

const COMMUNES = 8;
const DEVICES_A_COMMUNE = 50;
const MINUTES_A_DEVICE = 300;
/** Watched minutes that the made ones stand for: more than enough to be believed. */
const WATCHED_MINUTES = 3_000;
/** Monday 2026-11-23, 10:00 in Vietnam. */
export const WALL = Date.UTC(2026, 10, 23, 3);
const UPTIME_MS = 9_000_000;
const FACTORS = [0.5, 1.5] as const;

/** How the ranks of a made fleet move when each threshold is halved, and when it is half as much again. */
export function thresholdRanks(): ThresholdRanks {
  const size: readonly [number, number] = [DEVICES_A_COMMUNE, DEVICES_A_COMMUNE];
  const province = makeProvince({ seed: 'planning', communes: COMMUNES, devicesPerCommune: size });
  const fleet = createFleet(province, NO_FAULTS);
  const watched = devicesOf(province).map((device, index) => ({
    device,
    number: index + 1,
    minutes: madeMinutes(device, MINUTES_A_DEVICE),
    readings: fleet.readingsAt(device, UPTIME_MS, WALL).map((reading) => ({ ...reading, at: WALL })),
  }));
  return shiftsOf(watched, MINUTES_A_DEVICE);
}

/** How ranks of PCs move whose minutes were drawn already; those without any are estimated from the others. */
export function shiftsOf(watched: readonly WatchedPc[], minutesADevice: number): ThresholdRanks {
  const { thresholds } = slowMinutePolicy;
  const before = ranked(watched, thresholds);
  const shifts = (Object.keys(thresholds) as (keyof SlowMinuteThresholds)[]).flatMap((threshold) =>
    FACTORS.map((factor): ThresholdShift => {
      const value = thresholds[threshold] * factor;
      const after = ranked(watched, { ...thresholds, [threshold]: value });
      return { threshold, value, slowRatio: after.slowRatio, ...compared(before.ranks, after.ranks) };
    }),
  );
  return { devices: watched.length, minutesADevice, slowRatio: before.slowRatio, shifts };
}

export interface WatchedPc {
  readonly device: Pick<FleetDevice, 'id' | 'communeCode' | 'role' | 'coverage'>;
  readonly number: number;
  readonly minutes: readonly MeasuredMinute[];
  readonly readings: readonly LatestReading[];
}

/** The PCs as the list takes them, and which share of all watched minutes was slow, by these thresholds. */
export function judged(fleet: readonly WatchedPc[], thresholds: SlowMinuteThresholds) {
  let slow = 0;
  const devices = fleet.map(({ device, number, minutes, readings }): RankedDevice => {
    const counts = { cpu: 0, memory: 0, disk: 0, network: 0 };
    for (const minute of minutes) {
      const cause = slowMinuteCause(minute, thresholds);
      if (cause === undefined) continue;
      counts[cause] += WATCHED_MINUTES / minutes.length;
      slow += 1 / minutes.length;
    }
    if (minutes.length === 0) return deviceOf(device, number, readings);
    const values = {
      recentWatchedMinutes: WATCHED_MINUTES,
      recentSlowCpuMinutes: counts.cpu,
      recentSlowMemoryMinutes: counts.memory,
      recentSlowDiskMinutes: counts.disk,
      recentSlowNetworkMinutes: counts.network,
    };
    return deviceOf(device, number, [...readings, { kind: 'slow-minutes', at: WALL, ok: true, values }]);
  });
  return { devices, slowRatio: slow / Math.max(1, fleet.filter(({ minutes }) => minutes.length > 0).length) };
}

function deviceOf(
  { id, communeCode, role, coverage }: WatchedPc['device'],
  number: number,
  readings: readonly LatestReading[],
): RankedDevice {
  const facts = factsOf(readings);
  return { device: id, number, communeCode, role, coverage, facts, conditions: conditionsFrom(facts, WALL) };
}

function ranked(fleet: readonly WatchedPc[], thresholds: SlowMinuteThresholds) {
  const { devices, slowRatio } = judged(fleet, thresholds);
  return { ranks: new Map(rankDevices(devices, defaultPolicy).map(({ number, rank }) => [number, rank])), slowRatio };
}

function compared(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>) {
  const count = before.size;
  const first = Math.ceil(count / 10);
  let squares = 0;
  let largestMove = 0;
  let stayInFirstTenth = 0;
  for (const [number, rank] of before) {
    const now = after.get(number) ?? count;
    const move = Math.abs(now - rank);
    squares += move ** 2;
    largestMove = Math.max(largestMove, move);
    if (rank <= first && now <= first) stayInFirstTenth += 1;
  }
  return { rankCorrelation: 1 - (6 * squares) / (count * (count ** 2 - 1)), largestMove, stayInFirstTenth };
}
