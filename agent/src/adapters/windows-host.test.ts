import type { Host, Result } from '@mach/ports';
import { describe, expect, it } from 'vitest';
import * as wine from './testing/wine-tables.ts';
import type { WindowsCalls } from './windows-calls.ts';
import { windowsHost } from './windows-host.ts';

const told = <Value>(value: Value): Result<Value> => ({ ok: true, value });
const denied = { ok: false, failure: 'denied', detail: 'error 5' } as const;
const calls: WindowsCalls = {
  systemTimes: () => told(wine.systemTimes),
  processors: () => told(2),
  memoryStatus: () => told(wine.memoryStatus),
  interfaceTable: () => told(wine.interfaceTable),
  bestRoute: () => told(wine.bestRoute),
  neighbourTable: () => told(wine.neighbourTable),
  registry: { keys: () => [], names: () => [], text: () => undefined, number: () => undefined, bytes: () => undefined },
  addressTable: () => told(wine.addressTable),
  wifiSignal: async () => denied,
  firmwareTable: () => told(wine.firmwareTable),
  powerStatus: () => told(wine.powerStatus),
  sinceLastInput: () => told(61_000),
  consoleTimes: async () => told(new Uint8Array(40)),
  tpmInfo: () => denied,
  processorQueue: () => denied,
  pageReads: () => denied,
  diskPerformance: () => denied,
  diskDescriptor: () => denied,
  presentDevices: () => denied,
  printers: () => denied,
  batteries: async () => told([]),
  logicalDrives: () => told(wine.logicalDrives),
  driveType: (root) => told(root === 'Z:\\' ? 4 : 3),
};
const host = (change: Partial<WindowsCalls> = {}) => windowsHost(() => ({ ...calls, ...change }));

