import { kinds as probeKinds } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../exposition/testing/small-fleet.ts';
import type { PlacedReading } from '../state/placed-reading.ts';
import { deviceHistory, windowOf } from './device-history.ts';
import { HISTORY_LIMITS } from './limits.ts';

const kinds = new Map(smallRegistry.map((each) => [each.name, each]));
const MINUTE = 60_000;

describe('the past of a device', () => {
  it('is the mean of what held in each step, and a gap where nothing was measured', () => {
    const readings = [0, 1, 2, 7, 8].map((minute) => memory(minute, { totalBytes: minute * 10 }));
    expect(points(readings, 'totalBytes', 10)).toEqual([0, 10, 20, null, null, null, null, 70, 80, null]);
  });

  it('has a gap where a reading failed, to the next that did not', () => {
    const readings = [memory(0, { totalBytes: 5 }), memory(1, {}, false), memory(2, { totalBytes: 7 })];
    expect(points(readings, 'totalBytes', 4)).toEqual([5, null, 7, null]);
  });

  it('gives the growth a second of what counts up, and a gap where it fell', () => {
    const counts = [600, 1_200, 60, 120];
    const readings = counts.map((receivedBytes, minute) => network(minute, { receivedBytes }));
    expect(points(readings, 'receivedBytes', 4)).toEqual([10, null, 1, null]);
  });

  it('tells nothing of the neighbours that it looked for: nobody’s hours are drawn', () => {
    const seen = { kind: 'neighbour', target: 'a', values: { answersPing: true } };
    const window = { from: 0, to: 2 * MINUTE, stepMs: MINUTE };
    expect(deviceHistory([placed(0, seen), placed(1, seen)], probeKinds, window, HISTORY_LIMITS).series).toEqual([]);
  });

  it('tells a counter of 32 bits that began anew from one that was set back', () => {
    const octets = [2 ** 32 - 1_200, 600, 1_200];
    const readings = octets.map((inOctets, minute) =>
      placed(minute, {
        kind: 'snmp-interface',
        target: 'ether1',
        values: { inOctets, counterBits: 32, countedMs: MINUTE * (100 + minute), highSpeed: 100 },
      }),
    );
    const [series] = deviceHistory(
      readings,
      probeKinds,
      { from: 0, to: 2 * MINUTE, stepMs: MINUTE },
      HISTORY_LIMITS,
    ).series.filter(({ value }) => value === 'inOctets');
    expect(series?.points.map(([, value]) => value)).toEqual([30, 10]);
  });

  it('does not spread growth over a time when nothing was heard', () => {
    const readings = [0, 1, 2, 60].map((minute) => network(minute, { receivedBytes: minute * 60 }));
    expect(points(readings, 'receivedBytes', 60).slice(0, 4)).toEqual([1, 1, null, null]);
  });

  it('weighs values within a step by the time that they held', () => {
    const readings = [0, 0.25, 1].map((minute) => memory(minute, { totalBytes: minute === 0 ? 100 : 0 }));
    expect(points(readings, 'totalBytes', 1)).toEqual([25]);
  });

  it('keeps answers of two checks of one target apart', () => {
    const readings = ['a', 'b'].map((id) => placed(0, { kind: 'ping', id, target: 'x', values: { lossRatio: 0 } }));
    const { series } = deviceHistory(readings, kinds, { from: 0, to: MINUTE, stepMs: MINUTE }, HISTORY_LIMITS);
    expect(series.map(({ id, value }) => [id, value])).toEqual([
      ['a', 'lossRatio'],
      ['b', 'lossRatio'],
    ]);
  });

  it('has no line for texts and unknown kinds', () => {
    const readings = [network(0, { duplex: 'full' }), placed(0, { kind: 'unheard-of', values: { a: 1 } })];
    const { series } = deviceHistory(readings, kinds, { from: 0, to: MINUTE, stepMs: MINUTE }, HISTORY_LIMITS);
    expect(series).toEqual([]);
  });
});

describe('the window', () => {
  const now = 100 * 86_400_000;
  it.each([
    [{}, { from: now - 86_400_000, to: now, stepMs: 288_000 }],
    [{ from: 0 }, { from: now - HISTORY_LIMITS.spanMsMax, to: now, stepMs: 4_032_000 }],
    [
      { from: now - MINUTE, to: now + MINUTE, stepMs: 1 },
      { from: now - MINUTE, to: now, stepMs: 15_000 },
    ],
    [
      { from: now - 86_400_000, stepMs: 15_000 },
      { from: now - 86_400_000, to: now, stepMs: 57_600 },
    ],
    [
      { from: 9, to: 5 },
      { from: 5, to: 5, stepMs: 15_000 },
    ],
  ])('asked as %o is kept within the limits', (asked, expected) => {
    expect(windowOf(asked, now, HISTORY_LIMITS)).toEqual(expected);
  });
});

function points(readings: readonly PlacedReading[], value: string, minutes: number): readonly (number | null)[] {
  const window = { from: 0, to: minutes * MINUTE, stepMs: MINUTE };
  const { series } = deviceHistory(readings, kinds, window, HISTORY_LIMITS);
  return series.find((each) => each.value === value)?.points.map(([, at]) => at) ?? [];
}

const memory = (minute: number, values: PlacedReading['reading']['values'], ok = true) =>
  placed(minute, { kind: 'memory', values, ok });
const network = (minute: number, values: PlacedReading['reading']['values']) =>
  placed(minute, { kind: 'network', target: 'eth0', values });

function placed(minute: number, reading: Partial<PlacedReading['reading']> & { kind: string }): PlacedReading {
  return { at: minute * MINUTE, estimated: false, reading: { uptimeMs: 0, ok: true, values: {}, ...reading } };
}
