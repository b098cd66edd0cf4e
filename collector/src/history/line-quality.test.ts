import { describe, expect, it } from 'vitest';
import type { PlacedReading } from '../state/placed-reading.ts';
import { lineQuality, type SitePast } from './line-quality.ts';

const STEP = 900_000;
const stamp = (at: number, id: string, values: Record<string, number | string>): PlacedReading =>
  ({ at, estimated: false, reading: { kind: 'stamp', id, uptimeMs: 0, ok: true, values } }) as unknown as PlacedReading;
const look = (at: number, rttMedianMs: number, id = 'line.collector') =>
  stamp(at, id, { sent: 1, received: 1, rttMinMs: rttMedianMs, rttMedianMs, rttP95Ms: rttMedianMs });
const lost = (at: number) => stamp(at, 'line.collector', { sent: 3, received: 0 });
const asked = {
  ...{ siteId: 's', from: 0, to: 4 * STEP, stepMs: STEP },
  paths: new Map([['tslcd', 'data-network'] as const, ['collector', 'internet'] as const]),
};
const quality = (...past: readonly SitePast[]) => lineQuality(past, asked);

describe('the line of a site', () => {
  it('is told with its spread: the shortest, the median and nearly the longest round trip of a step', () => {
    const readings = Array.from({ length: 20 }, (_, i) => look(i * 10_000, i + 1));
    expect(quality({ number: 1, readings }).lines).toEqual([
      {
        reflector: 'collector',
        path: 'internet',
        steps: [{ at: 0, lowMs: 1, midMs: 10, highMs: 19, lossRatio: 0, packets: 20 }],
      },
    ]);
  });

  it('has a gap where nobody looked, and loss where nothing came back', () => {
    const { lines } = quality({ number: 1, readings: [look(0, 5), look(10, 5), lost(2 * STEP)] });
    expect(lines[0]?.steps).toEqual([
      { at: 0, lowMs: 5, midMs: 5, highMs: 5, lossRatio: 0, packets: 2 },
      { at: 2 * STEP, lossRatio: 1, packets: 3 },
    ]);
  });

  it('is watched by leader and deputy together, each way for itself', () => {
    const { lines } = quality(
      { number: 1, readings: [look(0, 4), look(0, 30, 'line.tslcd')] },
      { number: 2, readings: [look(5, 8)] },
    );
    expect(lines.map(({ reflector, path, steps }) => [reflector, path, steps[0]?.packets])).toEqual([
      ['collector', 'internet', 2],
      ['tslcd', 'data-network', 1],
    ]);
  });
});

it('trains that imitate a meeting are told newest first with their figures, and single packets are none', () => {
  const train = (at: number, videoFit: string) =>
    stamp(at, 'meeting.train', {
      ...{
        sent: 4_200,
        received: 4_100,
        videoFit,
        lossRatio: 0.02,
        rttMedianMs: 14,
        jitterUpMs: 2,
        jitterDownMs: 5,
        mos: 4.1,
      },
    });
  const { trains, lines } = quality({ number: 7, readings: [train(0, 'good'), train(STEP, 'fair'), look(5, 4)] });
  expect(trains).toEqual([
    { at: STEP, by: 7, fit: 'fair', lossRatio: 0.02, rttMs: 14, jitterMs: 5, mos: 4.1 },
    { at: 0, by: 7, fit: 'good', lossRatio: 0.02, rttMs: 14, jitterMs: 5, mos: 4.1 },
  ]);
  expect(lines[0]?.steps[0]?.packets).toBe(1);
});
