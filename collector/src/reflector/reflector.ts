import type { Hash } from '@mach/ports';
import {
  claimedSsid,
  datagramBytes,
  profiles,
  readStampQuestion,
  type Sign,
  type StampQuestion,
  writeStampAnswer,
} from '@mach/probes';
import { LOOK_REPLY_MS, type ReflectorLimits } from './limits.ts';
import { createSeenWindow, type SeenWindow } from './seen-window.ts';
import { keyPeriodAt, sessionKey } from './session-keys.ts';

/** Times of one moment: ms since 1970 by the wall clock, and ms since 1900 by a clock that never steps. */
export interface ReflectorClock {
  wallMs(): number;
  ntpMs(): number;
}

/** Datagrams since the start, by what became of them. */
export interface ReflectorCounts {
  readonly answered: number;
  /** Not signed with the key of the device that it names, or no packet of STAMP at all. */
  readonly unverified: number;
  /** Seen before: doubled by the line, or played again by somebody. */
  readonly repeated: number;
  /** Beyond a device's share of a second. */
  readonly limited: number;
}

/** Answers questions of the province's devices, and nobody else's: a stateful reflector of STAMP in authenticated mode. */
export interface Reflector {
  /** The answer, exactly as long as the question; undefined where there is none to give. `from` tells senders apart. */
  reflect(datagram: Uint8Array, from: string): Uint8Array | undefined;
  counts(): ReflectorCounts;
  /**
   * The devices heard since the last call, as packets call them: whose train came, or whose look at the line found the way back open
   * too. A look whose answers don't come back is one at a line that is dead. Known `HEARS_WITHIN_MS` after the look.
   */
  takeHeard(): readonly number[];
  /** The devices of which a look came since the last call whose answers did not get back. */
  takeDeaf(): readonly number[];
}

/**
 * A look at the line is a single small packet; who hears no answer to it sends more, one after another (`confirm`, two by default). That
 * the third came says that neither the first answer nor the second got back.
 */
const DEAF_FROM_SEQ = 2;
const LOOK_BYTES_MAX = datagramBytes(profiles.watch);
/** Longer than a device waits for an answer before it sends the next, by `LOOK_REPLY_MS`. */
export const HEARS_WITHIN_MS = LOOK_REPLY_MS + 1_000;

/** What is known of one device's packets. */
interface Sender {
  /** When the last packet of a look came that may be its last. */
  lookedAtMs?: number | undefined;
  readonly trains: Map<string, Train>;
  second: number;
  packetsInSecond: number;
}

/** One train: packets of one device from one port. */
interface Train {
  readonly seen: SeenWindow;
  /** By the sender's clock, of the first packet that came. */
  readonly sentMs: number;
  heardAtMs: number;
  answered: number;
  trainReceived: number;
  trainAnswered: number;
}

