import { expect, it } from 'vitest';
import { windowsFirmwareReaders } from './windows-firmware.ts';

const otherwise = {
  system: async () => ({ manufacturer: 'asked', model: '', version: '', chassis: '' }),
  firmware: async () => ({ vendor: 'asked', version: '', releaseDate: '' }),
  memorySlots: async () => [],
  memoryBoard: async () => ({ slots: 2, freeSlots: 1 }),
};

it.each(['system', 'firmware', 'memorySlots', 'memoryBoard'] as const)(
  '%s is asked of the slow way where the firmware does not tell',
  async (part) => {
    const without = windowsFirmwareReaders(otherwise, () => {
      throw new Error('no koffi');
    });
    expect(await without[part]()).toEqual(await otherwise[part]());
  },
);
