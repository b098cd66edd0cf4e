import type { Clock, Http, Log } from '@mach/ports';
import type { BatchAnswer, Coding } from '@mach/wire';
import { type PackedBatch, packBatch } from './batch.ts';
import type { AgentLimits } from './limits.ts';
import type { AgentSettings } from './settings.ts';
import type { Spool } from './spool/spool.ts';
import type { Store } from './store.ts';
import { type Judgement, judgeAnswer } from './uplink-answer.ts';

/** Counters since the agent began. */
export interface Traffic {
  sentBytes: number;
  /** Of these, reports that were late, and what was sent again. */
  lateBytes: number;
  requests: number;
  failedRequests: number;
}

export interface DeliveryPorts {
  readonly clock: Clock;
  /** In this device's name. */
  readonly http: Http;
  readonly log: Log;
  readonly store: Store;
}

/** What became of one request. `nothing`: no report waits. `undecided`: the collector said nothing of what was sent. */
export type Delivery =
  | { readonly type: 'nothing' }
  | { readonly type: 'unreachable'; readonly why: string }
  | { readonly type: 'undecided'; readonly why: string }
  | { readonly type: 'delivered'; readonly answer: BatchAnswer; readonly remaining: number }
  | Exclude<Judgement, { readonly type: 'decided' }>;

export interface Deliverer {
  /**
   * Sends one batch of a spool. What was made since the last success goes before what is late, so that a backlog never
   * holds up live data. `isLast`: the agent ends, and says so.
   */
  deliver(spool: Spool, sendEveryS: number, signal: AbortSignal, isLast?: boolean): Promise<Delivery>;
}

