import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Structure, smbios } from './testing/smbios-table.ts';
import * as wine from './testing/wine-tables.ts';
import { readInterfaces } from './windows-interface-rows.ts';
import {
  readConsoleInput,
  readCpuTimes,
  readDiskPerformance,
  readMemory,
  readNeighbour,
  readNeighbours,
  readOwnAddress,
  readPower,
  readRawCounter,
  readRoute,
  readSmbiosHints,
} from './windows-tables.ts';

describe('what Wine gave', () => {
  it('is CPU time in ms, idle time left out of what was busy', () => {
    const { busyMs, totalMs, cpus } = readCpuTimes(wine.systemTimes, 2);
    expect({ busyMs, totalMs, cpus }).toMatchInlineSnapshot(`
      {
        "busyMs": 5617280,
        "cpus": 2,
        "totalMs": 8293680,
      }
    `);
  });

  it('is the memory in bytes', () => {
    expect(readMemory(wine.memoryStatus)).toMatchInlineSnapshot(`
      {
        "availableBytes": 23606255616,
        "totalBytes": 25276510208,
      }
    `);
  });

  it('is each interface with the counters of the kernel, and which of them are cards', () => {
    const rows = readInterfaces(wine.interfaceTable);
    expect(rows.map(({ state: { name }, card }) => [name, card !== undefined])).toMatchInlineSnapshot(`
      [
        [
          "lo",
          false,
        ],
        [
          "ifb0",
          true,
        ],
        [
          "ifb1",
          true,
        ],
        [
          "eth0",
          true,
        ],
      ]
    `);
    expect(rows.find(({ state }) => state.name === 'eth0')).toMatchInlineSnapshot(`
      {
        "card": {
          "description": "eth0",
          "guid": "{00000004-0000-0000-0000-4E6574446576}",
          "guidBytes": Uint8Array [
            4,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            78,
            101,
            116,
            68,
            101,
            118,
          ],
          "isVirtual": false,
          "kind": "wired",
        },
        "index": 4,
        "ownAddress": "02:fc:00:00:00:01",
        "state": {
          "linkUp": true,
          "name": "eth0",
          "receiveDrops": 0,
          "receiveErrors": 0,
          "receivedBytes": 743836018,
          "receivedPackets": 17242,
          "sendDrops": 0,
          "sendErrors": 0,
          "sentBytes": 1208582,
          "sentPackets": 11379,
        },
      }
    `);
  });

  it('is the gateway, and its hardware address on the same interface alone', () => {
    const route = readRoute(wine.bestRoute);
    expect(route).toEqual({ address: '192.0.2.1', index: 4 });
    expect(readNeighbour(wine.neighbourTable, { address: '192.0.2.1', index: 4 })).toBe('02:fc:00:00:00:05');
    expect(readNeighbour(wine.neighbourTable, { address: '192.0.2.1', index: 3 })).toBeUndefined();
    expect(readNeighbour(wine.neighbourTable, { address: '224.0.0.22', index: 4 })).toBeUndefined();
    expect(readNeighbours(wine.neighbourTable)).toContainEqual({ address: '192.0.2.1', mac: '02:fc:00:00:00:05' });
  });

  it('is the own address of an interface, and none of one that has none', () => {
    expect([1, 4, 3].map((index) => readOwnAddress(wine.addressTable, index))).toEqual([
      '127.0.0.1',
      '192.0.2.2',
      undefined,
    ]);
  });

  it('is the number of the machine; its board has none', () => {
    expect(readSmbiosHints(wine.firmwareTable)).toEqual({ systemUuid: '3d1219c7c4c5404aaa1f6d2a48adfda4' });
  });
});

