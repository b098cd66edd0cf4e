import { describe, expect, it } from 'vitest';
import { readSmbios, smbiosText } from './smbios.ts';
import { memoryDevice, smbios } from './testing/smbios-table.ts';

describe('a table of the firmware', () => {
  it('is read structure by structure, with strings by their numbers', () => {
    const table = smbios([3, [1, 0x83, 2], ['Dell Inc.', ' A05 ']], [1, [0, 9], []]);
    const [enclosure, system] = readSmbios(table);
    expect([enclosure, system].map((structure) => structure?.type)).toEqual([3, 1]);
    expect([0x04, 0x06].map((at) => enclosure && smbiosText(enclosure, at))).toEqual(['Dell Inc.', 'A05']);
    expect([0x04, 0x05, 0x40].map((at) => system && smbiosText(system, at))).toEqual(['', '', '']);
  });

  it('tells what stands before the place where it is cut', () => {
    const table = smbios(memoryDevice({ size: 4_096 }), memoryDevice({ size: 4_096 }));
    expect(readSmbios(table.subarray(0, table.length - 45))).toHaveLength(1);
  });

  it('tells nothing where it is none', () => {
    expect(readSmbios(new Uint8Array(1_000))).toEqual([]);
  });
});
