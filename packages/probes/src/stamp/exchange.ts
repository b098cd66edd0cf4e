import type { DatagramChannel, StampSession } from '@mach/ports';
import { withinEra } from '../ntp-time.ts';
import { COUNT_BYTES, readStampAnswer, type Sign, type StampAnswer, writeStampQuestion } from './packet.ts';
import type { Returned, Train } from './summary.ts';

export interface ExchangePlan {
  readonly packets: number;
  readonly intervalMs: number;
  /** Of a whole datagram. */
  readonly bytes: number;
  readonly replyTimeoutMs: number;
  /** Packets that are sent on top, one after another, when none came back: one lost packet is not a dead line. */
  readonly confirm: number;
}

export interface Exchange extends Train {
  /** How late the latest packet left, by the plan: what this machine added to the path's jitter at most. */
  readonly lateMaxMs: number;
  readonly duplicates: number;
  /** Datagrams from the reflector's place that are no answer to a packet of this train. */
  readonly strangers: number;
}

/** Questions for counts that are tried before the directions of the losses are given up. */
export const COUNT_TRIES = 5;
/** How long each of them waits, at least. */
export const COUNT_WAIT_MS = 300;

/** Sends the train at its pace, takes what comes back, then asks for the reflector's counts if anything is missing. */
export async function exchangeTrain(
  channel: DatagramChannel,
  session: StampSession,
  { plan, sign, ntpAtZeroMs }: { readonly plan: ExchangePlan; readonly sign: Sign; readonly ntpAtZeroMs: number },
  signal: AbortSignal,
): Promise<Exchange> {
  const sentMs: number[] = [];
  const returned = new Map<number, Returned>();
  let duplicates = 0;
  let strangers = 0;
  let lateMaxMs = 0;
  let counted: StampAnswer['counted'];
  const isOver = () => signal.aborted || channel.trouble() !== undefined;

  function send(seq: number, how: { readonly bytes: number; readonly countOf?: number }): void {
    const atMs = channel.nowMs();
    if (how.countOf === undefined) sentMs[seq] = atMs;
    channel.send(writeStampQuestion({ seq, ssid: session.ssid, sentMs: ntpAtZeroMs + atMs, ...how }, sign));
  }

  function takeArrivals(): void {
    for (const { datagram, atMs } of channel.take()) {
      const answer = readStampAnswer(datagram, sign);
      const sentAtMs = answer === undefined ? undefined : sentMs[answer.question.seq];
      if (answer?.counted !== undefined) counted = answer.counted;
      else if (answer === undefined || sentAtMs === undefined) strangers += 1;
      else if (!answersPacketOf(answer, ntpAtZeroMs + sentAtMs)) strangers += 1;
      else if (returned.has(answer.question.seq)) duplicates += 1;
      else returned.set(answer.question.seq, returnedBy(answer, { sentAtMs, arrivedAtMs: atMs, ntpAtZeroMs }));
    }
  }

  /** Until so many of the train are back, the time is over or the place refuses. */
  async function waitFor(count: number, untilMs: number): Promise<void> {
    for (takeArrivals(); returned.size < count && channel.nowMs() < untilMs && !isOver(); takeArrivals()) {
      await channel.wait(untilMs, { orArrival: true });
    }
  }

  // The first signature of a process loads what it needs: it is made for a packet that is never sent.
  readStampAnswer(writeStampQuestion({ seq: 0, ssid: session.ssid, sentMs: 0, bytes: plan.bytes }, sign), sign);
  const startedMs = channel.nowMs();
  for (let seq = 0; seq < plan.packets && !isOver(); seq++) {
    const dueMs = startedMs + seq * plan.intervalMs;
    if (channel.nowMs() < dueMs) await channel.wait(dueMs);
    if (signal.aborted) break;
    lateMaxMs = Math.max(lateMaxMs, channel.nowMs() - dueMs);
    send(seq, { bytes: plan.bytes });
  }
  await waitFor(sentMs.length, channel.nowMs() + plan.replyTimeoutMs);
  for (let extra = 0; extra < plan.confirm && returned.size === 0 && !isOver(); extra++) {
    send(sentMs.length, { bytes: plan.bytes });
    await waitFor(1, channel.nowMs() + plan.replyTimeoutMs);
  }
  const waitMs = Math.max(COUNT_WAIT_MS, 2 * longestRoundTripMs(returned));
  const isMissing = sentMs.length > returned.size && returned.size > 0;
  for (let asked = 0; asked < COUNT_TRIES && isMissing && counted === undefined && !isOver(); asked++) {
    send(sentMs.length + asked, { bytes: COUNT_BYTES, countOf: sentMs.length });
    const untilMs = channel.nowMs() + waitMs;
    for (takeArrivals(); counted === undefined && channel.nowMs() < untilMs && !isOver(); takeArrivals()) {
      await channel.wait(untilMs, { orArrival: true });
    }
  }
  const rest = { duplicates, strangers, lateMaxMs, ...(counted !== undefined && { counted }) };
  return { sent: sentMs.length, returned: [...returned.values()], ...rest };
}

/**
 * Numbers begin anew with each train, under the same key: only the time in it tells an answer from one that was kept from
 * an earlier train, and from the question itself sent back, which has none.
 */
const answersPacketOf = ({ question }: StampAnswer, sentMs: number) =>
  Math.abs(withinEra(question.sentMs - sentMs)) < TIMESTAMP_STEP_MS;
/** Above what 64 bits and a double lose of a time, far below the gap of two packets. */
const TIMESTAMP_STEP_MS = 0.01;

function returnedBy(
  answer: StampAnswer,
  { sentAtMs, arrivedAtMs, ntpAtZeroMs }: { sentAtMs: number; arrivedAtMs: number; ntpAtZeroMs: number },
): Returned {
  return {
    seq: answer.question.seq,
    reflectorSeq: answer.seq,
    sentMs: ntpAtZeroMs + sentAtMs,
    receivedMs: answer.receivedMs,
    reflectedMs: answer.sentMs,
    arrivedMs: ntpAtZeroMs + arrivedAtMs,
  };
}

const longestRoundTripMs = (returned: ReadonlyMap<number, Returned>) =>
  [...returned.values()].reduce((longest, { sentMs, arrivedMs }) => Math.max(longest, arrivedMs - sentMs), 0);
