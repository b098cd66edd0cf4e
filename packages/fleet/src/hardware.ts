import type { Role } from '@mach/wire';
import { COMPUTER_MODELS, type ComputerModel, DISK_MODELS, OPERATING_SYSTEMS, type OperatingSystem } from './models.ts';
import { draw, drawOne, drawWeighted } from './noise.ts';

/** What a made PC is. Sizes in bytes. */
export interface Hardware {
  readonly model: ComputerModel;
  /** yyyy-MM-dd. */
  readonly firmwareDate: string;
  readonly os: OperatingSystem;
  /** One entry a slot; 0 is an empty one. */
  readonly memorySlots: readonly number[];
  readonly memoryBytes: number;
  readonly disk: { readonly model: string; readonly bytes: number; readonly kind: 'hdd' | 'ssd' };
  /** The disk's share in use when it is not filling up. */
  readonly diskUsedShare: number;
}

const GIB = 1_073_741_824;

/**
 * Draws a PC as old as communes have them. The mix of ages, memory and disks is our own guess after the 6,776 office
 * desktops of linuxhw/DMI (83 % older than the eighth generation, 31 % under 8 GB, most of those with a free slot).
 */
export function makeHardware(key: number, role: Role): Hardware {
  // Counters were equipped last, with the one-stop centres.
  const models = COMPUTER_MODELS.map((model) => ({
    ...model,
    weight: role === 'counter' && model.year >= 2018 ? model.weight * 2 : model.weight,
  }));
  const { weight: _, ...model } = drawWeighted(key, 'model', models);
  const hasSsd = draw(key, 'ssd') < ssdShare(model.year);
  const disk = drawOne(
    key,
    'disk',
    DISK_MODELS.filter(({ kind }) => (kind === 'ssd') === hasSsd),
  );
  const memorySlots = drawMemory(key, model);
  const systems = OPERATING_SYSTEMS.filter(({ years }) => model.year >= years[0] && model.year <= years[1]);
  const { weight: __, years: ___, ...os } = drawWeighted(key, 'os', systems);
  const month = 1 + Math.floor(draw(key, 'month') * 12);
  return {
    model,
    firmwareDate: `${model.year}-${String(month).padStart(2, '0')}-15`,
    os,
    memorySlots,
    memoryBytes: memorySlots.reduce((sum, bytes) => sum + bytes, 0),
    disk,
    diskUsedShare: 0.25 + 0.6 * draw(key, 'disk-used'),
  };
}

/** Old PCs came with a hard disk; a few were given an SSD since. */
function ssdShare(year: number): number {
  if (year < 2014) return 0.15;
  return year < 2019 ? 0.4 : 0.92;
}

function drawMemory(key: number, model: ComputerModel): number[] {
  const sizes = model.year < 2012 ? [2, 2, 4] : model.year < 2018 ? [4, 4, 4, 8] : [8, 8, 8, 16];
  const module = drawOne(key, 'memory', sizes) * GIB;
  const second = draw(key, 'second-module') < 0.3;
  return Array.from({ length: model.slots }, (_, slot) => (slot === 0 || (slot === 1 && second) ? module : 0));
}
