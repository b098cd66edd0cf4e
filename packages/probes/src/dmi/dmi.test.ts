import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dmiMachine } from './machine.ts';
import { dmiMemory, memoryBoardOf } from './memory.ts';
import { dmiProcessor } from './processor.ts';
import { readDmiReport } from './report.ts';

const MIB = 1024 ** 2;
const structure = (handle: string, type: number, fields: Readonly<Record<string, string>>) =>
  `Handle ${handle}, DMI type ${type}, 40 bytes\nSome Title\n${Object.entries(fields)
    .map(([name, value]) => `\t${name}: ${value}\n`)
    .join('')}\n`;
const array = (handle: string, fields: Readonly<Record<string, string>>) =>
  structure(handle, 16, { Use: 'System Memory', 'Maximum Capacity': '16 GB', 'Number Of Devices': '2', ...fields });
const device = (fields: Readonly<Record<string, string>>) =>
  structure('0x0050', 17, { 'Array Handle': '0x0010', 'Form Factor': 'DIMM', ...fields });
const memoryOf = (...parts: readonly string[]) => dmiMemory(readDmiReport(parts.join('')));

describe('memory of a report', () => {
  it.each([
    ['a module', { Size: '4096 MB', Type: 'DDR3', Speed: '1600 MT/s' }, { bytes: 4096 * MIB, speedMtps: 1600 }],
    ['a module of older dmidecode', { Size: '1024 MB', Speed: '667 MHz' }, { bytes: 1024 * MIB, speedMtps: 667 }],
    ['an empty slot', { Size: 'No Module Installed', Type: 'DDR3', Speed: 'Unknown' }, { bytes: 0, type: '' }],
    ['a module of unknown size', { Size: 'Unknown', Type: '<OUT OF SPEC>' }, { type: '', soldered: false }],
    ['an absurd speed', { Size: '8 GB', Speed: '6 MT/s' }, { bytes: 8192 * MIB }],
    ['chips on the board', { Size: '4 GB', 'Form Factor': 'Row Of Chips' }, { soldered: true }],
    ['low-power memory', { Size: '8 GB', Type: 'LPDDR5', 'Form Factor': 'Other' }, { soldered: true }],
    ['low-power memory on a card', { Size: '8 GB', Type: 'LPDDR5', 'Form Factor': 'CAMM' }, { soldered: false }],
    ['memory that is named after the board', { Size: '8 GB', Locator: 'Motherboard' }, { soldered: true }],
  ])('%s', (_, fields, expected) => {
    expect(memoryOf(array('0x0010', {}), device(fields))?.slots).toMatchObject([expected]);
  });

  it('neither the chip of the firmware nor video memory counts, whatever they say of themselves', () => {
    const memory = memoryOf(
      array('0x0010', {}),
      array('0x0011', { Use: 'Flash Memory', 'Maximum Capacity': '4 MB' }),
      array('0x0012', { Use: 'Video Memory' }),
      device({ Size: '2048 MB', Locator: 'XMM1' }),
      device({ Size: '4 MB', Locator: 'SYSTEM ROM', 'Array Handle': '0x0011', Type: 'Unknown' }),
      device({ Size: '4 MB', Locator: 'ROM', Type: 'Flash' }),
      device({ Size: '512 MB', Locator: 'GPU', 'Array Handle': '0x0012' }),
    );
    expect(memory).toMatchObject({ statedMaxBytes: 16384 * MIB, slots: [{ slot: 'XMM1' }] });
    expect(memory?.slots).toHaveLength(1);
  });

  it('what is fixed to the board is neither a slot nor a free one', () => {
    const memory = memoryOf(
      array('0x0010', {}),
      device({ Size: '8 GB', Type: 'LPDDR4' }),
      device({ Size: 'No Module Installed', 'Form Factor': 'Row Of Chips' }),
      device({ Size: '8 GB', Locator: 'DIMM1' }),
      device({ Size: 'No Module Installed', Locator: 'DIMM2' }),
    );
    expect(memory === undefined ? undefined : memoryBoardOf(memory)).toEqual({
      slots: 2,
      freeSlots: 1,
      solderedBytes: 8192 * MIB,
      installedBytes: 16384 * MIB,
      statedMaxBytes: 16384 * MIB,
    });
  });

  it('a report without a usable array still tells its slots, and no largest size', () => {
    expect(memoryOf(device({ Size: '2 GB', Locator: 'A1' }))).toEqual({
      slots: [{ slot: 'A1', bytes: 2048 * MIB, type: '', formFactor: 'DIMM', soldered: false }],
    });
    expect(memoryOf(array('0x0010', { 'Maximum Capacity': 'Unknown' }), device({ Size: '2 GB' }))).not.toHaveProperty(
      'statedMaxBytes',
    );
  });

  it('slots of one name are told apart by bank, then by number; blank ones are counted', () => {
    const slots = memoryOf(
      array('0x0010', {}),
      device({ Size: '2 GB', Locator: 'DIMM 0', 'Bank Locator': 'P0 CHANNEL A' }),
      device({ Size: '2 GB', Locator: 'DIMM 0', 'Bank Locator': 'P0 CHANNEL B' }),
      device({ Size: '2 GB', Locator: 'J1', 'Bank Locator': 'Not Specified' }),
      device({ Size: '2 GB', Locator: 'J1' }),
      device({ Size: '2 GB', Locator: '    ' }),
    )?.slots;
    expect(slots?.map(({ slot }) => slot)).toEqual([
      'P0 CHANNEL A DIMM 0',
      'P0 CHANNEL B DIMM 0',
      'J1',
      'J1 #2',
      'slot 5',
    ]);
  });

  it('firmware from before memory devices tells its modules', () => {
    const memory = memoryOf(
      structure('0x0007', 5, { 'Maximum Total Memory Size': '1536 MB' }),
      structure('0x0008', 6, {
        'Socket Designation': 'DIMM Slot 1',
        Type: 'DIMM SDRAM',
        'Installed Size': '512 MB (Double-bank Connection)',
      }),
      structure('0x0009', 6, { 'Socket Designation': 'DIMM Slot 2', Type: 'DIMM', 'Installed Size': 'Not Installed' }),
    );
    expect(memory).toEqual({
      statedMaxBytes: 1536 * MIB,
      slots: [
        { slot: 'DIMM Slot 1', bytes: 512 * MIB, type: 'SDRAM', formFactor: 'DIMM', soldered: false },
        { slot: 'DIMM Slot 2', bytes: 0, type: '', formFactor: 'DIMM', soldered: false },
      ],
    });
  });

  it.each([
    ['an empty text', ''],
    ['a refusal', '# dmidecode 3.4\nScanning /dev/mem for entry point.\n/dev/mem: Permission denied\n'],
    ['a report without memory', structure('0x0001', 1, { 'Product Name': 'X' })],
  ])('%s tells nothing', (_, text) => {
    expect(memoryOf(text)).toBeUndefined();
  });

  it('whatever the text, nothing is thrown and no slot is less than empty', () => {
    const words = fc.constantFrom(
      'Handle 0x0001, DMI type 17, 1 bytes',
      'Handle 0x0001, DMI type 16, 1 bytes',
      '\tSize: 4 GB',
      '\tSize: 99999999999 PB',
      '\tUse: System Memory',
      '\tArray Handle: 0x0001',
      '\tLocator: \uFFFD\u0000',
      '\t:',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }), (lines) => {
        const structures = readDmiReport(lines.join('\n'));
        dmiMachine(structures);
        dmiProcessor(structures);
        for (const { bytes } of dmiMemory(structures)?.slots ?? []) expect(bytes ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('what a maker left unfilled is absent, the board stands in for a machine without a name, and no serial number is read', () => {
  const report = [
    structure('0x0000', 0, { Vendor: 'American Megatrends Inc.', Version: 'P1.10', 'Release Date': '03/01/2019' }),
    structure('0x0001', 1, {
      Manufacturer: 'To Be Filled By O.E.M.',
      'Product Name': '  ',
      Version: '\uFFFD\uFFFD',
      'Serial Number': 'PF12345',
    }),
    structure('0x0002', 2, { Manufacturer: 'ASRock', 'Product Name': 'H81M-VG4', 'Serial Number': 'E80-1' }),
    structure('0x0003', 3, { Type: 'Desktop', 'Asset Tag': 'UBND-7' }),
  ].join('');
  expect(dmiMachine(readDmiReport(report))).toEqual({
    manufacturer: 'ASRock',
    model: 'H81M-VG4',
    chassis: 'Desktop',
    boardManufacturer: 'ASRock',
    boardModel: 'H81M-VG4',
    firmwareVendor: 'American Megatrends Inc.',
    firmwareVersion: 'P1.10',
    firmwareDate: '2019-03-01',
  });
});

it('the first processor that is there tells its numbers, also where its name says nothing', () => {
  const report = [
    structure('0x0004', 4, { Status: 'Unpopulated', Version: 'Not Specified' }),
    structure('0x0005', 4, {
      Status: 'Populated, Enabled',
      Manufacturer: 'Intel',
      Version: 'Not Specified',
      Signature: 'Type 0, Family 6, Model 23, Stepping 10',
    }),
  ].join('');
  const numbers = { family: '6', modelNumber: '23', stepping: '10' };
  expect(dmiProcessor(readDmiReport(report))).toEqual({ vendor: 'Intel', ...numbers });
});
