import type { Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { compareRound, type Lasting, type LastingRound } from './inventory-changes.ts';
import type { PlacedReading } from './placed-reading.ts';

const GIB = 1024 ** 3;
const memory: Lasting = { values: ['sizeBytes', 'type'] };
const disks: Lasting = { values: ['model', 'sizeBytes'], isPassing: ({ bus }) => bus === 'USB' };

type Parts = Readonly<Record<string, Values | 'denied' | 'timeout'>>;

/** Rounds a day apart, each with the parts that it read; a part without values could not be read. */
function changesOver(lasting: Lasting, kind: string, ...rounds: readonly Parts[]) {
  let known: LastingRound | undefined;
  return rounds.flatMap((parts, day) => {
    const readings = Object.entries(parts).map(([target, found]): PlacedReading => {
      const part = { kind, uptimeMs: 0, ...(target === '' ? {} : { target }) };
      const reading =
        typeof found === 'string'
          ? { ...part, ok: false, failure: found, values: {} }
          : { ...part, ok: true, values: found };
      return { reading, at: day + 1, estimated: false };
    });
    const outcome = compareRound(known, readings, lasting);
    known = outcome?.round ?? known;
    return outcome?.changes ?? [];
  });
}

const module = (gib: number, type = 'DDR4') => (gib === 0 ? { sizeBytes: 0 } : { sizeBytes: gib * GIB, type });
const disk = (model: string, bus = 'SATA') => ({ model, sizeBytes: 256e9, bus });
const two = { A: module(8), B: module(8) };

describe('memory', () => {
  it('that is gone from its slot is told with what was there', () => {
    expect(changesOver(memory, 'memory-module', two, { A: module(8), B: module(0) })).toEqual([
      {
        at: 2,
        kind: 'memory-module',
        target: 'B',
        change: 'changed',
        before: module(8),
        after: { sizeBytes: 0, type: 'DDR4' },
      },
    ]);
  });

  it('is removed where a system names filled slots alone, and added when it comes back', () => {
    const changes = changesOver(memory, 'memory-module', two, { A: module(8) }, two);
    expect(changes).toEqual([
      { at: 2, kind: 'memory-module', target: 'B', change: 'removed', before: module(8) },
      { at: 3, kind: 'memory-module', target: 'B', change: 'added', after: module(8) },
    ]);
  });

  it.each([
    ['the first round', [two]],
    [
      'a module in another slot',
      [
        { A: module(8), B: module(0) },
        { A: module(0), B: module(8) },
      ],
    ],
    ['slots under other names', [two, { 'DIMM 1': module(8), 'DIMM 2': module(8) }]],
    ['a round that timed out', [two, { '': 'timeout' }, two]],
    ['a round that was denied for good', [two, { '': 'denied' }, { '': 'denied' }]],
    ['one slot that was not read', [two, { A: module(8), B: 'timeout' }, two]],
    ['one slot that was not read, and another that is missing beside it', [two, { A: 'denied' }, two]],
    ['a value that was not told, and is again', [two, { A: { sizeBytes: 8 * GIB }, B: module(8) }, two]],
    ['a value that is told for the first time', [{ A: { sizeBytes: 8 * GIB } }, { A: module(8) }]],
  ] as const)('is unchanged by %s', (_, rounds) => {
    expect(changesOver(memory, 'memory-module', ...rounds)).toEqual([]);
  });

  it('that was swapped while nobody could look is told when it is read again', () => {
    const changes = changesOver(memory, 'memory-module', two, { '': 'timeout' }, { A: module(4), B: module(8) });
    expect(changes).toMatchObject([{ at: 3, target: 'A', before: module(8), after: module(4) }]);
  });
});

describe('disks', () => {
  it('that were swapped are told, those that trade names are not', () => {
    const before = { sda: disk('WDC'), sdb: disk('Samsung') };
    expect(changesOver(disks, 'disk', before, { sda: disk('Samsung'), sdb: disk('WDC') })).toEqual([]);
    expect(changesOver(disks, 'disk', before, { sda: disk('Kingston'), sdb: disk('Samsung') })).toMatchObject([
      { target: 'sda', change: 'changed', before: { model: 'WDC' }, after: { model: 'Kingston' } },
    ]);
    // The new one took the first place.
    expect(changesOver(disks, 'disk', before, { sda: disk('Samsung'), sdb: disk('Kingston') })).toMatchObject([
      { change: 'removed', before: { model: 'WDC' } },
      { target: 'sdb', change: 'added', after: { model: 'Kingston' } },
    ]);
  });

  describe('of one model', () => {
    const numbered: Lasting = { ...disks, values: [...disks.values, 'serialHash'] };
    const like = (serialHash?: string) => ({ ...disk('WDC'), ...(serialHash !== undefined && { serialHash }) });

    it('are told apart by their serial numbers', () => {
      const changes = changesOver(
        numbered,
        'disk',
        { sda: like('a'), sdb: like('b') },
        { sda: like('c'), sdb: like('b') },
      );
      expect(changes).toMatchObject([
        { target: 'sda', change: 'changed', before: { serialHash: 'a' }, after: { serialHash: 'c' } },
      ]);
    });

    it('that were swapped while the number was not told are told when it is again', () => {
      expect(changesOver(numbered, 'disk', { sda: like('a') }, { sda: like() }, { sda: like('b') })).toMatchObject([
        { at: 3, change: 'changed', before: { serialHash: 'a' }, after: { serialHash: 'b' } },
      ]);
    });

    it.each([
      ['an agent that tells their numbers for the first time', [{ sda: like() }, { sda: like('a') }]],
      ['an agent that no longer tells them', [{ sda: like('a') }, { sda: like() }, { sda: like('a') }]],
      [
        'a start at which they trade names',
        [
          { sda: like('a'), sdb: like('b') },
          { sda: like('b'), sdb: like('a') },
        ],
      ],
    ] as const)('are unchanged by %s', (_, rounds) => {
      expect(changesOver(numbered, 'disk', ...rounds)).toEqual([]);
    });
  });

  it('that are sticks come and go without a word', () => {
    const stick = { sdb: disk('Stick', 'USB') };
    expect(
      changesOver(disks, 'disk', { sda: disk('WDC') }, { sda: disk('WDC'), ...stick }, { sda: disk('WDC') }),
    ).toEqual([]);
  });
});

it('a system that was upgraded is told once', () => {
  const os: Lasting = { values: ['distro', 'build'] };
  const ten = { '': { distro: 'Microsoft Windows 10 Pro', build: '19045' } };
  const eleven = { '': { distro: 'Microsoft Windows 11 Pro', build: '26200' } };
  expect(changesOver(os, 'os', ten, ten, eleven, eleven)).toEqual([
    { at: 3, kind: 'os', change: 'changed', before: ten[''], after: eleven[''] },
  ]);
});

it('a round older than what is known changes nothing', () => {
  const placed = (at: number, values: Values): readonly PlacedReading[] => [
    { at, estimated: true, reading: { kind: 'os', uptimeMs: 0, ok: true, values } },
  ];
  const newest = compareRound(undefined, placed(5, { sizeBytes: 1 }), memory);
  expect(compareRound(newest?.round, placed(4, { sizeBytes: 2 }), memory)).toBeUndefined();
  expect(compareRound(newest?.round, placed(5, { sizeBytes: 2 }), memory)).toBeUndefined();
});
