import { expect, it } from 'vitest';
import { windows11Obstacle } from './windows-11.ts';

const intel = (model: number, stepping: number) => ({ vendor: 'GenuineIntel', family: 6, model, stepping });
const amd = (family: number, model: number) => ({ vendor: 'AuthenticAMD', family, model });

it.each([
  ['i5-4570, model 0x3c', intel(0x3c, 3), 'processor'],
  ['i5-7500, model 0x9e stepping 9', intel(0x9e, 9), 'processor'],
  ['i5-8500, model 0x9e stepping 10', intel(0x9e, 10), undefined],
  ['i5-8265U, model 0x8e stepping 11', intel(0x8e, 11), undefined],
  ['Ryzen 1000', amd(0x17, 0x01), 'processor'],
  ['Ryzen 2400G', amd(0x17, 0x11), 'processor'],
  ['Ryzen 3000', amd(0x17, 0x71), undefined],
  ['an A series', amd(0x15, 0x60), 'processor'],
  ['a processor of another maker', { vendor: 'CentaurHauls', family: 6, model: 15 }, undefined],
  ['nothing known', {}, undefined],
  ['an old start', { ...intel(0xa7, 1), uefi: false }, 'firmware'],
  ['2 GB of memory', { ...intel(0xa7, 1), memoryBytes: 2 * 1024 ** 3 }, 'memory'],
  ['4 GB of memory of which the firmware keeps a part', { ...intel(0xa7, 1), memoryBytes: 3.8 * 1024 ** 3 }, undefined],
  ['a disk of 32 GB', { ...intel(0xa7, 1), systemDiskBytes: 32e9 }, 'disk'],
])('%s: %s', (_, candidate, obstacle) => {
  expect(windows11Obstacle(candidate)).toBe(obstacle);
});