export function createReflector(
  {
    secret,
    hash,
    clock,
  }: { readonly secret: Uint8Array; readonly hash: Pick<Hash, 'hmacSha256'>; readonly clock: ReflectorClock },
  limits: ReflectorLimits,
): Reflector {
  const senders = new Map<number, Sender>();
  let heard = new Set<number>();
  let deaf = new Set<number>();
  let sweptAtMs = clock.wallMs();
  const counts = { answered: 0, unverified: 0, repeated: 0, limited: 0 };

  /** The signature that this packet was made with; undefined for a stranger's. Keys of a period before are still good. */
  function signatureOf(datagram: Uint8Array, ssid: number, wallMs: number) {
    const now = keyPeriodAt(wallMs);
    for (const period of [now, now - 1]) {
      const key = sessionKey(hash, secret, { ssid, period });
      const sign: Sign = (bytes) => hash.hmacSha256(key, bytes);
      const question = readStampQuestion(datagram, sign);
      if (question !== undefined) return { sign, question };
    }
    return undefined;
  }

  function senderOf(ssid: number): Sender {
    const known = senders.get(ssid) ?? { trains: new Map(), second: 0, packetsInSecond: 0 };
    senders.set(ssid, known);
    return known;
  }

  /** A router may give the port of one train to the next: a first packet that was sent later begins anew. */
  function trainOf({ trains }: Sender, from: string, { seq, sentMs }: StampQuestion): Train {
    const known = trains.get(from);
    if (known !== undefined && (seq !== 0 || sentMs <= known.sentMs)) return known;
    trains.delete(from);
    const [oldest] = trains.keys();
    if (oldest !== undefined && trains.size >= limits.trainsPerDevice) trains.delete(oldest);
    const seen = createSeenWindow(limits.overtakenPacketsMax);
    const train = { seen, sentMs, heardAtMs: 0, answered: 0, trainReceived: 0, trainAnswered: 0 };
    trains.set(from, train);
    return train;
  }

  function isOverShare(sender: Sender, wallMs: number): boolean {
    const second = Math.floor(wallMs / 1_000);
    if (sender.second !== second) Object.assign(sender, { second, packetsInSecond: 0 });
    sender.packetsInSecond += 1;
    return sender.packetsInSecond > limits.packetsPerSecond;
  }

  function noteHeard(ssid: number, sender: Sender, { bytes, seq, countOf }: StampQuestion, wallMs: number): void {
    settleLook(ssid, sender, wallMs);
    const isLook = bytes <= LOOK_BYTES_MAX && countOf === undefined;
    if (!isLook) heard.add(ssid);
    else sender.lookedAtMs = seq < DEAF_FROM_SEQ ? wallMs : undefined;
    if (isLook && seq >= DEAF_FROM_SEQ) deaf.add(ssid);
  }

  /** A look of which no more packets came for long enough was answered. */
  function settleLook(ssid: number, sender: Sender, wallMs: number): void {
    if (sender.lookedAtMs === undefined || Math.abs(wallMs - sender.lookedAtMs) < HEARS_WITHIN_MS) return;
    heard.add(ssid);
    sender.lookedAtMs = undefined;
  }

  function sweep(wallMs: number): void {
    if (Math.abs(wallMs - sweptAtMs) < limits.trainIdleMs) return;
    sweptAtMs = wallMs;
    for (const [ssid, { trains }] of senders) {
      for (const [from, { heardAtMs }] of trains) {
        if (Math.abs(wallMs - heardAtMs) >= limits.trainIdleMs) trains.delete(from);
      }
      if (trains.size === 0) senders.delete(ssid);
    }
  }

  return {
    reflect: (datagram, from) => {
      const receivedMs = clock.ntpMs();
      const wallMs = clock.wallMs();
      sweep(wallMs);
      const ssid = claimedSsid(datagram);
      const signature = ssid === undefined ? undefined : signatureOf(datagram, ssid, wallMs);
      if (ssid === undefined || signature === undefined) {
        counts.unverified += 1;
        return undefined;
      }
      const { sign, question } = signature;
      const sender = senderOf(ssid);
      const train = trainOf(sender, from, question);
      if (!train.seen.take(question.seq)) {
        counts.repeated += 1;
        return undefined;
      }
      train.heardAtMs = wallMs;
      noteHeard(ssid, sender, question, wallMs);
      const isOfTrain = question.countOf === undefined;
      if (isOfTrain) train.trainReceived += 1;
      if (isOverShare(sender, wallMs)) {
        counts.limited += 1;
        return undefined;
      }
      if (isOfTrain) train.trainAnswered += 1;
      counts.answered += 1;
      const counted = { received: train.trainReceived, sent: train.trainAnswered };
      const reflection = { seq: train.answered++, receivedMs, sentMs: clock.ntpMs(), counted };
      return writeStampAnswer(datagram, reflection, sign);
    },
    counts: () => ({ ...counts }),
    takeHeard: () => {
      const wallMs = clock.wallMs();
      for (const [ssid, sender] of senders) settleLook(ssid, sender, wallMs);
      const taken = [...heard];
      heard = new Set();
      return taken;
    },
    takeDeaf: () => {
      const taken = [...deaf];
      deaf = new Set();
      return taken;
    },
  };
}
