import type { Values } from '@mach/wire';
import { percentile } from '../statistics.ts';
import { meanOpinionScore, transmissionRating } from './e-model.ts';
import { delaysOf, lossByDirection, lossRuns, roundTripsOf, type Train } from './summary.ts';

/** Fewer packets say nothing about a conversation: a second of speech. */
const PACKETS_MIN = 50;

/** A packet of speech is spoken for this long before it is sent (G.711 in packets of 20 ms). */
const PACKETISATION_MS = 20;
/** A player waits for a late packet at least this long, and as long as 95 of 100 need; later ones are lost to the ear. */
const BUFFER_MIN_MS = 20;
const BUFFER_SHARE = 0.95;

type Direction = keyof typeof delaysOf;

/**
 * How a conversation would sound (E-model, the worse of both directions) and, apart from it, whether moving pictures would
 * pass. Empty for a train that is too short to tell.
 */
export function qualityOf(train: Train): Values {
  const lost = lossByDirection(train);
  if (train.sent < PACKETS_MIN || train.returned.length < 2 || lost === undefined) return {};
  const rating = Math.min(...(['up', 'down'] as const).map((direction) => ratingOf(train, direction, lost)));
  return { rFactor: rating, mos: meanOpinionScore(rating), videoFit: videoFit(train, lost) };
}

function ratingOf(train: Train, direction: Direction, lost: Readonly<Record<Direction, number>>): number {
  const { sent, returned } = train;
  const delays = delaysOf[direction](returned);
  const shortest = delays.reduce((least, delay) => Math.min(least, delay), Number.POSITIVE_INFINITY);
  const variations = delays.map((delay) => delay - shortest).sort((a, b) => a - b);
  const bufferMs = Math.max(BUFFER_MIN_MS, percentile(variations, BUFFER_SHARE));
  const lateRatio = variations.filter((variation) => variation > bufferMs).length / variations.length;
  const offered = direction === 'up' ? sent : sent - lost.up;
  const lossRatio = offered === 0 ? 1 : lost[direction] / offered;
  // Half the shortest round trip stands for the way there: without clocks in step nothing better can be known.
  const oneWayMs = (roundTripsOf(returned)[0] as number) / 2 + PACKETISATION_MS + bufferMs;
  const { burstRatio } = lossRuns(train);
  return transmissionRating({ oneWayMs, lossRatio: lossRatio + (1 - lossRatio) * lateRatio, burstRatio });
}

/**
 * Hard limits for pictures. Good: what Microsoft asks of Teams' clients (loss below 1 %, jitter below 30 ms, round trip
 * below 100 ms). Fair: up to what Polycom calls a major loss (5 %), 50 ms and 200 ms. The score above is for speech alone.
 */
function videoFit({ sent, returned }: Train, lost: Readonly<Record<Direction, number>>): 'good' | 'fair' | 'poor' {
  const roundTripMs = percentile(roundTripsOf(returned), 0.5);
  const jitterMs = Math.max(...(['up', 'down'] as const).map((direction) => spread(delaysOf[direction](returned))));
  const lossRatio = Math.max(lost.up / sent, lost.down / Math.max(1, sent - lost.up));
  if (lossRatio < 0.01 && jitterMs < 30 && roundTripMs < 100) return 'good';
  return lossRatio <= 0.05 && jitterMs <= 50 && roundTripMs <= 200 ? 'fair' : 'poor';
}

/** How much later than the earliest 95 of 100 packets come. */
function spread(delays: readonly number[]): number {
  const sorted = delays.toSorted((a, b) => a - b);
  return percentile(sorted, 0.95) - (sorted[0] as number);
}
