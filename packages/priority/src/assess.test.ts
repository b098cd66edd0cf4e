import { conditionsFrom, factsOf } from '@mach/diagnosis';
import type { LatestReading, Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { assess } from './assess.ts';
import { defaultPolicy } from './policy.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const GIB = 1024 ** 3;
const UPTIME_MS = 8 * 3_600_000;
const read = (kind: string, values: Values, target?: string): LatestReading => ({
  kind,
  at: NOW,
  ok: true,
  values,
  ...(target === undefined ? {} : { target }),
});

function assessed(...readings: readonly LatestReading[]) {
  const facts = factsOf(readings);
  const conditions = conditionsFrom(facts, NOW);
  const device = {
    device: '0'.repeat(32),
    number: 1,
    communeCode: '00004',
    role: 'office',
    coverage: 'measured',
  } as const;
  return assess({ ...device, facts, conditions }, defaultPolicy);
}

it('a device that said nothing is unknown in every part but what the collector knows: how long it was silent and cut off', () => {
  const { outage, 'cut-off': cutOff, ...parts } = assessed();
  expect(Object.values(parts).every(({ known }) => !known)).toBe(true);
  for (const one of [outage, cutOff]) expect(one).toMatchObject({ known: true, spread: { likely: 0 } });
});

it('a measurement decides inside what the facts allow, and is the reason where it says more', () => {
  const memory = read('memory', { totalBytes: 4 * GIB, availableBytes: 2 * GIB });
  const uptime = read('cpu', { totalMs: UPTIME_MS, cpus: 1 });
  const stalled = (share: number) =>
    assessed(memory, uptime, read('pressure', { memoryFullMs: share * UPTIME_MS })).memory;
  expect(assessed(memory).memory).toMatchObject({ spread: { likely: 120 }, reason: { code: 'too-little-memory' } });
  expect(stalled(0)).toMatchObject({ spread: { likely: 20 }, reason: { code: 'too-little-memory' }, measured: true });
  expect(stalled(0.02)).toMatchObject({ reason: { code: 'memory-pressure' }, measured: true });
  expect(stalled(0.9)).toMatchObject({ spread: { likely: 400 } });
});

it("the slow answers of another disk are not the system disk's", () => {
  const io = read('disk-io', { readOps: 1e6, writeOps: 0, readWaitMs: 9e7, writeWaitMs: 0 }, 'sdb');
  const disks = ['sda', 'sdb'].map((name) => read('disk', { diskKind: 'ssd', sizeBytes: 5e11 }, name));
  expect(assessed(...disks, io)['system-disk']).toMatchObject({ spread: { likely: 0 } });
});

it('a guest of a hypervisor has a processor and a disk that cost nothing', () => {
  const parts = assessed(read('system', { manufacturer: 'QEMU' }));
  expect(parts.processor).toMatchObject({ known: true, spread: { likely: 0 } });
  expect(parts['system-disk']).toMatchObject({ known: true, spread: { likely: 0 } });
});

it('slow minutes take the place of assumptions once two working days of use were watched, and say so', () => {
  const memory = read('memory', { totalBytes: 4 * GIB, availableBytes: 2 * GIB });
  const slow = (watchedMinutes: number, share: number) =>
    assessed(
      memory,
      read('slow-minutes', {
        recentWatchedMinutes: watchedMinutes,
        recentSlowCpuMinutes: 0,
        recentSlowMemoryMinutes: share * watchedMinutes,
        recentSlowDiskMinutes: 0,
      }),
    );
  expect(slow(959, 0.5).memory).toMatchObject({ spread: { likely: 120 }, reason: { code: 'too-little-memory' } });
  const { memory: measured, processor, network } = slow(960, 0.05);
  // A twentieth of 60 % of 10,080 minutes.
  expect(measured).toMatchObject({ measured: true, reason: { code: 'slow-minutes' } });
  expect(measured.known && measured.spread.likely).toBeCloseTo(302.4, 9);
  expect(processor).toMatchObject({ known: true, measured: true, spread: { high: 0 } });
  expect(network).toMatchObject({ known: false });
});
