import { createFleet, devicesOf, makeProvince, NO_FAULTS } from '@mach/fleet';
import type { Report } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSegment } from './open-segment.ts';
import { packSegment } from './pack-segment.ts';
import type { SealedBatch } from './segment-form.ts';

/** Any JSON as it comes out of a text: a negative zero does not. */
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

const ID = 'a'.repeat(32);
const envelope = {
  v: 1,
  device: ID,
  epoch: ID,
  bootId: ID,
  machine: 'm',
  agentVersion: '1',
  sendEveryS: 300,
  sentAt: 5,
  sentUptimeMs: 9,
};

const opened = (batches: readonly SealedBatch[]) => {
  const segment = openSegment(packSegment(batches));
  return segment.positions.map((_, index) => segment.batch(index));
};

describe('a segment', () => {
  it('gives every report back as it was, whatever its readings hold', () => {
    const scalar = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.string(),
    );
    const reading = fc.record(
      {
        kind: fc.constantFrom('cpu', 'ping', 'unheard-of'),
        uptimeMs: fc.nat(),
        ok: fc.boolean(),
        values: fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'giá trị'), scalar),
        target: fc.constantFrom('x', 'y'),
        durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
        detail: fc.string(),
        later: json,
      },
      { requiredKeys: ['kind', 'uptimeMs', 'ok', 'values'] },
    );
    const report = fc.record(
      {
        seq: fc.integer({ min: 1 }),
        uptimeMs: fc.maxSafeNat(),
        wall: fc.integer({ min: -6e13, max: 2e14 }),
        readings: fc.array(reading, { maxLength: 6 }),
        bootId: fc.constant(ID),
        later: json,
      },
      { requiredKeys: ['seq', 'uptimeMs', 'wall', 'readings'] },
    ) as fc.Arbitrary<Report>;
    const batch = fc.record({
      position: fc.nat(),
      receivedAt: fc.nat(),
      envelope: fc.constantFrom(
        envelope,
        { ...envelope, bootId: 'b', sentAt: -7 },
        { ...envelope, later: [1, { a: 2 }] },
      ),
      reports: fc.array(report, { maxLength: 5 }),
    }) as fc.Arbitrary<SealedBatch>;
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 5 }), (batches) => {
        expect(opened(batches)).toEqual(batches);
      }),
      { numRuns: 300 },
    );
  });

  it('holds an hour of an office PC in less than a byte a value', () => {
    const province = makeProvince({ seed: 'seal', communes: 1, devicesPerCommune: [1, 1] });
    const [device] = devicesOf(province);
    if (device === undefined) throw new Error('no device was made');
    const fleet = createFleet(province, NO_FAULTS);
    const wall = Date.UTC(2026, 10, 23, 3);
    let values = 0;
    const batches = Array.from({ length: 12 }, (_, batch) => {
      const reports = Array.from({ length: 5 }, (_, row) => {
        const ms = (batch * 5 + row) * 60_000;
        const readings = JSON.parse(
          JSON.stringify(fleet.readingsAt(device, ms + 9e6, wall + ms)),
        ) as Report['readings'];
        for (const reading of readings) values += Object.keys(reading.values).length;
        return { seq: batch * 5 + row + 1, uptimeMs: ms + 9e6, wall: wall + ms, readings };
      });
      return { position: batch + 1, receivedAt: wall + batch * 300_000, envelope, reports };
    });
    expect(opened(batches)).toEqual(batches);
    expect(packSegment(batches).byteLength / values).toBeLessThan(1);
  });

  it('that is cut or of another form is refused', () => {
    const packed = packSegment([{ position: 1, receivedAt: 2, envelope, reports: [] }]);
    expect(() => openSegment(packed.subarray(0, 9))).toThrow();
    expect(() => openSegment(Buffer.from([9, ...packed.subarray(1)]))).toThrow('form 9');
  });
});
