import type { MachineFacts, Result } from '@mach/ports';
import { readableHash, scriptedInventory } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { bootSecurity } from './boot-security.ts';
import { disk } from './disk.ts';
import { memoryBoard } from './memory-board.ts';
import { memoryModule } from './memory-module.ts';
import { networkCard } from './network-card.ts';
import { os } from './os.ts';
import { peripherals } from './peripherals.ts';
import { processor } from './processor.ts';
import { screen } from './screen.ts';
import { system } from './system.ts';

const sensors = [
  ...[system, os, processor, memoryModule, memoryBoard, disk, networkCard],
  ...[bootSecurity, screen, peripherals],
];
const run = (sensor: (typeof sensors)[number], result: Result<MachineFacts>) =>
  sensor.run({ inventory: scriptedInventory(result), hash: readableHash }, {}, new AbortController().signal);
const tell = (facts: Omit<MachineFacts, 'unread'>, unread = {}): Result<MachineFacts> => ({
  ok: true,
  value: { ...facts, unread },
});

it('leaves out what the firmware’s maker never filled in', async () => {
  const facts = tell({
    system: { manufacturer: 'To Be Filled By O.E.M.', model: 'OptiPlex 3020', version: ' ', chassis: 'Desktop' },
    firmware: { vendor: 'Dell Inc.', version: 'A11', releaseDate: '04/01/2015' },
  });
  expect(await run(system, facts)).toEqual([
    {
      ok: true,
      values: {
        model: 'OptiPlex 3020',
        chassis: 'Desktop',
        firmwareVendor: 'Dell Inc.',
        firmwareVersion: 'A11',
        firmwareDate: '2015-04-01',
      },
    },
  ]);
});

it('names a machine that was put together from parts by its board', async () => {
  const board = { boardManufacturer: 'ASRock', boardModel: 'H81M-VG4' };
  const facts = (manufacturer: string, model: string) =>
    tell({ system: { manufacturer, model, version: '', chassis: 'Desktop', ...board } });
  const valuesOf = async (...names: [string, string]) => (await run(system, facts(...names)))[0]?.values;
  expect(await valuesOf('To Be Filled By O.E.M.', 'System Product Name')).toEqual({
    manufacturer: 'ASRock',
    model: 'H81M-VG4',
    chassis: 'Desktop',
  });
  expect(await valuesOf('Dell Inc.', 'OptiPlex 3020')).toMatchObject({
    manufacturer: 'Dell Inc.',
    model: 'OptiPlex 3020',
  });
});

it('fails where the firmware says nothing at all', async () => {
  expect(await run(system, tell({}, { system: 'dmidecode needs root' }))).toEqual([
    { ok: false, failure: 'unsupported', detail: 'dmidecode needs root' },
  ]);
});

it('gives a reading for each slot, with 0 for an empty one', async () => {
  const memorySlots = [
    { slot: 'DIMM1', bytes: 4_294_967_296, type: 'DDR3', formFactor: 'DIMM' },
    { slot: 'DIMM2', bytes: 0, type: 'Unknown', formFactor: 'DIMM' },
    { slot: '', bytes: 0, type: 'Unknown', formFactor: 'Unknown' },
  ];
  expect(await run(memoryModule, tell({ memorySlots }))).toEqual([
    { ok: true, target: 'DIMM1', values: { sizeBytes: 4_294_967_296, type: 'DDR3', formFactor: 'DIMM' } },
    { ok: true, target: 'DIMM2', values: { sizeBytes: 0, formFactor: 'DIMM' } },
    { ok: true, target: 'slot 3', values: { sizeBytes: 0 } },
  ]);
});

it('tells what a module is made for and that it is fixed, and leaves out a size that is unknown', async () => {
  const memorySlots = [
    { slot: 'Motherboard', type: 'LPDDR3', formFactor: 'Row Of Chips', soldered: true, speedMtps: 1_867 },
  ];
  expect(await run(memoryModule, tell({ memorySlots }))).toEqual([
    {
      ok: true,
      target: 'Motherboard',
      values: { type: 'LPDDR3', formFactor: 'Row Of Chips', soldered: true, megatransfersPerSecond: 1_867 },
    },
  ]);
});

it('does not hand on a largest size that is less than what is installed', async () => {
  const board = { slots: 2, freeSlots: 0, solderedBytes: 0, installedBytes: 8 };
  const valuesFor = async (statedMaxBytes: number) =>
    (await run(memoryBoard, tell({ memoryBoard: { ...board, statedMaxBytes } })))[0]?.values;
  expect(await valuesFor(4)).toEqual({ slots: 2, freeSlots: 0, solderedBytes: 0 });
  expect(await valuesFor(16)).toEqual({ slots: 2, freeSlots: 0, solderedBytes: 0, maxBytes: 16 });
});