/** `spoken` is what the collector unpacks best, by its last word. */
export function createDeliverer(
  settings: AgentSettings,
  ports: DeliveryPorts,
  limits: AgentLimits,
  { traffic, spoken }: { readonly traffic: Traffic; readonly spoken: () => Coding },
): Deliverer {
  /** By epoch: the last number that was delivered as live data. */
  const liveUpTo = new Map<string, number>();
  const unreadableTries = new Map<string, number>();
  let hasFailed = false;
  /** After an answer that could mean the coding: the next request is packed as everybody can unpack it. */
  let isDoubted = false;
  let countMax = limits.reportsPerBatch;
  /** Whether it was requests that took too long that made it smaller, and not what was in them. */
  let isByTime = false;
  let unpackedBytesMax = limits.batchUnpackedBytesMax;

  function pack(spool: Spool, sendEveryS: number, isLast: boolean) {
    const isLive = spool.facts().lastSeq > (liveUpTo.get(spool.epoch) ?? 0);
    for (;;) {
      const from = isLive ? 'newest' : 'oldest';
      const reports = spool.waiting({ from, count: countMax, unpackedBytes: unpackedBytesMax });
      if (reports.length === 0) return undefined;
      const packed = packBatch(settings, ports.clock, {
        epoch: spool.epoch,
        sendEveryS,
        coding: isDoubted ? 'gzip' : spoken(),
        reports,
        ...(isLast ? { farewell: true } : {}),
      });
      if (packed.body.length <= limits.batchBytesMax || reports.length === 1) return packed;
      unpackedBytesMax = Math.max(1, Math.floor(unpackedBytesMax / 2));
    }
  }

  /** After a failure all is sent again; otherwise what is older than the last live batch, by its share of the reports. */
  function lateBytes(epoch: string, { body, seqs }: PackedBatch): number {
    const liveFrom = liveUpTo.get(epoch) ?? 0;
    const late = hasFailed ? seqs.length : seqs.filter((seq) => seq <= liveFrom).length;
    return Math.round((body.length * late) / seqs.length);
  }

  /** Halves what is sent at once; a single report that can't be read is given up after some tries. */
  function shrink(spool: Spool, seqs: readonly number[], unreadable: Extract<Judgement, { type: 'unreadable' }>): void {
    const [only] = seqs;
    if (seqs.length > 1 || only === undefined) {
      countMax = Math.max(1, Math.floor(seqs.length / 2));
      isByTime = false;
      return;
    }
    if (!unreadable.isOurs) return;
    const key = `${spool.epoch} ${only}`;
    const tries = (unreadableTries.get(key) ?? 0) + 1;
    unreadableTries.set(key, tries);
    if (tries < limits.unreadableTriesMax) return;
    unreadableTries.clear();
    spool.giveUp(only, 'unreadable', unreadable.why);
    ports.log.warn('a report that the collector cannot read was given up', { seq: only, why: unreadable.why });
  }

  /**
   * Twice as many the next time. Where time made it smaller, as many as fit into half the time of a request by how long these took, if that is
   * more, and no more than that where these took longer: a dead line times out like a thin one, and after an outage nobody should begin
   * with one report a request.
   */
  function grow(count: number, tookMs: number): void {
    const fit = Math.floor((count * limits.requestTimeoutMs) / 2 / Math.max(1, tookMs));
    const isSlow = tookMs * 2 >= limits.requestTimeoutMs;
    const next = !isByTime ? countMax * 2 : isSlow ? fit : Math.max(countMax * 2, fit);
    countMax = Math.min(limits.reportsPerBatch, Math.max(1, next));
  }

  function settle(spool: Spool, seqs: readonly number[], answer: BatchAnswer, tookMs: number): Delivery {
    const refused = answer.refused.filter(({ seq }) => seqs.includes(seq));
    for (const { seq, reason } of refused) spool.giveUp(seq, 'refused', reason);
    const { acknowledged: ranges, contradicted = [] } = answer;
    const acknowledged = spool.acknowledge({ ranges, sent: seqs, contradicted });
    if (!acknowledged.ok) {
      // The collector has them; they are sent again later, and acknowledged again.
      return { type: 'undecided', why: `the spool could not keep the acknowledgement: ${acknowledged.detail}` };
    }
    const { delivered, rewound, renumbered } = acknowledged;
    if (rewound > 0) ports.log.warn('the collector lost reports that it had: sending again', { rewound });
    if (renumbered > 0) {
      ports.log.warn('the collector knows these numbers from before: this spool was restored from a copy', {
        renumbered,
      });
    }
    const last = seqs.at(-1) ?? 0;
    if (delivered + renumbered + refused.length === 0) {
      return { type: 'undecided', why: 'the answer decides none of the reports that were sent' };
    }
    liveUpTo.set(spool.epoch, Math.max(liveUpTo.get(spool.epoch) ?? 0, last));
    grow(seqs.length, tookMs);
    unpackedBytesMax = limits.batchUnpackedBytesMax;
    unreadableTries.clear();
    return { type: 'delivered', answer, remaining: spool.facts().queueDepth };
  }

  return {
    deliver: async (spool, sendEveryS, signal, isLast = false) => {
      const packed = pack(spool, sendEveryS, isLast);
      if (packed === undefined) return { type: 'nothing' };
      const { batch, body, seqs } = packed;
      traffic.requests += 1;
      traffic.sentBytes += body.length;
      traffic.lateBytes += lateBytes(spool.epoch, packed);
      const beganMs = ports.clock.uptimeMs();
      const exchange = await ports.http.exchange(
        collectorRequest(settings, limits, { method: 'POST', path: '/api/v1/reports', body, coding: packed.coding }),
        signal,
      );
      const judged: Delivery | Judgement = exchange.ok
        ? judgeAnswer(exchange.value)
        : { type: 'unreachable', why: `${exchange.failure}: ${exchange.detail}` };
      const tookMs = ports.clock.uptimeMs() - beganMs;
      const result = judged.type === 'decided' ? settle(spool, seqs, judged.answer, tookMs) : judged;
      ports.store.write(
        'last-sent',
        JSON.stringify({ url: settings.identity.collectorUrl, result: result.type, bodyBytes: body.length, batch }),
      );
      const mayBeCoding = (result.type === 'unreadable' || result.type === 'other-coding') && packed.coding !== 'gzip';
      if (result.type === 'unreadable' && !mayBeCoding) shrink(spool, seqs, result);
      // A thin line that loses much carries less in the time of a request: half of it may get through.
      if (!exchange.ok && exchange.failure === 'timeout') {
        countMax = Math.max(1, Math.floor(seqs.length / 2));
        isByTime = true;
      }
      // Each batch tries the small coding anew: a collector of before is known by its configuration.
      isDoubted = mayBeCoding;
      hasFailed = result.type !== 'delivered';
      if (hasFailed) traffic.failedRequests += 1;
      return result;
    },
  };
}

/** A request to the collector, which `asDevice` gives the device's name and secret. */
export function collectorRequest(
  { identity }: Pick<AgentSettings, 'identity'>,
  limits: Pick<AgentLimits, 'requestTimeoutMs' | 'answerBytesMax'>,
  what: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly body?: Uint8Array;
    readonly coding?: Coding;
    readonly ifNoneMatch?: string;
  },
) {
  return {
    method: what.method,
    url: identity.collectorUrl + what.path,
    headers: {
      ...(what.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(what.coding === undefined ? {} : { 'content-encoding': what.coding }),
      ...(what.ifNoneMatch === undefined ? {} : { 'if-none-match': what.ifNoneMatch }),
    },
    ...(what.body === undefined ? {} : { body: what.body }),
    timeoutMs: limits.requestTimeoutMs,
    bodyBytesMax: limits.answerBytesMax,
    keepAlive: true,
    trustedOnly: true,
    ...(identity.pin === undefined ? {} : { pin: identity.pin }),
  } as const;
}
