import { conditionsFrom, factsOf } from '@mach/diagnosis';
import type { LatestReading, Values } from '@mach/wire';
import { defaultPolicy } from '../policy.ts';
import type { RankedDevice } from '../ranked-device.ts';
import { type ValuedDevice, valueDevices } from '../value-devices.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const GIB = 1024 ** 3;

/** A made-up PC in the words of readings. What is left out was not read. */
export interface MadePc {
  readonly memoryGb?: number;
  readonly slots?: readonly { readonly gb: number; readonly type?: string }[];
  readonly boardMaxGb?: number;
  readonly disk?: 'hdd' | 'ssd';
  readonly processor?: string;
  /** Build of Windows 11 (22000 and up) or 10. */
  readonly build?: string;
  readonly tpm?: string;
  readonly more?: readonly LatestReading[];
}

export function madeDevice(pc: MadePc, number: number, of: Partial<RankedDevice> = {}): RankedDevice {
  const readings: LatestReading[] = [...(pc.more ?? [])];
  const add = (kind: string, values: Values, target?: string) =>
    readings.push({ kind, at: NOW, ok: true, values, ...(target === undefined ? {} : { target }) });
  if (pc.memoryGb !== undefined)
    add('memory', { totalBytes: pc.memoryGb * GIB, availableBytes: pc.memoryGb * GIB * 0.5 });
  for (const [place, { gb, type }] of (pc.slots ?? []).entries()) {
    add('memory-module', { sizeBytes: gb * GIB, ...(type === undefined ? {} : { type }) }, `DIMM ${place}`);
  }
  if (pc.boardMaxGb !== undefined) add('memory-board', { maxBytes: pc.boardMaxGb * GIB });
  if (pc.disk !== undefined) add('disk', { diskKind: pc.disk, sizeBytes: 500e9 }, 'sda');
  if (pc.processor !== undefined) add('processor', { model: `Intel(R) Core(TM) ${pc.processor}` });
  if (pc.build !== undefined) add('os', { distro: 'Microsoft Windows Enterprise', build: pc.build });
  if (pc.tpm !== undefined) add('boot-security', { tpm: pc.tpm });
  const facts = factsOf(readings);
  const device = number.toString(16).padStart(32, '0');
  const conditions = conditionsFrom(facts, NOW);
  return { device, number, communeCode: '00004', role: 'office', coverage: 'measured', facts, conditions, ...of };
}

export const valuedOf = (devices: readonly RankedDevice[]): readonly ValuedDevice[] =>
  valueDevices(devices, defaultPolicy);
