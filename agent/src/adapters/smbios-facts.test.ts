import { scriptedInventory } from '@mach/ports/testing';
import { sensors } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import { readSmbios } from './smbios.ts';
import { factsOfSmbios } from './smbios-facts.ts';
import { memoryArray, memoryDevice, type Structure, smbios } from './testing/smbios-table.ts';
import { firmwareTable } from './testing/wine-tables.ts';
import { smbiosTable } from './windows-tables.ts';

const GIB = 1024 ** 3;
const factsOf = (...structures: readonly Structure[]) => factsOfSmbios(readSmbios(smbios(...structures)));

it('machine, case and firmware are told by the strings that their structures number', () => {
  const facts = factsOf(
    [0, [1, 2, 0, 0xf0, 3, 0], ['Dell Inc.', 'A05', '08/11/2014']],
    [1, [1, 2, 3, 4, ...Array(16).fill(7)], ['Dell Inc.', 'OptiPlex 3020', '00', 'S1']],
    [3, [1, 0x80 | 3], ['Dell Inc.']],
  );
  expect(facts).toEqual({
    firmware: { vendor: 'Dell Inc.', version: 'A05', releaseDate: '08/11/2014' },
    system: { manufacturer: 'Dell Inc.', model: 'OptiPlex 3020', version: '00', chassis: 'Desktop' },
  });
});

it.each<[string, readonly Structure[], object]>([
  [
    'beside fillers',
    [
      [1, [1, 2, 0, 0], ['To Be Filled By O.E.M.', 'System Product Name']],
      [2, [1, 2], ['ASRock', 'H81M-VG4']],
    ],
    { manufacturer: 'To Be Filled By O.E.M.', boardManufacturer: 'ASRock', boardModel: 'H81M-VG4' },
  ],
  ['beside nothing', [[2, [1, 2], ['ASRock', 'H81M-VG4']]], { manufacturer: '', model: '', boardModel: 'H81M-VG4' }],
  [
    'of the first board that has them',
    [
      [2, [0, 0], []],
      [2, [0, 1], ['D3162-A1']],
    ],
    { boardModel: 'D3162-A1' },
  ],
])('the names of the board are told %s', (_what, structures, expected) => {
  expect(factsOf(...structures).system).toMatchObject(expected);
});

it('a machine that was put together from parts is named by its board', async () => {
  const facts = factsOf(
    [1, [1, 2, 3, 0], ['System manufacturer', 'System Product Name', 'System Version']],
    [2, [1, 2], ['ASUSTeK COMPUTER INC.', 'P8H61-M LX3']],
  );
  const inventory = scriptedInventory({ ok: true, value: { ...facts, unread: {} } });
  const system = sensors.find(({ name }) => name === 'system');
  expect(await system?.run({ inventory } as never, {} as never, new AbortController().signal)).toEqual([
    { ok: true, values: { manufacturer: 'ASUSTeK COMPUTER INC.', model: 'P8H61-M LX3' } },
  ]);
});

describe('memory', () => {
  it.each([
    ['4 GB', { size: 4_096 }, 4 * GIB],
    ['512 kB, in its own unit', { size: 0x8000 | 512 }, 512 * 1_024],
    ['an empty slot', { size: 0 }, 0],
    ['32 GB, in the longer field', { size: 0x7fff, extendedMib: 32_768 }, 32 * GIB],
    ['a module of unknown size', { size: 0xffff }, undefined],
  ])('of a slot: %s', (_what, device, bytes) => {
    const [slot] = factsOf(memoryDevice(device)).memorySlots ?? [];
    expect(slot).toMatchObject({ slot: 'DIMM A1', formFactor: 'DIMM' });
    expect(slot?.bytes).toBe(bytes);
  });

  it('has a kind and a speed, and none that the firmware does not know', () => {
    const slots = factsOf(
      memoryDevice({ size: 4_096, kind: 0x18, speed: 1_600 }),
      memoryDevice({ size: 4_096, kind: 0x02 }),
      memoryDevice({ size: 4_096, kind: 0xee, speed: 6 }),
    ).memorySlots;
    expect(slots?.map(({ type, speedMtps }) => [type, speedMtps])).toEqual([
      ['DDR3', 1_600],
      ['', undefined],
      ['', undefined],
    ]);
  });

  it('leaves out the chip of the firmware and video memory, and knows the most that the board takes', () => {
    const facts = factsOf(
      memoryArray(3, 16 * 1024 ** 2),
      memoryArray(5, 4_096),
      memoryArray(4, 512 * 1_024),
      memoryDevice({ array: 0, size: 2_048, locator: 'XMM1' }),
      memoryDevice({ array: 0, size: 0, locator: 'XMM2' }),
      memoryDevice({ array: 1, size: 4, kind: 2, locator: 'SYSTEM ROM' }),
      memoryDevice({ array: 0, size: 4, kind: 9, locator: 'ROM' }),
      memoryDevice({ array: 2, size: 512, locator: 'GPU' }),
    );
    expect(facts.memorySlots?.map(({ slot }) => slot)).toEqual(['XMM1', 'XMM2']);
    expect(facts.memoryBoard).toEqual({
      ...{ slots: 2, freeSlots: 1, solderedBytes: 0 },
      ...{ installedBytes: 2 * GIB, statedMaxBytes: 16 * GIB },
    });
  });

  it('that is fixed to the board is no slot, and a full board has none free', () => {
    const facts = factsOf(
      memoryArray(3, 16 * 1024 ** 2),
      memoryDevice({ size: 4_096, form: 11, locator: 'chips' }),
      memoryDevice({ size: 8_192, form: 13 }),
    );
    expect(facts.memorySlots?.map(({ soldered }) => soldered)).toEqual([true, false]);
    expect(facts.memoryBoard).toMatchObject({ slots: 1, freeSlots: 0, solderedBytes: 4 * GIB });
  });

  it('in slots of one name is told apart by the channel', () => {
    const facts = factsOf(
      memoryDevice({ size: 4_096, locator: 'DIMM0', bank: 'CHANNEL A' }),
      memoryDevice({ size: 4_096, locator: 'DIMM0', bank: 'CHANNEL B' }),
      memoryDevice({ size: 4_096, locator: '' }),
    );
    expect(facts.memorySlots?.map(({ slot }) => slot)).toEqual(['CHANNEL A DIMM0', 'CHANNEL B DIMM0', 'slot 3']);
  });
});

it.each([
  ['of a machine without names, as Wine gives it', smbiosTable(firmwareTable)],
  ['of what is no table', new Uint8Array(1_000)],
])('nothing is told %s', (_what, table) => {
  expect(factsOfSmbios(readSmbios(table))).toEqual({});
});
