/** What made a minute slow. One cause a minute, so that the minutes of all causes add up. */
export const SLOW_CAUSES = ['memory', 'disk', 'cpu', 'network'] as const;
export type SlowCause = (typeof SLOW_CAUSES)[number];

/** One minute as it was measured. What was not measured is absent, or an empty list, and decides nothing. */
export interface MeasuredMinute {
  /** Tasks that wait for a CPU, for each CPU, as each look found them, with the time that the look stands for. */
  readonly queues: readonly { readonly tasksPerCpu: number; readonly forMs: number }[];
  readonly hardFaultsPerS?: number;
  /** Share of the minute in which no task could go on for want of memory, of a disk. */
  readonly memoryFullRatio?: number;
  readonly diskFullRatio?: number;
  /** For each disk the mean wait of one access, and of all together. */
  readonly disks: readonly { readonly meanWaitMs: number; readonly waitMs: number }[];
  /** To the default gateway: the way through the office, not the line beyond. */
  readonly gatewayLossRatio?: number;
  readonly gatewayRttMs?: number;
}

export interface SlowMinuteThresholds {
  readonly queuedTasksPerCpu: number;
  /** How long in the minute, in ms, the queue must be longer than that. */
  readonly queuedMs: number;
  readonly hardFaultsPerS: number;
  readonly memoryFullRatio: number;
  readonly diskWaitMs: number;
  /** Waits of all accesses of a disk in the minute below which their mean says nothing: one slow access of a disk at rest. */
  readonly diskWaitsMs: number;
  readonly diskFullRatio: number;
  readonly gatewayLossRatio: number;
  readonly gatewayRttMs: number;
}

/**
 * When a minute of use counts as slow: policy, not measurement, laid down on 2026-11-25. A queue of two for each processor is
 * what Windows administrators are taught to look for; the others are assumptions. How the ranks move when each is half or half as much again
 * stands in docs/planning.md.
 */
export const slowMinutePolicy = {
  thresholds: {
    queuedTasksPerCpu: 2,
    queuedMs: 20_000,
    hardFaultsPerS: 300,
    memoryFullRatio: 0.05,
    diskWaitMs: 50,
    diskWaitsMs: 3_000,
    diskFullRatio: 0.2,
    gatewayLossRatio: 0.2,
    gatewayRttMs: 100,
  } satisfies SlowMinuteThresholds,
  /** Watched minutes from which their share stands for the machine: two working days of use. Fewer are one bad morning. */
  watchedMinutesMin: 960,
  /** Share of slow minutes that is worth a word (ten minutes in a full working day), and that hurts. */
  share: { ageing: 0.02, atRisk: 0.1 },
  recordedOn: '2026-11-25',
} as const;

/**
 * Why a minute was slow; undefined when it was not. Where several limits are crossed, the root comes first: short memory
 * keeps the disk busy, never the other way round; and tasks that wait for a disk do not queue for a CPU.
 */
export function slowMinuteCause(
  minute: MeasuredMinute,
  thresholds: SlowMinuteThresholds = slowMinutePolicy.thresholds,
): SlowCause | undefined {
  return SLOW_CAUSES.find((cause) => CROSSED[cause](minute, thresholds));
}

const CROSSED: Readonly<Record<SlowCause, (minute: MeasuredMinute, limits: SlowMinuteThresholds) => boolean>> = {
  memory: ({ hardFaultsPerS, memoryFullRatio }, limits) =>
    isAbove(hardFaultsPerS, limits.hardFaultsPerS) || isAbove(memoryFullRatio, limits.memoryFullRatio),
  disk: ({ disks, diskFullRatio }, limits) =>
    isAbove(diskFullRatio, limits.diskFullRatio) ||
    disks.some(({ meanWaitMs, waitMs }) => waitMs >= limits.diskWaitsMs && isAbove(meanWaitMs, limits.diskWaitMs)),
  cpu: ({ queues }, limits) => {
    const long = queues.filter(({ tasksPerCpu }) => isAbove(tasksPerCpu, limits.queuedTasksPerCpu));
    return long.length > 0 && long.reduce((sum, { forMs }) => sum + forMs, 0) >= limits.queuedMs;
  },
  network: ({ gatewayLossRatio, gatewayRttMs }, limits) =>
    isAbove(gatewayLossRatio, limits.gatewayLossRatio) || isAbove(gatewayRttMs, limits.gatewayRttMs),
};

const isAbove = (measured: number | undefined, limit: number): boolean => measured !== undefined && measured > limit;
