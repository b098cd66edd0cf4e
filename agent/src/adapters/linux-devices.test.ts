import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bootSecurityOf, peripheralsOf, screensOf } from './linux-devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-devices-'));
afterAll(() => rmSync(folder, { recursive: true }));

let machines = 0;

/** A made-up machine: its files, and empty folders by a name that ends in a slash. */
function machine(files: Readonly<Record<string, string | Buffer>>): { sys: string; proc: string } {
  machines += 1;
  const root = join(folder, String(machines));
  for (const [path, content] of Object.entries(files)) {
    const full = join(root, path);
    mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(full, content);
  }
  return { sys: join(root, 'sys'), proc: join(root, 'proc') };
}

const interfaceOf = (name: string, usbClass: string) => ({
  [`sys/bus/usb/devices/${name}/bInterfaceClass`]: `${usbClass}\n`,
});
const efi = 'sys/firmware/efi/efivars';
const secureBoot = (value: number) => ({
  [`${efi}/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c`]: Buffer.from([6, 0, 0, 0, value]),
});

describe('peripherals', () => {
  it('are counted by device, whatever number of interfaces each has', () => {
    const { sys, proc } = machine({
      'sys/bus/usb/devices/usb1/': '',
      ...interfaceOf('1-1:1.0', '07'),
      ...interfaceOf('1-2:1.0', '0b'),
      ...interfaceOf('1-2:1.1', '03'),
      ...interfaceOf('1-3:1.0', '0e'),
      ...interfaceOf('1-3:1.1', '0e'),
      ...interfaceOf('1-3:1.2', '01'),
      'proc/asound/pcm': [
        '00-00: ALC887-VD Analog : ALC887-VD Analog : playback 1 : capture 1',
        '00-02: ALC887-VD Alt Analog : ALC887-VD Alt Analog : capture 1',
        '00-03: HDMI 0 : HDMI 0 : playback 1',
        '01-00: USB Audio : USB Audio : capture 1',
      ].join('\n'),
    });
    expect(peripheralsOf(sys, proc)).toEqual({
      usbPrinters: 1,
      smartCardReaders: 1,
      cameras: 1,
      soundInputs: 2,
      soundOutputs: 1,
    });
  });

  it('are none where a bus is empty, and unknown where there is no bus to see', () => {
    const empty = machine({ 'sys/bus/usb/devices/': '', 'proc/asound/pcm': '' });
    expect(peripheralsOf(empty.sys, empty.proc)).toEqual({
      usbPrinters: 0,
      smartCardReaders: 0,
      cameras: 0,
      soundInputs: 0,
      soundOutputs: 0,
    });
    const bare = machine({ 'sys/class/': '' });
    expect(peripheralsOf(bare.sys, bare.proc)).toEqual({});
  });
});

describe('TPM and Secure Boot', () => {
  it.each([
    ['a chip of version 2', { 'sys/class/tpm/tpm0/tpm_version_major': '2\n' }, { tpm: '2.0' }],
    ['a chip of version 1.2', { 'sys/class/tpm/tpm0/tpm_version_major': '1\n' }, { tpm: '1.2' }],
    ['a chip under a kernel that does not tell its version', { 'sys/class/tpm/tpm0/': '' }, { tpm: 'unknown' }],
    ['a chip without a driver', { 'sys/class/tpm/': '', 'sys/firmware/acpi/tables/TPM2': '' }, { tpm: '2.0' }],
    ['no chip', { 'sys/class/tpm/': '', 'sys/firmware/acpi/tables/DSDT': '' }, { tpm: 'none' }],
    ['no sight of the firmware', { 'sys/class/tpm/': '' }, {}],
    ['Secure Boot on', secureBoot(1), { secureBoot: true, secureBootCapable: true }],
    ['Secure Boot off', secureBoot(0), { secureBoot: false, secureBootCapable: true }],
    ['UEFI without Secure Boot', { [`${efi}/BootOrder-1`]: 'x' }, { secureBootCapable: false }],
    ['variables that are not mounted', { [`${efi}/`]: '' }, {}],
    ['a start the old way', { 'sys/firmware/dmi/tables/DMI': '' }, { secureBoot: false }],
  ])('%s', (_, files, expected) => {
    expect(bootSecurityOf(machine(files).sys)).toEqual(expected);
  });
});

it('screens are those that are plugged in, also where they tell nothing of themselves', () => {
  const { sys } = machine({
    'sys/class/drm/card0/': '',
    'sys/class/drm/card0-HDMI-A-1/status': 'connected\n',
    'sys/class/drm/card0-HDMI-A-1/edid': '',
    'sys/class/drm/card0-VGA-1/status': 'disconnected\n',
    'sys/class/drm/card1-eDP-1/status': 'connected\n',
  });
  expect(screensOf(sys)).toEqual([
    { connector: 'HDMI-A-1', builtIn: false },
    { connector: 'card1-eDP-1', builtIn: true },
  ]);
  expect(() => screensOf(machine({ 'sys/class/': '' }).sys)).toThrow('no graphics');
});
