import type { MachineFacts } from '@mach/ports';
import { readEdid } from '@mach/probes';
import { bytesOf, namesIn, textOf } from './small-file.ts';

type Facts<Name extends keyof MachineFacts> = NonNullable<MachineFacts[Name]>;

/** Each screen that is plugged in, by its connector. A driver without an EDID, as virtual machines have, tells no more. */
export function screensOf(sys: string): Facts<'screens'> {
  const cards = `${sys}/class/drm`;
  const names = namesIn(cards);
  if (names === undefined) throw new Error('this machine has no graphics that the kernel drives');
  return names
    .filter((name) => /^card\d+-/.test(name) && textOf(`${cards}/${name}/status`) === 'connected')
    .map((name) => ({
      connector: name.replace(/^card0-/, ''),
      builtIn: /-(?:eDP|LVDS|DSI)-/.test(name),
      ...readEdid(bytesOf(`${cards}/${name}/edid`)),
    }));
}

const PRINTER = '07';
const SMART_CARD = '0b';
const VIDEO = '0e';

/** Counts by the class of USB interfaces (usb.org, Defined Class Codes); a device with two of a kind is one. */
export function peripheralsOf(sys: string, proc: string): Facts<'peripherals'> {
  const folder = `${sys}/bus/usb/devices`;
  const interfaces = namesIn(folder)?.filter((name) => name.includes(':'));
  const usb = interfaces?.map((name) => ({
    device: name.split(':')[0] ?? '',
    usbClass: textOf(`${folder}/${name}/bInterfaceClass`),
  }));
  const count = (wanted: string) =>
    new Set(usb?.filter(({ usbClass }) => usbClass === wanted).map(({ device }) => device)).size;
  // One line a stream: `00-00: ALC887-VD Analog : ALC887-VD Analog : playback 1 : capture 1`.
  const streams = namesIn(`${proc}/asound`)?.includes('pcm')
    ? textOf(`${proc}/asound/pcm`)
        .split('\n')
        .filter((line) => line !== '')
    : undefined;
  const cards = (wanted: string) =>
    new Set(streams?.filter((line) => line.includes(wanted)).map((line) => line.split('-')[0])).size;
  return {
    ...(usb === undefined
      ? {}
      : { usbPrinters: count(PRINTER), smartCardReaders: count(SMART_CARD), cameras: count(VIDEO) }),
    ...(streams === undefined ? {} : { soundInputs: cards(': capture '), soundOutputs: cards(': playback ') }),
  };
}

const SECURE_BOOT = 'SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';

/** TPM and Secure Boot as the kernel sees them; what it can't see, as in a container, is left out. */
export function bootSecurityOf(sys: string): Facts<'bootSecurity'> {
  const tpm = tpmOf(sys);
  const tables = namesIn(`${sys}/firmware/efi`);
  // Without EFI a machine was started the old way, where its firmware is shown at all: whether it has Secure Boot is not told.
  const isOldStart = tables === undefined && namesIn(`${sys}/firmware/dmi`) !== undefined;
  const variables = namesIn(`${sys}/firmware/efi/efivars`);
  // Four bytes of attributes, then 1 or 0.
  const secureBoot = variables?.includes(SECURE_BOOT)
    ? bytesOf(`${sys}/firmware/efi/efivars/${SECURE_BOOT}`)[4]
    : undefined;
  // An empty folder is one that is not mounted.
  const isTold = variables !== undefined && variables.length > 0;
  return {
    ...(tpm === undefined ? {} : { tpm }),
    ...(secureBoot === undefined ? (isOldStart ? { secureBoot: false } : {}) : { secureBoot: secureBoot === 1 }),
    ...(isTold ? { secureBootCapable: variables.includes(SECURE_BOOT) } : {}),
  };
}

/** By the kernel's device, else by the firmware's table of it: TPM2 (TCG ACPI specification) or TCPA of version 1.2. */
function tpmOf(sys: string): Facts<'bootSecurity'>['tpm'] {
  const [device] = namesIn(`${sys}/class/tpm`) ?? [];
  if (device !== undefined) {
    const major = textOf(`${sys}/class/tpm/${device}/tpm_version_major`);
    return major === '2' ? '2.0' : major === '1' ? '1.2' : 'unknown';
  }
  const tables = namesIn(`${sys}/firmware/acpi/tables`);
  if (tables === undefined) return undefined;
  return tables.includes('TPM2') ? '2.0' : tables.includes('TCPA') ? '1.2' : 'none';
}
