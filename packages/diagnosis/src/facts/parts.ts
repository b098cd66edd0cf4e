import { batteryAdvice } from '@mach/knowledge';
import { present } from '../present.ts';
import type { BatteryFacts, BootFacts, FanFacts, MemoryErrorFacts, ThrottlingFacts } from './device-facts.ts';
import type { ReadingIndex, ValueReader } from './reading-index.ts';

/** Facts on parts that wear and fail, each absent where nothing was read. */
export function partsOf(index: ReadingIndex) {
  return {
    fans: eachOf(index, 'fan', fanOf),
    throttling: throttlingOf(index.whole('throttle')),
    memoryErrors: eachOf(index, 'memory-errors', memoryErrorsOf),
    batteries: eachOf(index, 'battery', batteryOf),
    boots: bootsOf(index.whole('boots')),
  };
}

function eachOf<Fact>(
  index: ReadingIndex,
  kind: string,
  factOf: (part: string, values: ValueReader) => Fact | undefined,
): readonly Fact[] | undefined {
  const read = index.read(kind);
  return read.length === 0 ? undefined : read.flatMap(({ target, values }) => factOf(target, values) ?? []);
}

function fanOf(fan: string, values: ValueReader): FanFacts | undefined {
  const rpm = values.amount('rpm');
  return rpm === undefined ? undefined : present<FanFacts>({ fan, rpm, alarm: values.flag('alarm') });
}

function throttlingOf(values: ValueReader | undefined): ThrottlingFacts | undefined {
  const events = values?.amount('events');
  if (events === undefined) return undefined;
  return present<ThrottlingFacts>({ events, throttledMs: values?.amount('throttledMs') });
}

function memoryErrorsOf(controller: string, values: ValueReader): MemoryErrorFacts | undefined {
  const corrected = values.amount('correctedErrors');
  const uncorrected = values.amount('uncorrectedErrors');
  if (corrected === undefined && uncorrected === undefined) return undefined;
  return present<MemoryErrorFacts>({
    controller,
    corrected: corrected ?? 0,
    uncorrected: uncorrected ?? 0,
    countedMs: values.positive('countedMs'),
  });
}

function batteryOf(battery: string, values: ValueReader): BatteryFacts {
  const healthRatio = values.positive('healthRatio');
  return present<BatteryFacts>({
    battery,
    isUps: values.text('supply') === 'ups',
    // A battery that holds far more than it was made for has wrong figures, not much health.
    healthRatio: healthRatio !== undefined && healthRatio <= batteryAdvice.mostRatio ? healthRatio : undefined,
    cycles: values.positive('cycles'),
  });
}

function bootsOf(values: ValueReader | undefined): BootFacts | undefined {
  const stops = values?.amount('recentStops');
  const uncleanStops = values?.amount('recentUncleanStops');
  const crashes = values?.amount('recentCrashes');
  const clockLosses = values?.amount('recentClockLosses');
  const durationMs = values?.positive('bootDurationMs');
  if (clockLosses === undefined) return undefined;
  return {
    clockLosses,
    ...(durationMs !== undefined && { durationMs }),
    ...(stops !== undefined && uncleanStops !== undefined && { stops, uncleanStops }),
    ...(crashes !== undefined && { crashes }),
  };
}
