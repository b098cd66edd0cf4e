import { cpus, release as kernelRelease } from 'node:os';
import type { MachineFacts } from '@mach/ports';
import * as si from 'systeminformation';
import { isPaperless } from './paperless.ts';
import { completeOs, completeProcessor } from './windows-names.ts';

type Part = Exclude<keyof MachineFacts, 'unread'>;

/** Thrown for a part that the library answers with a guess, or with nothing, where it could not look. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** What the library calls a machine of which it found nothing. */
const NO_MODEL = 'Computer';

/** A way to read each part. */
export type PartReaders = { readonly [Name in Part]-?: () => Promise<NonNullable<MachineFacts[Name]>> };

/**
 * Reads each part by itself, so that one that hangs or fails does not take the others along. Texts are handed on as the
 * firmware says them: the sensors drop what says nothing.
 */
export const partReaders: PartReaders = {
  system: async () => {
    const [system, chassis, board] = await Promise.all([si.system(), si.chassis(), si.baseboard()]);
    const { manufacturer, version } = system;
    const model = system.model === NO_MODEL ? '' : system.model;
    const names = [manufacturer, model, version, board.manufacturer, board.model];
    if (names.every((name) => name === '')) throw new Unreadable('neither the machine nor its board has a name');
    return {
      ...{ manufacturer, model, version, chassis: chassis.type },
      boardManufacturer: board.manufacturer,
      boardModel: board.model,
    };
  },
  firmware: async () => {
    const { vendor, version, releaseDate } = await si.bios();
    if (`${vendor}${version}` === '') throw new Unreadable('the firmware’s tables can’t be read');
    return { vendor, version, releaseDate: releaseDate ?? '' };
  },
  os: async () => {
    const { platform, distro, release, build, arch, uefi } = await si.osInfo();
    const edition =
      platform === 'Windows' || platform === 'win32' ? distro.replace(/^Microsoft Windows\s*[\d.]*\s*/, '') : '';
    const told = { platform, distro, release, build, edition, arch, ...(typeof uefi === 'boolean' ? { uefi } : {}) };
    return completeOs(told, kernelRelease());
  },
  processor: async () => {
    const { manufacturer, brand, vendor, family, model, stepping, physicalCores, cores } = await si.cpu();
    const told = {
      model: `${manufacturer} ${brand}`.trim(),
      vendor: vendor === '' ? manufacturer : vendor,
      family: family ?? '',
      modelNumber: model ?? '',
      stepping: stepping ?? '',
      cores: physicalCores,
      threads: cores,
    };
    // Absent everywhere but on Windows.
    return completeProcessor(told, process.env['PROCESSOR_IDENTIFIER'], cpus()[0]?.model);
  },
  memory: async () => ({ totalBytes: (await si.mem()).total }),
  memorySlots: async () => {
    const slots = await si.memLayout();
    if (slots.length === 0) throw new Unreadable('no memory module is named');
    return slots.map(({ bank, size, type, formFactor, clockSpeed }, index) => ({
      slot: bank === '' ? `slot ${index + 1}` : bank,
      bytes: size,
      type: type ?? '',
      formFactor: formFactor ?? '',
      ...(typeof clockSpeed === 'number' && clockSpeed > 0 ? { speedMtps: clockSpeed } : {}),
    }));
  },
  memoryBoard: () => {
    throw new Unreadable('this system names the modules alone, not the empty slots');
  },
  disks: async () => {
    const disks = (await si.diskLayout()).map(({ device, name, vendor, size, type, interfaceType, serialNum }) => ({
      device: device.replace(/^\/dev\//, ''),
      model: [vendor, name].filter((word) => word !== '').join(' '),
      bytes: size,
      kind: diskKind(type, interfaceType),
      bus: interfaceType,
      serial: serialNum,
    }));
    if (disks.length === 0) throw new Unreadable('no disk could be read');
    return disks;
  },
  networkCards: async () => {
    const found = await si.networkInterfaces();
    const cards = Array.isArray(found) ? found : [found];
    return cards
      .filter(({ internal }) => !internal)
      .map(({ iface, type, virtual, speed, duplex }) => ({
        name: iface,
        kind: type === 'wired' || type === 'wireless' ? type : 'unknown',
        virtual,
        ...(typeof speed === 'number' && speed > 0 ? { speedMbps: speed } : {}),
        ...(duplex === 'full' || duplex === 'half' ? { duplex } : {}),
      }));
  },
  bootSecurity: () => {
    throw new Unreadable('this system is not asked for its TPM and Secure Boot');
  },
  screens: async () =>
    (await si.graphics()).displays.map((display, index) => ({
      connector: display.connection ? `${display.connection} ${index + 1}` : `screen ${index + 1}`,
      builtIn: display.builtin,
      maker: display.vendor,
      model: display.model,
      ...positive({
        year: display.productionYear,
        widthPixels: display.resolutionX,
        heightPixels: display.resolutionY,
        // The library gives centimetres.
        widthMm: (display.sizeX ?? 0) * 10,
        heightMm: (display.sizeY ?? 0) * 10,
      }),
    })),
  peripherals: async () => ({
    installedPrinters: (await si.printer()).filter(({ name, model }) => !isPaperless(`${name} ${model}`)).length,
  }),
};

/** Without what is unknown: the library says 0 or null there. */
function positive<Name extends string>(values: Readonly<Record<Name, number | null>>): { [Each in Name]?: number } {
  const known = Object.entries<number | null>(values).filter(([, value]) => value !== null && value > 0);
  return Object.fromEntries(known) as { [Each in Name]?: number };
}

function diskKind(type: string, interfaceType: string): 'hdd' | 'ssd' | 'unknown' {
  if (/ssd|nvme/i.test(`${type} ${interfaceType}`)) return 'ssd';
  return /^hd/i.test(type) ? 'hdd' : 'unknown';
}
