import { dmiMemory } from '@mach/probes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSmbios } from './smbios.ts';
import { asDmi } from './smbios-as-dmi.ts';
import { memoryArray, memoryDevice, type Structure, smbios } from './testing/smbios-table.ts';

const dmiOf = (...structures: readonly Structure[]) => asDmi(readSmbios(smbios(...structures)));
const fieldOf = (structure: Structure, name: string) => dmiOf(structure)[0]?.fields.get(name);

it('a device is tied to its array by the handle', () => {
  const [array, device] = dmiOf(memoryArray(3, 1_024), memoryDevice({ array: 0, size: 1 }));
  expect(array?.handle).toBe('0x0000');
  expect(device?.fields.get('Array Handle')).toBe(array?.handle);
});

it.each([
  ['16 GB', 16 * 1024 ** 2, '16 GB'],
  ['1.5 GB', 1_536 * 1_024, '1536 MB'],
  ['a chip', 4_095, '4095 kB'],
  ['a longer field that is not there', 0x8000_0000, 'Unknown'],
])('the most that an array takes: %s', (_what, kib, words) => {
  expect(fieldOf(memoryArray(3, kib), 'Maximum Capacity')).toBe(words);
});

it('the longer field tells of 2 TB and more', () => {
  const [type, area] = memoryArray(3, 0x8000_0000);
  expect(fieldOf([type, [...area, 0, 0, 0, 0, 0, 4, 0, 0], []], 'Maximum Capacity')).toBe('4 TB');
});

it('sizes and speeds that refer to a field that is not there are unknown', () => {
  const device = memoryDevice({ size: 0x7fff, speed: 0xffff });
  const [type, area, strings] = device;
  expect(fieldOf([type, area.slice(0, 24), strings], 'Size')).toBe('Unknown');
  expect(fieldOf(device, 'Speed')).toBe('Unknown');
});

it('names that are no text are no words', () => {
  expect(fieldOf(memoryDevice({ size: 1, locator: 'A\u00ff\u0007B' }), 'Locator')).toBe('A\uFFFD\uFFFDB');
});

it('firmware from before memory devices tells its modules', () => {
  const controller: Structure = [5, [0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 3], []];
  const old = (size: number): Structure => [6, [1, 0, 0, 0, 5, size, size, 0], ['DIMM Slot 1']];
  expect(dmiMemory(dmiOf(controller, old(0x80 | 9), old(127), old(126)))).toEqual({
    statedMaxBytes: 1_536 * 1024 ** 2,
    slots: [
      { slot: 'DIMM Slot 1', bytes: 512 * 1024 ** 2, type: 'SDRAM', formFactor: 'DIMM', soldered: false },
      { slot: 'DIMM Slot 1 #2', bytes: 0, type: '', formFactor: 'DIMM', soldered: false },
      { slot: 'DIMM Slot 1 #3', type: 'SDRAM', formFactor: 'DIMM', soldered: false },
    ],
  });
});

it('whatever the bytes, nothing is thrown and no slot is less than empty', () => {
  const structure = fc.tuple(
    fc.constantFrom(5, 6, 16, 17),
    fc.array(fc.nat(255), { maxLength: 100 }),
    fc.constant(['A', 'B']),
  );
  fc.assert(
    fc.property(fc.array(structure, { maxLength: 20 }), (structures) => {
      for (const { bytes } of dmiMemory(dmiOf(...structures))?.slots ?? [])
        expect(bytes ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