describe('power', () => {
  const laptop = (line: number, battery: number, percent: number) =>
    readPower(Uint8Array.of(line, battery, percent, 0));

  it.each([
    ['a desktop, as Wine tells it', readPower(wine.powerStatus), { onMains: true, hasBattery: false }],
    ['a laptop on its battery', laptop(0, 0, 55), { onMains: false, hasBattery: true, batteryPercent: 55 }],
    ['a laptop that charges', laptop(1, 8, 80), { onMains: true, hasBattery: true, batteryPercent: 80 }],
    ['a battery that does not tell its charge', laptop(1, 1, 255), { onMains: true, hasBattery: true }],
    ['a driver that tells nothing', laptop(255, 255, 255), {}],
  ])('%s', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('a table that is cut or full of nonsense', () => {
  it.each([
    ['of interfaces', wine.interfaceTable],
    ['of neighbours', wine.neighbourTable],
    ['of addresses', wine.addressTable],
    ['of the firmware', wine.firmwareTable],
  ])('%s gives fewer rows and no error', (_what, table) => {
    fc.assert(
      fc.property(fc.nat(table.length), fc.array(fc.tuple(fc.nat(table.length), fc.nat(255))), (length, noise) => {
        const bytes = Uint8Array.from(table);
        for (const [at, value] of noise) bytes[at] = value;
        const cut = bytes.subarray(0, Math.max(4, length));
        readInterfaces(cut);
        readNeighbour(cut, { address: '192.0.2.1', index: 4 });
        readOwnAddress(cut, 4);
        readSmbiosHints(cut);
      }),
    );
  });
});

describe('the firmware of a board', () => {
  const table = (...structures: readonly Structure[]) =>
    Uint8Array.from([...Array(8).fill(0), ...smbios(...structures)]);

  it('gives its serial number by its place among the strings', () => {
    const board = table([2, [1, 2, 3, 4], ['ASUSTeK', 'H81M', 'Rev X', ' 140526 ']]);
    expect(readSmbiosHints(board)).toEqual({ boardSerial: '140526', serials: ['140526'] });
  });

  it.each([
    ['the string is not there', [1, 2, 3, 9]],
    ['it says none', [1, 2, 3, 0]],
  ])('gives none where %s', (_why, formatted) => {
    expect(readSmbiosHints(table([2, formatted, ['a']]))).toEqual({});
  });
});

describe('the times of the session at the machine', () => {
  const fileTime = (text: string) => (BigInt(Date.parse(text)) + 11_644_473_600_000n) * 10_000n;
  const at = (hour: string) => `2026-11-25T${hour}:00+07:00`;
  const times = (...all: readonly bigint[]) => new Uint8Array(BigInt64Array.from(all).buffer);

  it('are those of the last input, of now, and of the later one of sign-in and return', () => {
    const all = times(...[at('08:30'), at('08:20'), at('09:00'), at('07:00'), at('09:05')].map(fileTime));
    expect(readConsoleInput(all)).toEqual({
      lastInputMs: Date.parse(at('09:00')),
      nowMs: Date.parse(at('09:05')),
      sessionSinceMs: Date.parse(at('08:30')),
    });
  });

  it('are not known without a last input', () => {
    expect(readConsoleInput(times(0n, 0n, 0n, 0n, fileTime(at('09:05'))))).toBeUndefined();
  });
});

describe('counters of the load, in the layout of the headers', () => {
  it.each([
    ['valid', 0, 12n, 12],
    ['new', 1, 12n, 12],
    ['no data', 0xc000_07d5, 12n, undefined],
    ['negative', 0, -1n, undefined],
  ])('a raw counter that is %s', (_, status, value, expected) => {
    const raw = Buffer.alloc(40);
    raw.writeUInt32LE(status, 0);
    raw.writeBigInt64LE(value, 16);
    expect(readRawCounter(raw)).toBe(expected);
  });

  it('a disk in bytes, accesses and ms', () => {
    const disk = Buffer.alloc(88);
    for (const [place, value] of [4_096n, 8_192n, 250_000n, 990_000n, 1n].entries()) {
      disk.writeBigInt64LE(value, place * 8);
    }
    disk.writeUInt32LE(3, 40);
    disk.writeUInt32LE(4, 44);
    expect(readDiskPerformance(disk)).toEqual({
      readBytes: 4_096,
      writtenBytes: 8_192,
      readOps: 3,
      writeOps: 4,
      readWaitMs: 25,
      writeWaitMs: 99,
    });
  });
});
