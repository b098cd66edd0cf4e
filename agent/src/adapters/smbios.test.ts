import { describe, expect, it } from 'vitest';
import { factsOfSmbios, readSmbios } from './smbios.ts';
import { smbios } from './testing/smbios-table.ts';
import { firmwareTable } from './testing/wine-tables.ts';
import { windowsFirmwareReaders } from './windows-firmware.ts';
import { smbiosTable } from './windows-tables.ts';

/** A memory device: its size as it stands in the word, the form, strings of slot and bank, the kind of memory. */
const memory = (size: number, type = 0x18, extended = 0) =>
  [
    17,
    [0, 0, 0, 0, 64, 0, 64, 0, size & 255, size >> 8, 9, 0, 1, 2, type, 0, 0, 0, 0, 0, 0, 0, 0, 0].concat([
      extended & 255,
      (extended >> 8) & 255,
      (extended >> 16) & 255,
      0,
    ]),
    ['DIMM A1', 'BANK 0'],
  ] as const;
const slots = (...structures: readonly ReturnType<typeof memory>[]) =>
  factsOfSmbios(readSmbios(smbios(...structures))).memorySlots;

describe('a table of the firmware', () => {
  it('tells machine, case and firmware by the strings that its structures number', () => {
    const table = smbios(
      [0, [1, 2, 0, 0xf0, 3, 0], ['Dell Inc.', 'A05', '08/11/2014']],
      [1, [1, 2, 3, 4, ...Array(16).fill(7)], ['Dell Inc.', 'OptiPlex 3020', '00', 'S1']],
      [3, [1, 0x80 | 3], ['Dell Inc.']],
    );
    expect(factsOfSmbios(readSmbios(table))).toEqual({
      firmware: { vendor: 'Dell Inc.', version: 'A05', releaseDate: '08/11/2014' },
      system: { manufacturer: 'Dell Inc.', model: 'OptiPlex 3020', version: '00', chassis: 'Desktop' },
    });
  });

  it.each([
    ['4 GiB', memory(4_096), 4 * 1024 ** 3],
    ['512 KiB, in its own unit', memory(0x8000 | 512), 512 * 1_024],
    ['an empty slot', memory(0), 0],
    ['32 GiB, in the longer field', memory(0x7fff, 0x1a, 32_768), 32 * 1024 ** 3],
    ['a module of unknown size', memory(0xffff), -1],
  ])('tells of a slot: %s', (_what, structure, bytes) => {
    expect(slots(structure)).toEqual([expect.objectContaining({ slot: 'DIMM A1', bytes, formFactor: 'DIMM' })]);
  });

  it('names the kind of memory, and none that it does not know', () => {
    expect(slots(memory(1, 0x18), memory(1, 0x1a), memory(1, 0x02))?.map(({ type }) => type)).toEqual([
      'DDR3',
      'DDR4',
      '',
    ]);
  });

  it('tells what stands before the place where it is cut', () => {
    const table = smbios(memory(4_096), memory(4_096));
    expect(factsOfSmbios(readSmbios(table.subarray(0, table.length - 45))).memorySlots).toHaveLength(1);
  });

  it('tells nothing of what is no table', () => {
    expect(factsOfSmbios(readSmbios(new Uint8Array(1_000)))).toEqual({});
  });
});

it('tells nothing of a machine without names, as Wine gives it', () => {
  expect(factsOfSmbios(readSmbios(smbiosTable(firmwareTable)))).toEqual({});
});

describe('where the firmware does not tell', () => {
  const otherwise = {
    system: async () => ({ manufacturer: 'asked', model: '', version: '', chassis: '' }),
    firmware: async () => ({ vendor: 'asked', version: '', releaseDate: '' }),
    memorySlots: async () => [],
  };

  it.each(['system', 'firmware', 'memorySlots'] as const)('%s is asked of the slow way', async (part) => {
    const without = windowsFirmwareReaders(otherwise, () => {
      throw new Error('no koffi');
    });
    expect(await without[part]()).toEqual(await otherwise[part]());
  });
});
