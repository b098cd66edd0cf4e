import type { LatestReading, Values } from '@mach/wire';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { factsOf } from '../facts/facts-of.ts';

/** 2026-11-22 10:00 in Vietnam: after the end of Windows 10, in the middle of a working day. */
export const NOW = Date.UTC(2026, 10, 22, 3);
export const GIB = 1024 ** 3;
export const GB = 1000 ** 3;
const HOUR_MS = 3_600_000;

/** A reading that succeeded. */
export function read(kind: string, values: Values, target?: string): LatestReading {
  return { kind, at: NOW, ok: true, values, ...(target === undefined ? {} : { target }) };
}

/** A reading that failed. */
export function failed(kind: string, failure = 'denied', target?: string): LatestReading {
  return { kind, at: NOW, ok: false, failure, values: {}, ...(target === undefined ? {} : { target }) };
}

/** A sound office PC of 2023 on a supported system, everything read; up for five hours. */
export const soundPc: readonly LatestReading[] = [
  read('system', { manufacturer: 'Dell Inc.', model: 'OptiPlex 7010', firmwareDate: '2023-05-04' }),
  read('os', {
    platform: 'win32',
    distro: 'Microsoft Windows 11 Enterprise',
    release: '10.0.26200',
    build: '26200',
    uefi: true,
  }),
  read('processor', { model: '13th Gen Intel(R) Core(TM) i5-13500', vendor: 'GenuineIntel', cores: 14, threads: 20 }),
  read('memory-module', { sizeBytes: 8 * GIB, type: 'DDR4' }, 'DIMM1'),
  read('memory-module', { sizeBytes: 0 }, 'DIMM2'),
  read('memory', { totalBytes: 7.7 * GIB, availableBytes: 4 * GIB }),
  read('disk', { model: 'Samsung SSD 870', sizeBytes: 256 * GB, diskKind: 'ssd', bus: 'sata' }, 'sda'),
  read('disk-health', { vendorVerdict: 'passed', medium: 'ssd', reallocatedSectors: 0, wearRatio: 0.1 }, 'sda'),
  read('filesystem', { totalBytes: 250 * GB, freeBytes: 120 * GB }, 'C:'),
  read('network-card', { cardKind: 'wired', virtual: false }, 'eth0'),
  read(
    'network',
    {
      linkUp: true,
      speedMbps: 1_000,
      duplex: 'full',
      receivedBytes: 5 * GB,
      sentBytes: GB,
      receiveErrors: 0,
      sendErrors: 0,
    },
    'eth0',
  ),
  read('temperature', { celsius: 48 }, 'Package id 0'),
  read('cpu', { totalMs: 5 * HOUR_MS * 20, cpus: 20 }),
];

/** The sound PC with some readings replaced, by kind and part, or added. */
export function pcWith(...readings: readonly LatestReading[]): readonly LatestReading[] {
  const replaced = new Set(readings.map(({ kind, target }) => `${kind}\n${target ?? ''}`));
  return [...soundPc.filter(({ kind, target }) => !replaced.has(`${kind}\n${target ?? ''}`)), ...readings];
}

/** The sound PC without the readings of these kinds. */
export const pcWithout = (...kinds: readonly string[]): readonly LatestReading[] =>
  soundPc.filter(({ kind }) => !kinds.includes(kind));

export const factsWith = (...readings: readonly LatestReading[]): DeviceFacts => factsOf(pcWith(...readings));
export const factsWithout = (...kinds: readonly string[]): DeviceFacts => factsOf(pcWithout(...kinds));
