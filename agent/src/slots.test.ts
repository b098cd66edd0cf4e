import type { Slot } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createSlots } from './slots.ts';

const TRAIN: Slot = { id: 'meeting.train', kind: 'stamp', at: 1_000_000 };
const SPARE: Slot = { ...TRAIN, at: 1_600_000, unlessRanAfter: 900_000 };

function made() {
  const files = new Map<string, string>();
  const store = {
    read: (name: string) => files.get(name),
    write: (name: string, text: string) => files.set(name, text) === files,
  };
  let uptimeMs = 0;
  const start = () => createSlots({ clock: { uptimeMs: () => uptimeMs }, store });
  return { store, start, at: (ms: number) => (uptimeMs = ms) };
}

describe('slots', () => {
  it('are taken at their moment of the collector’s clock, once', () => {
    const { start, at } = made();
    const slots = start();
    slots.collectorSays(900_000);
    expect(slots.nextInMs([TRAIN])).toBe(100_000);
    at(99_999);
    expect(slots.take([TRAIN])).toEqual([]);
    at(100_001);
    expect(slots.take([TRAIN])).toEqual([TRAIN]);
    expect(slots.take([TRAIN])).toEqual([]);
    expect(slots.nextInMs([TRAIN])).toBe(Infinity);
  });

  it('wait until the collector has said what time it is', () => {
    const { start, at } = made();
    const slots = start();
    at(1_000_000);
    expect(slots.take([TRAIN])).toEqual([]);
    expect(slots.nextInMs([TRAIN])).toBe(Infinity);
  });

  it('that have passed, as while the PC slept, are not made up for', () => {
    const { start, at } = made();
    const slots = start();
    slots.collectorSays(900_000);
    at(110_000);
    expect(slots.take([TRAIN])).toEqual([]);
  });

  it('of a second chance are left out where the first succeeded, over a restart too', () => {
    const { start, at } = made();
    const first = start();
    first.collectorSays(900_000);
    at(100_001);
    first.succeeded('meeting.train');
    const again = start();
    again.collectorSays(1_000_001);
    at(700_001);
    expect(again.take([SPARE])).toEqual([]);
  });

  it('of a second chance are taken where the first came to nothing', () => {
    const { start, at } = made();
    const slots = start();
    slots.collectorSays(900_000);
    at(700_001);
    expect(slots.take([SPARE])).toEqual([SPARE]);
  });

  it('forget nothing else by a file that is none of theirs', () => {
    const { start, store, at } = made();
    store.write('slots', 'no JSON');
    const slots = start();
    slots.collectorSays(900_000);
    at(700_001);
    expect(slots.take([SPARE])).toEqual([SPARE]);
  });
});
