import type { FleetDevice } from '@mach/fleet';
import type { MeasuredMinute } from '@mach/knowledge';
import { seededRandom } from '@mach/ports/testing';

const GIB = 1024 ** 3;
/** Looks of one minute. */
const LOOKS = 4;

/** What of a PC its made minutes follow from. */
export interface PcOfMinutes {
  readonly id: string;
  readonly wireless: boolean;
  readonly hardware: {
    readonly memoryBytes: number;
    readonly disk: Pick<FleetDevice['hardware']['disk'], 'kind'>;
    readonly model: Pick<FleetDevice['hardware']['model'], 'year' | 'threads'>;
  };
}

/**
 * Minutes of use as a made PC may have them. Each measure is drawn log-normally around a middle that follows from the PC's
 * memory, disk and age, so that bad minutes are few on good machines and many on bad ones. The middles are our own guess: they show how far ranks depend on
 * thresholds, not how slow the PCs of communes are.
 */
export function madeMinutes(device: PcOfMinutes, count: number): readonly MeasuredMinute[] {
  const random = seededRandom(`minutes of ${device.id}`);
  /** `spread` is the standard deviation of the logarithm. */
  const around = (middle: number, spread: number) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    return middle * Math.exp(spread * normal);
  };
  const { memoryBytes, disk, model } = device.hardware;
  /** 1 with 6 GiB and more, 4 with 4 GiB, 16 with 2 GiB. */
  const shortness = 4 ** (Math.max(0, 6 - memoryBytes / GIB) / 2);
  const isHdd = disk.kind === 'hdd';
  const queue = 0.12 * 1.11 ** (2023 - model.year) * (4 / model.threads) ** 0.5;
  const hasPoorLine = random.next() < 0.08;

  return Array.from({ length: count }, () => {
    const tasksPerCpu = around(queue, 1);
    const diskWaitMs = around((isHdd ? 14 : 0.7) * shortness ** 0.3, 0.9);
    return {
      queues: Array.from({ length: LOOKS }, () => ({ tasksPerCpu: around(tasksPerCpu, 0.5), forMs: 60_000 / LOOKS })),
      hardFaultsPerS: around(8 * shortness, 1.3),
      memoryFullRatio: around(0.0006 * shortness, 1.4),
      disks: [{ meanWaitMs: diskWaitMs, waitMs: diskWaitMs * around(900, 0.7) }],
      diskFullRatio: Math.min(1, around(isHdd ? 0.03 : 0.003, 1.1)),
      gatewayLossRatio: hasPoorLine ? Math.min(1, around(0.05, 1.2)) : 0,
      gatewayRttMs: around(hasPoorLine ? 25 : device.wireless ? 4 : 0.6, 1),
    };
  });
}
