import { LINE_CHECK, type LineStep, type SiteQuality, type Values, type VideoTrain } from '@mach/wire';
import type { PlacedReading } from '../state/placed-reading.ts';

/** Readings of one PC of the site, by its number. */
export interface SitePast {
  readonly number: number;
  readonly readings: readonly PlacedReading[];
}

export interface QualityAsked {
  readonly siteId: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  /** By the id of a reflector: the way that it stands at the end of. */
  readonly paths: ReadonlyMap<string, 'internet' | 'data-network'>;
}

const FITS = ['good', 'fair', 'poor'] as const;
const TRAINS_MAX = 20;

/**
 * The watch of a site's lines in steps, over all PCs that looked, and the trains that imitated a meeting. A packet that was lost counts,
 * whoever sent it; a step in which nobody looked is not there, which is a gap and no loss.
 */
export function lineQuality(past: readonly SitePast[], { siteId, from, to, stepMs, paths }: QualityAsked): SiteQuality {
  const steps = new Map<string, Map<number, Step>>();
  const trains: VideoTrain[] = [];
  for (const { number, readings } of past) {
    for (const { at, reading } of readings) {
      if (reading.kind !== 'stamp' || at < from || at >= to) continue;
      const train = trainOf(at, number, reading.values);
      if (train !== undefined) trains.push(train);
      if (reading.id?.startsWith(LINE_CHECK) !== true) continue;
      const reflector = reading.id.slice(LINE_CHECK.length);
      const ofLine = steps.get(reflector) ?? new Map<number, Step>();
      steps.set(reflector, ofLine);
      const begins = from + Math.floor((at - from) / stepMs) * stepMs;
      const step = ofLine.get(begins) ?? { sent: 0, received: 0, lows: [], mids: [], highs: [] };
      ofLine.set(begins, step);
      take(step, reading.values);
    }
  }
  const lines = [...steps]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reflector, ofLine]) => ({
      reflector,
      path: paths.get(reflector) ?? 'internet',
      steps: [...ofLine].sort(([a], [b]) => a - b).map(([at, step]) => stepOf(at, step)),
    }));
  return { siteId, from, to, stepMs, lines, trains: trains.sort((a, b) => b.at - a.at).slice(0, TRAINS_MAX) };
}

interface Step {
  sent: number;
  received: number;
  readonly lows: number[];
  readonly mids: number[];
  readonly highs: number[];
}

function take(step: Step, values: Values): void {
  step.sent += amount(values, 'sent') ?? 0;
  step.received += amount(values, 'received') ?? 0;
  for (const [name, into] of [
    ['rttMinMs', step.lows],
    ['rttMedianMs', step.mids],
    ['rttP95Ms', step.highs],
  ] as const) {
    const value = amount(values, name);
    if (value !== undefined) into.push(value);
  }
}

/** Readings of a report hold several looks: their median is a mean of few, so the median of all is taken here. */
function stepOf(at: number, { sent, received, lows, mids, highs }: Step): LineStep {
  const low = quantile(lows.length > 0 ? lows : mids, 0);
  const mid = quantile(mids, 0.5);
  const high = quantile(highs.length > 0 ? highs : mids, 0.95);
  return {
    at,
    ...(low !== undefined && { lowMs: low }),
    ...(mid !== undefined && { midMs: mid }),
    ...(high !== undefined && { highMs: high }),
    lossRatio: sent === 0 ? 0 : Math.max(0, 1 - received / sent),
    packets: sent,
  };
}

function trainOf(at: number, by: number, values: Values): VideoTrain | undefined {
  const fit = FITS.find((each) => each === values['videoFit']);
  if (fit === undefined) return undefined;
  const [rttMs, mos] = [amount(values, 'rttMedianMs'), amount(values, 'mos')];
  const jitters = ['jitterUpMs', 'jitterDownMs']
    .map((name) => amount(values, name))
    .filter((each) => each !== undefined);
  return {
    ...{ at, by, fit, lossRatio: amount(values, 'lossRatio') ?? 0 },
    ...(rttMs !== undefined && { rttMs }),
    ...(jitters.length > 0 && { jitterMs: Math.max(...jitters) }),
    ...(mos !== undefined && { mos }),
  };
}

/** By the nearest rank; undefined of nothing. */
function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function amount(values: Values, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
