import type { LatestReading } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsOf } from '../facts/facts-of.ts';
import { factsWith, failed, GIB, read } from '../testing/made-up.ts';
import { tooLittleMemory } from './too-little-memory.ts';

it.each([
  ['8 GB of which the firmware keeps a part', 7.6, undefined],
  ['6 GB', 6, 'ageing'],
  ['4 GB', 3.9, 'ageing'],
  ['3 GB', 3, 'at-risk'],
  ['1 GB', 1, 'at-risk'],
])('%s is judged %s GiB', (_, gibibytes, level) => {
  const conditions = tooLittleMemory(factsOf([read('memory', { totalBytes: gibibytes * GIB })]));
  expect(conditions[0]?.level).toBe(level);
});

it('tells the empty slots and the kind of the filled ones, for whoever buys', () => {
  const [condition] = tooLittleMemory(
    factsWith(read('memory', {}), read('memory-module', { sizeBytes: 4 * GIB, type: 'DDR3' }, 'DIMM1')),
  );
  expect(condition?.parameters).toEqual({
    memoryBytes: 4 * GIB,
    recommendedBytes: 8 * GIB,
    emptySlots: 1,
    memoryType: 'DDR3',
  });
});

it('that no slot is free is not believed where the board can’t be read: such systems name filled slots alone', () => {
  const modules = [read('memory-module', { sizeBytes: 4 * GIB }, 'DIMM1'), read('memory', {})];
  const parametersOf = (...more: readonly LatestReading[]) =>
    tooLittleMemory(factsOf([...modules, ...more]))[0]?.parameters;
  expect(parametersOf()).toMatchObject({ emptySlots: 0 });
  expect(parametersOf(failed('memory-board'))).not.toHaveProperty('emptySlots');
  expect(parametersOf(read('memory-board', { slots: 1, freeSlots: 0, maxBytes: 4 * GIB }))).toMatchObject({
    emptySlots: 0,
    maxBytes: 4 * GIB,
  });
  const fixed = read('memory-module', { sizeBytes: 0, soldered: true }, 'chips');
  expect(parametersOf(fixed)).toMatchObject({ emptySlots: 0 });
});
