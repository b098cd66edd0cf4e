import type { Host, MachineHints } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { hardwareNumbers } from './hardware-numbers.ts';

const UUID = '4c4c4544-0043-4810-8031-b4c04f4d3332';
const denied = { ok: false, failure: 'denied', detail: 'for root alone' } as const;
const files = {
  '/sys/class/dmi/id/sys_vendor': 'Dell Inc.\n',
  '/sys/class/dmi/id/product_uuid': `${UUID}\n`,
  '/sys/class/dmi/id/product_serial': '8CH2M32\n',
  '/sys/class/dmi/id/board_serial': '/8CH2M32/CNWS20061200A1/\n',
  '/sys/class/net/eno1/device/uevent': 'DRIVER=e1000e\nPCI_ID=8086:15B7\n',
  '/sys/class/net/eno1/addr_assign_type': '0\n',
  '/sys/class/net/eno1/address': '84:7b:eb:1c:20:f7\n',
  '/sys/class/net/enx1/device/uevent': 'DEVTYPE=usb_interface\n',
  '/sys/class/net/enx1/addr_assign_type': '0\n',
  '/sys/class/net/enx1/address': '00:e0:4c:68:00:11\n',
};
const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !names.some((name) => path.includes(name))));
const onLinux = (given: Parameters<typeof scriptedFiles>[0]) => hardwareNumbers(scriptedFiles(given), {});

describe('on Linux', () => {
  it('are those of the firmware and of the cards that no cable holds', async () => {
    expect(await onLinux({ files })).toEqual({
      systemUuid: UUID,
      boardSerial: '/8CH2M32/CNWS20061200A1/',
      serials: ['8CH2M32', '/8CH2M32/CNWS20061200A1/'],
      cardAddresses: ['84:7b:eb:1c:20:f7'],
    });
  });

  it('lack what the firmware does not have', async () => {
    expect(await onLinux({ files: without('board_serial') })).not.toHaveProperty('boardSerial');
  });

  it.each(['product_uuid', 'board_serial'])('are unknown, not missing, where %s is for root alone', async (name) => {
    expect(await onLinux({ files: { ...files, [`/sys/class/dmi/id/${name}`]: denied } })).toBeUndefined();
  });

  it('are unknown where the machine has no such firmware', async () => {
    expect(await onLinux({ files: without('dmi') })).toBeUndefined();
  });
});

describe('on Windows', () => {
  const hints: MachineHints = {
    systemUuid: '44454c4c430010488031b4c04f4d3332',
    boardSerial: 'BTKW123004Q7',
    cardAddresses: ['00:e0:4c:68:00:11', '84:7b:eb:1c:20:f7'],
    builtInAddresses: ['84:7b:eb:1c:20:f7'],
  };
  const onWindows = (machineHints: Required<Host>['machineHints']) =>
    hardwareNumbers(scriptedFiles({ files }), { machineHints });

  it('are those that calls tell, with the built-in cards alone', async () => {
    const { systemUuid, boardSerial, builtInAddresses: cardAddresses } = hints;
    expect(await onWindows(() => ({ ok: true, value: hints }))).toEqual({ systemUuid, boardSerial, cardAddresses });
  });

  it('are unknown where the firmware is closed', async () => {
    const { systemUuid: _, ...cardsAlone } = hints;
    expect(await onWindows(() => ({ ok: true, value: cardsAlone }))).toBeUndefined();
    expect(await onWindows(() => denied)).toBeUndefined();
  });
});
