import type { Values } from '@mach/wire';
import { withinEra } from '../ntp-time.ts';
import { meanChange, median, percentile } from '../statistics.ts';

/** One packet's way, as far as it came. Times of the sender by its own clock, those of the reflector by its. */
export interface Returned {
  readonly seq: number;
  readonly reflectorSeq: number;
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly reflectedMs: number;
  readonly arrivedMs: number;
}

export interface Train {
  /** Packets sent, numbered from 0. */
  readonly sent: number;
  /** First answers, in the order of their arrival. */
  readonly returned: readonly Returned[];
  /** What the reflector says it got and answered of the train, where it could still be asked. */
  readonly counted?: { readonly received: number; readonly sent: number };
}

/** How long runs of lost packets are, over how long they would be if the same loss came by chance (G.107, 7.4). */
export interface LossRuns {
  readonly longest: number;
  readonly burstRatio: number;
}

/** Delays of one direction. They hold an unknown difference of clocks, so only their changes mean anything. */
const upDelays = (returned: readonly Returned[]) =>
  bySeq(returned).map(({ receivedMs, sentMs }) => withinEra(receivedMs - sentMs));
const downDelays = (returned: readonly Returned[]) =>
  bySeq(returned).map(({ arrivedMs, reflectedMs }) => withinEra(arrivedMs - reflectedMs));

export const delaysOf = { up: upDelays, down: downDelays } as const;

/** Round trips without the time that the reflector took, ascending (RFC 8762, 4.3). */
export const roundTripsOf = (returned: readonly Returned[]): readonly number[] =>
  returned
    .map(({ sentMs, receivedMs, reflectedMs, arrivedMs }) =>
      Math.max(0, withinEra(arrivedMs - sentMs) - withinEra(reflectedMs - receivedMs)),
    )
    .sort((a, b) => a - b);

/** Packets lost on each way: exact where all came back or the reflector told its counts, else not known. */
export function lossByDirection({ sent, returned, counted }: Train): { up: number; down: number } | undefined {
  if (returned.length === sent) return { up: 0, down: 0 };
  if (counted === undefined) return undefined;
  return { up: Math.max(0, sent - counted.received), down: Math.max(0, counted.sent - returned.length) };
}

/** Figures of a train, whatever it imitates. */
export function summarise(train: Train): Values {
  const { sent, returned } = train;
  const lost = lossByDirection(train);
  const counted = {
    sent,
    received: returned.length,
    ...(sent > 0 && { lossRatio: Math.max(0, 1 - returned.length / sent) }),
    ...(lost !== undefined && {
      lostUp: lost.up,
      lostDown: lost.down,
      lossUpRatio: lost.up / sent,
      lossDownRatio: lost.down / Math.max(1, sent - lost.up),
    }),
  };
  if (returned.length === 0) return counted;
  const roundTrips = roundTripsOf(returned);
  return {
    ...counted,
    rttMinMs: roundTrips[0] as number,
    rttMedianMs: median(roundTrips),
    rttP95Ms: percentile(roundTrips, 0.95),
    ...(returned.length > 1 && {
      jitterUpMs: meanChange(upDelays(returned)),
      jitterDownMs: meanChange(downDelays(returned)),
      longestLossRun: lossRuns(train).longest,
      reorderedUp: reordered(returned.toSorted((a, b) => a.reflectorSeq - b.reflectorSeq).map(({ seq }) => seq)),
      reorderedDown: reordered(returned.map(({ reflectorSeq }) => reflectorSeq)),
    }),
  };
}

export function lossRuns({ sent, returned }: Pick<Train, 'sent' | 'returned'>): LossRuns {
  const came = new Set(returned.map(({ seq }) => seq));
  const runs: number[] = [];
  let run = 0;
  for (let seq = 0; seq <= sent; seq++) {
    if (seq < sent && !came.has(seq)) run += 1;
    else if (run > 0) {
      runs.push(run);
      run = 0;
    }
  }
  if (runs.length === 0) return { longest: 0, burstRatio: 1 };
  const lost = runs.reduce((sum, each) => sum + each, 0);
  const meanRun = lost / runs.length;
  return { longest: Math.max(...runs), burstRatio: Math.max(1, meanRun * (1 - lost / sent)) };
}

/** Packets that come after one with a higher number (RFC 4737, 3.3). */
function reordered(numbers: readonly number[]): number {
  let highest = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const number of numbers) {
    if (number < highest) count += 1;
    else highest = number;
  }
  return count;
}

const bySeq = (returned: readonly Returned[]) => returned.toSorted((a, b) => a.seq - b.seq);