describe('a host by calls of Windows', () => {
  it('knows its gateway by the name of the interface and its hardware address', () => {
    const own = { ownAddress: '192.0.2.2' };
    const gateway = { address: '192.0.2.1', interface: 'eth0', mac: '02:fc:00:00:00:05', ...own };
    expect(host().gateway()).toEqual(told(gateway));
  });

  it.each<[string, Partial<WindowsCalls>, object]>([
    ['the neighbours', { neighbourTable: () => denied }, { address: '192.0.2.1', interface: 'eth0' }],
    ['the interfaces', { interfaceTable: () => denied }, { address: '192.0.2.1', interface: '4' }],
    ['its own addresses', { addressTable: () => denied }, { address: '192.0.2.1', interface: 'eth0' }],
  ])('tells the gateway without what it may not read: %s', (_what, change, known) => {
    expect(host(change).gateway()).toMatchObject(told(known));
  });

  it('tells signal and rates of a wireless card that is connected, and of a wired one nothing', async () => {
    const WIRELESS = 71;
    const table = Buffer.from(wine.interfaceTable);
    // The row of eth0 is the fourth: its type, and its rates to send and to receive.
    const row = 8 + 3 * 1_352;
    table.writeUInt32LE(WIRELESS, row + 1_128);
    table.writeBigUInt64LE(390_000_000n, row + 1_192);
    table.writeBigUInt64LE(433_300_000n, row + 1_200);
    const signal = Buffer.alloc(4);
    signal.writeInt32LE(-67);
    const connected = { interfaceTable: () => told(table) };
    const rates = { name: 'eth0', receiveMbps: 433, sendMbps: 390 };
    expect(await host({ ...connected, wifiSignal: async () => told(signal) }).wifi()).toEqual(
      told([{ ...rates, signalDbm: -67 }]),
    );
    expect(await host(connected).wifi()).toEqual(told([rates]));
    expect(await host().wifi()).toEqual(told([]));
  });

  it('has no gateway where the way leads nowhere but into the LAN', () => {
    const local = Uint8Array.from(wine.bestRoute).fill(0, 12, 16);
    expect(host({ bestRoute: () => told(local) }).gateway()).toMatchObject({ ok: false, failure: 'not-found' });
  });

  it('tells CPU time and memory without the queue and the faults that PDH does not give', () => {
    const cpu = host().cpuTimes();
    const memory = host().memory();
    expect(cpu.ok && memory.ok && [...Object.keys(cpu.value), ...Object.keys(memory.value)]).toEqual([
      'busyMs',
      'totalMs',
      'cpus',
      'totalBytes',
      'availableBytes',
    ]);
  });

  it('tells the queue and the faults where PDH gives them', () => {
    const raw = (value: number) => () => {
      const bytes = Buffer.alloc(40);
      bytes.writeBigInt64LE(BigInt(value), 16);
      return told(bytes);
    };
    const counting = host({ processorQueue: raw(7), pageReads: raw(81_230) });
    expect(counting.cpuTimes()).toMatchObject(told({ queued: 7 }));
    expect(counting.memory()).toMatchObject(told({ majorFaults: 81_230 }));
  });

  describe('asked for its disks', () => {
    const withDisks = (...numbers: readonly number[]) => {
      const asked: number[] = [];
      const diskPerformance = (number: number): Result<Uint8Array> => {
        asked.push(number);
        if (numbers.includes(number)) return told(new Uint8Array(88));
        return { ok: false, failure: 'not-found', detail: 'there is none' };
      };
      const disks = host({ diskPerformance }).disks();
      return { asked: asked.length, devices: disks.ok ? disks.value.map(({ device }) => device) : [] };
    };

    it('tells each that is there by its number, and tries sixteen more numbers', () => {
      expect(withDisks(0, 2)).toEqual({ asked: 19, devices: ['\\\\.\\PHYSICALDRIVE0', '\\\\.\\PHYSICALDRIVE2'] });
      expect(withDisks(0, 16, 32)).toMatchObject({ asked: 49, devices: { length: 3 } });
      expect(withDisks()).toEqual({ asked: 16, devices: [] });
    });

    it('tries sixty-four numbers at most', () => {
      expect(withDisks(...Array(100).keys())).toMatchObject({ asked: 64, devices: { length: 64 } });
    });
  });

  it.each<[what: string, bus: number, removable: number, isPlugged: boolean]>([
    ['a SATA disk', 11, 0, false],
    ['an NVMe disk', 17, 0, false],
    ['a stick', 7, 1, true],
    ['a USB disk', 7, 0, true],
    ['a card', 12, 1, true],
    ['a memory chip on the board', 12, 0, false],
  ])('knows %s by its descriptor', (_what, bus, removable, isPlugged) => {
    const descriptor = Buffer.alloc(40);
    descriptor.writeUInt8(removable, 10);
    descriptor.writeUInt32LE(bus, 28);
    const diskPerformance = (number: number): Result<Uint8Array> => (number === 0 ? told(new Uint8Array(88)) : denied);
    const disks = host({ diskPerformance, diskDescriptor: () => told(descriptor) }).disks();
    expect(disks.ok && disks.value.map(({ pluggedIn }) => pluggedIn === true)).toEqual([isPlugged]);
  });

  it('does not take a last input of 0 for one', async () => {
    expect(await host().consoleInput()).toMatchObject({ ok: false, failure: 'unsupported' });
  });

  it('counts the built-in drives alone, not a share', () => {
    expect(host().drives()).toEqual(told(['C:\\']));
  });

  it('gives its numbers and the addresses of its cards, sorted, and those alone where the firmware is closed', () => {
    const cardAddresses = ['02:fc:00:00:00:01', '32:24:f0:fe:cf:82', 'fe:10:35:08:74:0b'];
    expect(host().machineHints()).toMatchObject(told({ systemUuid: expect.any(String), cardAddresses }));
    expect(host({ firmwareTable: () => denied }).machineHints()).toMatchObject(told({ cardAddresses }));
  });

  it.each([
    ['on PCI', 'PCI\\VEN_8086&DEV_15B7\\3&11583659&0&FE', 3],
    ['at a place that nobody wrote down', undefined, 3],
    ['on USB', 'USB\\VID_0BDA&PID_8153\\000001', 2],
    ['nowhere, made by software', 'ROOT\\NET\\0000', 2],
  ])('tells which cards are built in: one %s', (_where, place, count) => {
    const eth0 = wine.interfaceTable.slice(8 + 3 * 1_352 + 12).slice(0, 4);
    const guidStart = Buffer.from(eth0).readUInt32LE().toString(16).toUpperCase().padStart(8, '0');
    const text = (path: string, name: string) =>
      name === 'PnpInstanceID' && path.includes(`{${guidStart}-`) && path.endsWith('\\Connection') ? place : undefined;
    const hints = host({ registry: { ...calls.registry, text } }).machineHints();
    expect(hints.ok && hints.value.builtInAddresses).toHaveLength(count);
    expect(hints.ok && hints.value.cardAddresses).toHaveLength(3);
  });

  it.each([
    'cpuTimes',
    'memory',
    'interfaces',
    'wifi',
    'leases',
    'gateway',
    'drives',
    'disks',
    'sinceLastInputMs',
    'consoleInput',
    'power',
    'batteries',
    'upses',
    'machineHints',
  ] as const)(
    'says that %s could not be read where koffi has no build for the system, and tries no second time',
    async (question) => {
      let tries = 0;
      const without = windowsHost(() => {
        tries++;
        throw new Error('Cannot find the native Koffi module');
      });
      const answer = { ok: false, failure: 'unsupported', detail: expect.stringContaining('native Koffi module') };
      expect([await without[question](), await without[question](), tries]).toEqual([answer, answer, 1]);
    },
  );

  it.each<[Exclude<keyof WindowsCalls, 'registry'>, Exclude<keyof Host, 'machineHints' | 'wifiSendMbps'>]>([
    ['systemTimes', 'cpuTimes'],
    ['processors', 'cpuTimes'],
    ['memoryStatus', 'memory'],
    ['interfaceTable', 'interfaces'],
    ['bestRoute', 'gateway'],
    ['interfaceTable', 'wifi'],
    ['interfaceTable', 'leases'],
    ['logicalDrives', 'drives'],
    ['powerStatus', 'power'],
    ['sinceLastInput', 'sinceLastInputMs'],
    ['consoleTimes', 'consoleInput'],
    ['diskPerformance', 'disks'],
    ['batteries', 'batteries'],
    ['batteries', 'upses'],
  ])('hands on that %s was denied', async (call, question) => {
    expect(await host({ [call]: () => denied })[question]()).toEqual(denied);
  });
});
