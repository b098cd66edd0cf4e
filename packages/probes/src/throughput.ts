import type { Clock, Files, Result } from '@mach/ports';
import { integer, type MetricSpec } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { gauge } from './metrics.ts';
import { parseNetDev } from './sensors/network.ts';
import { type Carry, type Transfer, transfers } from './throughput-transfers.ts';

const options = {
  bytesMax: integer({
    default: 4_000_000,
    min: 500_000,
    max: 20_000_000,
    unit: 'bytes',
    help: 'most bytes each way in the second of two transfers; a line of 100 megabits a second needs more than these to be told exactly',
  }),
  windowMs: integer({
    default: 3_000,
    min: 500,
    max: 10_000,
    unit: 'ms',
    help: 'how long that transfer is meant to take; it is made so large, within bytesMax',
  }),
  dailyBytesMax: integer({
    default: 40_000_000,
    min: 0,
    max: 1_000_000_000,
    unit: 'bytes',
    help: 'what all runs of a day may put on the line; 0 on a metered line, where nothing is measured',
  }),
  busyBitsPerS: integer({
    default: 1_000_000,
    min: 1,
    max: 1_000_000_000,
    help: 'traffic of this PC in bits a second from which the line counts as busy, and is left alone',
  }),
  timeoutMs: integer({ default: 30_000, min: 1_000, max: 60_000, unit: 'ms', help: 'for all transfers together' }),
};

const rate = (value: string, direction: string, help: string) =>
  gauge(value, 'bits-per-second', {
    help,
    as: 'mach_probe_throughput_bytes_per_second',
    labels: { direction },
    family: 'Rate between this PC and its collector by direction, bytes a second.',
  });

const metrics: readonly MetricSpec[] = [
  rate('downBitsPerS', 'down', 'rate from the collector to this PC'),
  rate('upBitsPerS', 'up', 'rate from this PC to the collector'),
  gauge('usedBytes', 'bytes', {
    help: 'bytes that the run put on the line',
    as: 'mach_probe_throughput_used_bytes',
    reduce: 'sum',
  }),
];

/** The first of two transfers: long enough to be past the slow start of most lines here. */
const FIRST_BYTES = 250_000;
/** Over how long the line is watched before it is used. */
const WATCH_MS = 1_000;

/**
 * How much the line carries between this PC and its collector. Two transfers each way, the second sized by the first to last
 * `windowMs`: the difference of their bytes over that of their times is the rate, for opening and slow start are the same in both
 * and cancel out. The receiving end takes the time, from its first bytes to its last.
 */
export const throughput = probe({
  name: 'throughput',
  summary: 'Measures for seconds, within a daily allowance, how much the line to the collector carries.',
  needs: ['clock', 'collector', 'files', 'lineAllowance', 'random'],
  options,
  metrics,
  target: { help: 'the word collector: no other place is measured', example: 'collector' },
  longestMs: ({ timeoutMs }) => timeoutMs + WATCH_MS,
  run: async (io, target, { bytesMax, windowMs, dailyBytesMax, busyBitsPerS, timeoutMs }, signal) => {
    if (target !== 'collector') {
      return { ok: false, failure: 'unsupported', detail: `"${target}" is not the word collector` };
    }
    const busy = await trafficBitsPerS(io, signal);
    if (busy !== undefined && busy >= busyBitsPerS) {
      return { ok: false, failure: 'denied', detail: `the line is busy: ${Math.round(busy)} bits a second` };
    }
    const taken = io.lineAllowance.take(2 * (FIRST_BYTES + bytesMax), dailyBytesMax);
    if (!taken.ok) return taken;
    const line = transfers(io, io.clock.uptimeMs() + timeoutMs, signal);
    try {
      const down = await rateOf(line.down, { bytesMax, windowMs });
      const up = down.ok ? await rateOf(line.up, { bytesMax, windowMs }) : down;
      const values = { usedBytes: line.usedBytes(), ...(down.ok && { downBitsPerS: down.value }) };
      if (!up.ok) return { ...up, values };
      return { ok: true, values: { ...values, upBitsPerS: up.value } } satisfies Outcome;
    } finally {
      taken.value.settle(line.usedBytes());
    }
  },
});

/** Of all cards, both ways; undefined where the system's counters can't be read. */
async function trafficBitsPerS(io: { readonly clock: Clock; readonly files: Files }, signal: AbortSignal) {
  const before = await trafficBytes(io.files);
  if (before === undefined) return undefined;
  const startedMs = io.clock.uptimeMs();
  await io.clock.sleep(WATCH_MS, signal).catch(() => undefined);
  const after = await trafficBytes(io.files);
  const tookMs = io.clock.uptimeMs() - startedMs;
  return after === undefined || tookMs <= 0 ? undefined : ((after - before) * 8_000) / tookMs;
}

async function trafficBytes(files: Files): Promise<number | undefined> {
  const text = await files.readText('/proc/net/dev');
  if (!text.ok) return undefined;
  const cards = parseNetDev(text.value).filter(({ name }) => name !== 'lo');
  return cards.reduce((sum, { counters }) => sum + (counters.receivedBytes ?? 0) + (counters.sentBytes ?? 0), 0);
}

/** In bits a second. */
async function rateOf(
  carry: Carry,
  { bytesMax, windowMs }: { readonly bytesMax: number; readonly windowMs: number },
): Promise<Result<number>> {
  const first = await carry(FIRST_BYTES);
  if (!first.ok) return first;
  const bitsPerS = ({ bytes, ms }: Transfer) => (bytes * 8_000) / Math.max(ms, TIME_MS_MIN);
  const wanted = Math.round((first.value.bytes * windowMs) / Math.max(first.value.ms, TIME_MS_MIN));
  // A line so slow that the first transfer took its time already.
  if (wanted < 2 * FIRST_BYTES) return { ok: true, value: bitsPerS(first.value) };
  const second = await carry(Math.min(bytesMax, wanted));
  if (!second.ok) return second;
  const more = { bytes: second.value.bytes - first.value.bytes, ms: second.value.ms - first.value.ms };
  const isSound = more.bytes > 0 && more.ms >= TIME_MS_MIN;
  return { ok: true, value: bitsPerS(isSound ? more : second.value) };
}

/** Less than this can't be told from nothing. */
const TIME_MS_MIN = 1;
