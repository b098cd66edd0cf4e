import { expect, it } from 'vitest';
import { memoryModule } from './memory-module.ts';

const GIB = 1024 ** 3;
const TYPES = ['DDR4', 'DDR5'];
const slot = (gb: number, type = 'DDR4', soldered = false) => ({ slot: `${gb}`, sizeBytes: gb * GIB, type, soldered });
const memory = (...slots: readonly ReturnType<typeof slot>[]) => ({
  installedBytes: slots.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  slots,
  freeSlots: slots.filter(({ sizeBytes, soldered }) => sizeBytes === 0 && !soldered).length,
});
const bought = (of: Parameters<typeof memoryModule>[0], targetGb = 8) => memoryModule(of, targetGb, TYPES);

it('goes into a free slot, or in the place of the smallest module', () => {
  expect(bought(memory(slot(4), slot(0)))).toEqual({ item: 'ram-ddr4-8gb', isExchange: false });
  expect(bought(memory(slot(2), slot(4)))).toEqual({ item: 'ram-ddr4-8gb', isExchange: true });
  expect(bought(memory(slot(4, 'DDR5')))).toEqual({ item: 'ram-ddr5-8gb', isExchange: true });
  expect(bought(memory(slot(4)), 16)).toEqual({ item: 'ram-ddr4-16gb', isExchange: true });
});

it('is not bought where there is enough; firmware keeps a part of it to itself', () => {
  expect(bought({ ...memory(slot(8)), installedBytes: 7.1 * GIB })).toEqual({ because: 'memory-enough' });
});

it('is not bought of a kind that is old or not known, nor where it is soldered', () => {
  expect(bought(memory(slot(4, 'DDR3'), slot(0)))).toEqual({ because: 'memory-type-old' });
  expect(bought(memory(slot(4, 'Unknown'), slot(0)))).toEqual({ because: 'memory-type-unknown' });
  expect(bought(memory(slot(4, 'DDR4', true)))).toEqual({ because: 'memory-soldered' });
});

it('is not bought beyond what the board takes; a board that holds more than that is not believed', () => {
  expect(bought({ ...memory(slot(4), slot(0)), maxBytes: 8 * GIB })).toEqual({ because: 'board-takes-no-more' });
  expect(bought({ ...memory(slot(4), slot(0)), maxBytes: 2 * GIB })).toEqual({
    item: 'ram-ddr4-8gb',
    isExchange: false,
  });
});

it('what was not read is unknown, not absent', () => {
  expect(bought({})).toEqual({ because: 'memory-size-unknown' });
  expect(bought({ installedBytes: 4 * GIB })).toEqual({ because: 'memory-slots-unknown' });
});

it('of a kind that the prices do not name nothing is bought, least of all another kind', () => {
  expect(memoryModule(memory(slot(4, 'DDR3'), slot(0)), 8, ['DDR3', 'DDR4'])).toEqual({
    because: 'memory-type-without-price',
  });
});
