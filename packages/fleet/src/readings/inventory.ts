import type { Reading } from '@mach/wire';
import { good, type Moment } from './moment.ts';

/** What the machine is: the same at every moment of its life. */
export function inventoryReadings(moment: Moment): Reading[] {
  const { model, firmwareDate, os, disk, memorySlots } = moment.device.hardware;
  return [
    good(moment, 'system', {
      manufacturer: model.manufacturer,
      model: model.model,
      version: '',
      chassis: model.chassis,
      firmwareVendor: model.manufacturer,
      firmwareVersion: `A${String(model.year % 100).padStart(2, '0')}`,
      firmwareDate,
    }),
    good(moment, 'os', { platform: 'windows', ...os, arch: 'x64', uefi: model.uefi }),
    good(moment, 'processor', {
      model: model.processor,
      vendor: model.vendor,
      family: model.family,
      modelNumber: model.modelNumber,
      stepping: model.stepping,
      cores: model.cores,
      threads: model.threads,
    }),
    ...memorySlots.map((sizeBytes, slot) =>
      good(moment, 'memory-module', { sizeBytes, type: model.memoryType, formFactor: 'DIMM' }, `DIMM${slot + 1}`),
    ),
    good(moment, 'memory-board', {
      slots: memorySlots.length,
      freeSlots: memorySlots.filter((bytes) => bytes === 0).length,
      solderedBytes: 0,
      maxBytes: memorySlots.length * (MODULE_BYTES_MAX[model.memoryType] ?? 0),
    }),
    good(moment, 'disk', { model: disk.model, sizeBytes: disk.bytes, diskKind: disk.kind, bus: 'SATA' }, DISK),
    networkCard(moment),
    good(moment, 'boot-security', bootSecurityOf(model)),
  ];
}

/** Office PCs have TPM 2.0 since about 2016, 1.2 some years before; Secure Boot came with UEFI and Windows 8. */
function bootSecurityOf({ year, uefi }: Moment['device']['hardware']['model']) {
  const tpm = year >= 2016 ? '2.0' : year >= 2012 ? '1.2' : 'none';
  return { tpm, secureBoot: uefi && year >= 2014, ...(uefi ? { secureBootCapable: year >= 2013 } : {}) };
}

/** The largest ordinary module of each kind. */
const MODULE_BYTES_MAX: Readonly<Record<string, number>> = {
  DDR2: 2 * 2 ** 30,
  DDR3: 8 * 2 ** 30,
  DDR4: 32 * 2 ** 30,
  DDR5: 48 * 2 ** 30,
};

/** The one disk of every made PC. */
export const DISK = 'sda';

export const cardOf = (moment: Moment) => (moment.device.wireless ? 'Wi-Fi' : 'Ethernet');

/** What the card runs at: a bad cable or switch port makes it fall back to less. */
export function linkOf(moment: Moment): { readonly speedMbps: number; readonly duplex: 'full' | 'half' } {
  const usual = moment.device.hardware.model.year < 2010 ? 100 : 1_000;
  const speeds = moment.faults.at('lan-poor', moment.wall).map(({ speedMbps }) => speedMbps ?? usual);
  const speedMbps = Math.min(moment.device.wireless ? 144 : usual, ...speeds);
  return { speedMbps, duplex: speedMbps === 10 ? 'half' : 'full' };
}

function networkCard(moment: Moment): Reading {
  const cardKind = moment.device.wireless ? 'wireless' : 'wired';
  return good(moment, 'network-card', { cardKind, virtual: false, ...linkOf(moment) }, cardOf(moment));
}
