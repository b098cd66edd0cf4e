interface BenchReading {
  readonly kind: string;
  readonly target?: string;
  readonly uptimeMs: number;
  readonly ok: true;
  readonly values: Readonly<Record<string, number>>;
}

/** Readings of one report: 40 numbers in 8 readings under the names of real sensors, with four digits of noise. */
const READINGS: readonly (readonly [kind: string, target: string | undefined, names: readonly string[]])[] = [
  ['cpu', undefined, ['busyMs', 'waitMs', 'totalMs', 'cpus', 'runnable', 'load1']],
  ['memory', undefined, ['totalBytes', 'availableBytes', 'swapTotalBytes', 'swapFreeBytes', 'majorFaults']],
  ['pressure', undefined, ['cpuSomeMs', 'memorySomeMs', 'memoryFullMs', 'ioSomeMs', 'ioFullMs']],
  ['filesystem', '/', ['totalBytes', 'freeBytes']],
  ['disk-io', 'sda', ['readBytes', 'writtenBytes', 'readOps', 'writeOps', 'readWaitMs', 'writeWaitMs', 'busyMs']],
  [
    'network',
    'eth0',
    ['receivedBytes', 'sentBytes', 'receiveErrors', 'sendErrors', 'receiveDrops', 'sendDrops', 'carrierChanges'],
  ],
  ['temperature', 'core', ['celsius']],
  ['ping', '192.168.1.1', ['sent', 'received', 'duplicates', 'lossRatio', 'rttMinMs', 'rttMedianMs', 'jitterMs']],
];

/** The readings of one report; `round` makes them differ from those of the round before. */
export function fortyValues(round: number, uptimeMs: number): readonly BenchReading[] {
  return READINGS.map(([kind, target, names], i) => ({
    kind,
    ...(target === undefined ? {} : { target }),
    uptimeMs,
    ok: true,
    values: Object.fromEntries(names.map((name, j) => [name, ((round * 7919 + i * 31 + j) % 10_000) / 10])),
  }));
}
