import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiresThat } from '../requirements.ts';
import { makeWinePc, WINDOWS_READY, WINE, type WinePc } from '../support/wine.ts';
import { bundleForWine, toldUnderWine } from '../support/wine-module.ts';

const needs = requiresThat(
  existsSync(WINE) && existsSync(WINDOWS_READY),
  'wine64 or the programs for Windows are not installed; "npm run test:setup" installs them',
);

interface Told {
  readonly devices: { readonly ok: boolean; readonly value: readonly { readonly instance: string }[] };
  readonly printers: { readonly ok: boolean; readonly value: readonly object[] };
  readonly upses: object;
  readonly screens: unknown;
  readonly peripherals: Readonly<Record<string, number>>;
}

/** Of a real screen, as published in a configuration of autorandr; its serial numbers are replaced and its sum made right again. */
const EDID =
  '00ffffffffffff0010ac7ba00101010135150104a53420783aee95a3544c9926' +
  '0f5054a1080081408180a940b300d1c0010101010101283c80a070b023403020' +
  '360006442100001a000000ff0053455249414c0a202020202020000000fc0044' +
  '454c4c2055323431324d0a20000000fd00323d1e5311000a2020202020200036';
const SYSTEM = 'HKLM\\System\\CurrentControlSet';
const PRINTERS = `${SYSTEM}\\Control\\Print\\Printers`;
const CAPTURE = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\MMDevices\\Audio\\Capture';
const RENDER = CAPTURE.replace('Capture', 'Render');

describe.skipIf(needs.skip)(`what stands on the desk, by calls of Windows, under Wine ${needs.reason}`, () => {
  let pc: WinePc;
  let folder: string;
  let before: Told;
  let after: Told;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mach-desk-'));
    const bundle = await bundleForWine('test/support/windows-devices.ts', folder);
    pc = makeWinePc('win10');
    const read = (name: string) => toldUnderWine(pc, bundle, join(folder, name)) as Told;
    before = read('before.json');
    furnish();
    after = read('after.json');
  }, 300_000);
  afterAll(() => {
    pc.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes devices down as Windows does when they are plugged in: Wine lists them from there. */
  function furnish(): void {
    const add = (key: string, name: string, data: string, type = 'REG_SZ') =>
      pc.run('reg', ['add', key, '/v', name, '/t', type, '/d', data, '/f']);
    const device = (instance: string, guid: string, service?: string) => {
      add(`${SYSTEM}\\Enum\\${instance}`, 'ClassGUID', `{${guid}}`);
      if (service !== undefined) add(`${SYSTEM}\\Enum\\${instance}`, 'Service', service);
    };
    const monitor = 'DISPLAY\\DELA07B\\4&1a2b3c&0&UID256';
    device(monitor, '4d36e96e-e325-11ce-bfc1-08002be10318');
    add(`${SYSTEM}\\Enum\\${monitor}\\Device Parameters`, 'EDID', EDID, 'REG_BINARY');
    // A camera with two functions, one of the class of scanners by the driver of cameras, and a scanner.
    device('USB\\VID_1111&PID_0001&MI_00\\6&3&0&0000', 'ca3e7ab9-b4c3-4ae6-8251-579ef933890f');
    device('USB\\VID_1111&PID_0001&MI_02\\6&3&0&0002', 'ca3e7ab9-b4c3-4ae6-8251-579ef933890f');
    device('USB\\VID_1111&PID_0002\\SERIAL', '6bdd1fc6-810f-11d0-bec7-08002be2092f', 'usbvideo');
    device('USB\\VID_1111&PID_0003\\SERIAL', '6bdd1fc6-810f-11d0-bec7-08002be2092f', 'usbscan');
    device('USB\\VID_1111&PID_0004\\TOKEN', '50dd5230-ba8a-11d1-bf5d-0000f805f530');
    device('ROOT\\SMARTCARDREADER\\0000', '50dd5230-ba8a-11d1-bf5d-0000f805f530');
    device('USBPRINT\\CANONLBP2900\\7&1&0&USB001', '1ed2bbf9-11f0-4084-b21f-ad83a8e6dcdc');
    for (const [name, driver] of Object.entries({ 'Tầng 2': 'Canon LBP2900', 'Lưu PDF': 'Microsoft Print To PDF' })) {
      add(`${PRINTERS}\\${name}`, 'Name', name);
      add(`${PRINTERS}\\${name}`, 'Printer Driver', driver);
    }
    for (const [name, state] of Object.entries({ active: '1', unplugged: '8', 'switched-off': '0x10000001' })) {
      add(`${CAPTURE}\\{${name}}`, 'DeviceState', state, 'REG_DWORD');
    }
    add(`${RENDER}\\{active}`, 'DeviceState', '1', 'REG_DWORD');
  }

  it('is listed by number, not by name', () => {
    expect(before.devices.ok && before.printers.ok).toBe(true);
    expect(before.peripherals).toMatchObject({ usbPrinters: 0, smartCardReaders: 0, cameras: 0 });
    expect(after.devices.value.length).toBe(before.devices.value.length + 8);
  });

  it('is a screen with what it says of itself, and never its serial number', () => {
    // Of this Wine without a screen, Windows would say as little.
    expect(before.screens).toBe('Error: Windows sees a screen at most, which tells nothing');
    expect(after.screens).toEqual([
      {
        connector: 'screen 1',
        maker: 'DEL',
        model: 'DELL U2412M',
        year: 2011,
        widthPixels: 1920,
        heightPixels: 1200,
        widthMm: 518,
        heightMm: 324,
      },
    ]);
  });

  it('is counted: devices rather than their functions, none that software makes, none that prints into files', () => {
    const { installedPrinters = 0, ...counted } = after.peripherals;
    expect(counted).toEqual({
      usbPrinters: 1,
      smartCardReaders: 1,
      scanners: 1,
      cameras: 2,
      soundInputs: 1,
      soundOutputs: 1,
      printJobs: 0,
    });
    expect(installedPrinters).toBe((before.peripherals['installedPrinters'] ?? 0) + 1);
    expect(after.printers.value).toContainEqual(
      expect.objectContaining({ name: 'Tầng 2', driver: 'Canon LBP2900', isReady: true, jobs: 0 }),
    );
  });

  it('is no UPS where there is no battery', () => {
    expect(after.upses).toEqual({ ok: true, value: [] });
  });
});
