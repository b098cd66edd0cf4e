import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsWith, failed, GIB, read, soundPc } from '../testing/made-up.ts';
import { factsOf } from './facts-of.ts';

const HOUR_MS = 3_600_000;

describe('facts of a device', () => {
  it('nothing reported is nothing known', () => {
    expect(factsOf([])).toEqual({ virtual: false, memory: {}, localNetwork: {}, stalls: {}, unread: [] });
  });

  it('the order of readings changes nothing', () => {
    const expected = factsOf(soundPc);
    fc.assert(
      fc.property(fc.shuffledSubarray([...soundPc], { minLength: soundPc.length }), (readings) => {
        expect(factsOf(readings)).toEqual(expected);
      }),
    );
  });

  it('never throws, whatever the values are', () => {
    const kinds = [...new Set(soundPc.map(({ kind }) => kind)), 'pressure', 'disk-io', 'wifi'];
    const names = [...new Set(soundPc.flatMap(({ values }) => Object.keys(values))), 'ioFullMs', 'readOps'];
    const anyReading = fc.record({
      kind: fc.constantFrom(...kinds),
      target: fc.constantFrom('sda', 'eth0', ''),
      at: fc.integer(),
      ok: fc.boolean(),
      values: fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean())),
    });
    fc.assert(fc.property(fc.array(anyReading, { maxLength: 30 }), (readings) => void factsOf(readings)));
  });

  it('installed memory is the sum of the modules, and what the system sees where a slot was not read', () => {
    expect(factsOf(soundPc).memory.installedBytes).toBe(8 * GIB);
    const partly = factsWith(failed('memory-module', 'bad-reply', 'DIMM2')).memory;
    expect(partly.installedBytes).toBe(7.7 * GIB);
    expect(partly.slots).toBeUndefined();
  });

  it('firmware that lists less memory than the system uses is not believed', () => {
    const facts = factsWith(read('memory-module', { sizeBytes: 0 }, 'DIMM1'));
    expect(facts.memory.installedBytes).toBe(7.7 * GIB);
  });

  it('stalls are shares of the uptime, and unknown within the first hour', () => {
    const pressure = read('pressure', { memoryFullMs: 0.1 * HOUR_MS, ioFullMs: 0, cpuSomeMs: HOUR_MS });
    const facts = factsWith(read('cpu', { totalMs: 4 * 2 * HOUR_MS, cpus: 4 }), pressure);
    expect(facts.uptimeMs).toBe(2 * HOUR_MS);
    expect(facts.stalls).toEqual({ memory: 0.05, disk: 0, processor: 0.5 });
    expect(factsWith(read('cpu', { totalMs: 1_000, cpus: 4 }), pressure).stalls).toEqual({});
  });

  it('a guest of a hypervisor is known by its maker or its processor', () => {
    expect(factsWith(read('system', { manufacturer: 'QEMU', model: 'Standard PC' })).virtual).toBe(true);
    expect(factsWith(read('processor', { model: 'QEMU Virtual CPU version 2.5+' })).virtual).toBe(true);
    expect(factsOf(soundPc).virtual).toBe(false);
  });

  it('readings that failed are kept by name', () => {
    expect(factsWith(failed('disk', 'denied', 'sda')).unread).toEqual([
      { kind: 'disk', target: 'sda', failure: 'denied' },
    ]);
  });
});