it('names disks as the kernel does and leaves out those that lie on others', async () => {
  const blank = { model: '', bytes: 0, kind: 'unknown', bus: '' } as const;
  const disks = [
    { device: '/dev/sda', model: 'ST500DM002', bytes: 500_107_862_016, kind: 'hdd', bus: 'SATA' } as const,
    ...['/dev/loop0', 'zram0', 'dm-0', 'md127', 'ram1'].map((device) => ({ device, ...blank })),
  ];
  expect(await run(disk, tell({ disks }))).toEqual([
    {
      ok: true,
      target: 'sda',
      values: { model: 'ST500DM002', sizeBytes: 500_107_862_016, diskKind: 'hdd', bus: 'SATA' },
    },
  ]);
});

it('tells a hash of the number of a disk, however a system writes it, and none of a filler', async () => {
  const hashOf = async (serial: string) => {
    const disks = [{ device: 'sda', model: 'ST500DM002', bytes: 1, kind: 'hdd', bus: 'SATA', serial } as const];
    return (await run(disk, tell({ disks })))[0]?.values?.['serialHash'];
  };
  expect(await hashOf('0025_38B9_11B1_C2E4.')).toBe(readableHash.salted('disk 002538B911B1C2E4'));
  expect(await hashOf('     z3tfx9kl')).toBe(await hashOf('Z3TFX9KL'));
  for (const filler of ['', '000000000000', 'To Be Filled By O.E.M.', '1'])
    expect(await hashOf(filler)).toBeUndefined();
});

it('leaves out the loopback and a speed that is unknown', async () => {
  const networkCards = [
    { name: 'lo', kind: 'unknown', virtual: true },
    { name: 'eth0', kind: 'wired', virtual: false, speedMbps: 100, duplex: 'half' },
    { name: 'wlan0', kind: 'wireless', virtual: false, speedMbps: -1 },
  ] as const;
  expect(await run(networkCard, tell({ networkCards }))).toEqual([
    { ok: true, target: 'eth0', values: { cardKind: 'wired', virtual: false, speedMbps: 100, duplex: 'half' } },
    { ok: true, target: 'wlan0', values: { cardKind: 'wireless', virtual: false } },
  ]);
});

it('gives the processor and the system as they are told', async () => {
  const cpu = { model: 'Intel Core i3-4150', vendor: 'Intel', family: '6', modelNumber: '60', stepping: '3' };
  const host = { platform: 'linux', distro: 'Debian', release: '12', build: '', edition: '', arch: 'x64', uefi: true };
  const facts = tell({ processor: { ...cpu, cores: 2, threads: 4 }, os: host });
  expect(await run(processor, facts)).toEqual([{ ok: true, values: { ...cpu, cores: 2, threads: 4 } }]);
  expect(await run(os, facts)).toEqual([
    { ok: true, values: { platform: 'linux', distro: 'Debian', release: '12', arch: 'x64', uefi: true } },
  ]);
});

it('gives a screen’s diagonal in inches, and says of a machine without one that it has none', async () => {
  const screens = [
    {
      connector: 'HDMI-A-1',
      builtIn: false,
      maker: 'DEL',
      widthPixels: 1920,
      heightPixels: 1200,
      widthMm: 518,
      heightMm: 324,
    },
    { connector: 'VGA-1', builtIn: false, model: 'Unknown' },
  ];
  expect(await run(screen, tell({ screens }))).toEqual([
    {
      ok: true,
      target: 'HDMI-A-1',
      values: {
        present: true,
        maker: 'DEL',
        widthPixels: 1920,
        heightPixels: 1200,
        diagonalInches: 24.1,
        builtIn: false,
      },
    },
    { ok: true, target: 'VGA-1', values: { present: true, builtIn: false } },
  ]);
  expect(await run(screen, tell({ screens: [] }))).toEqual([{ ok: true, values: { present: false } }]);
});

it('hands on what is known of TPM, Secure Boot and peripherals; nothing known is a failure', async () => {
  const security = { tpm: 'none', secureBoot: false } as const;
  expect(await run(bootSecurity, tell({ bootSecurity: security }))).toEqual([{ ok: true, values: security }]);
  expect(await run(peripherals, tell({ peripherals: { cameras: 0 } }))).toEqual([{ ok: true, values: { cameras: 0 } }]);
  for (const [sensor, facts] of [
    [bootSecurity, { bootSecurity: {} }],
    [peripherals, { peripherals: {} }],
  ] as const) {
    expect(await run(sensor, tell(facts))).toMatchObject([{ ok: false, failure: 'unsupported' }]);
  }
});

describe.each(sensors.map((sensor) => [sensor.name, sensor] as const))('%s', (_, sensor) => {
  it('hands on the trouble of an inventory that can’t be read', async () => {
    const trouble = { ok: false, failure: 'timeout', detail: 'the child was killed' } as const;
    expect(await run(sensor, trouble)).toEqual([trouble]);
  });

  it('fails with a reason where its part is unread', async () => {
    expect(await run(sensor, tell({}))).toMatchObject([
      { ok: false, failure: 'unsupported', detail: expect.stringMatching(/\S/) },
    ]);
  });
});
