import type { Values } from '@mach/wire';
import { wifiWeak } from '../conditions/wifi-weak.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { ValueReader } from '../facts/reading-index.ts';
import { present } from '../present.ts';
import type { CheckReading, CheckService, Light, SlowSystem } from './check-terms.ts';
import { find, type Judged, notAsked, unknown } from './judged.ts';

/** Ids of the checks by which a press asks each way, as far as the collector named somebody at its end. */
export const WAY_CHECKS = { internet: 'way.internet', 'data-network': 'way.data-network' } as const;

/** A card that is connected by radio; PCs with a cable alone have nothing to judge. */
export function wifiTopic(readings: readonly CheckReading[], facts: DeviceFacts): Judged {
  const [weak] = wifiWeak(facts);
  if (weak !== undefined) return { light: 'warning', finding: 'wifi-weak', values: weak.parameters };
  const [card] = facts.wifi ?? [];
  const read = find(readings, 'wifi');
  if (card === undefined) return read?.ok === false && read.failure !== 'unsupported' ? unknown : notAsked;
  return { light: 'good', values: present<Values>({ signalDbm: card.signalDbm }) };
}

/**
 * A way to whoever stands at its end. A way that is closed is told by the collector's topic, which names all that it can be: a reflector
 * that is silent alone may be switched off, or a firewall keeps its packets.
 */
export function wayTopic(readings: readonly CheckReading[], way: keyof typeof WAY_CHECKS, isReached: boolean): Judged {
  const asked = readings.find(({ kind, id }) => kind === 'stamp' && id === WAY_CHECKS[way]);
  if (asked === undefined) return notAsked;
  if (asked.ok) {
    const rttMedianMs = new ValueReader(asked.values).amount('rttMedianMs');
    return { light: 'good', values: present<Values>({ rttMedianMs }) };
  }
  const isOpenElsewhere = isReached && way === 'data-network' && asked.failure === 'timeout';
  return isOpenElsewhere ? { light: 'warning', finding: 'data-network-silent', values: {} } : unknown;
}

export interface SystemsInput {
  /** What the collector said of systems that are slow in many places. */
  readonly slow: readonly SlowSystem[] | undefined;
  readonly services: readonly CheckService[] | undefined;
  readonly internet: Light;
  /** Whether the collector answered. */
  readonly isReached: boolean;
}

/**
 * The systems that people work with. That one is slow in many places, or silent while the way out answers, is neither this PC nor its
 * line; that all are silent says so only where somebody else on the internet answered.
 */
export function systemsTopic({ slow, services = [], internet, isReached }: SystemsInput): Judged {
  const [first] = slow ?? [];
  if (first !== undefined) {
    const names = (slow ?? []).map(({ name }) => name).join(', ');
    return { light: 'warning', finding: 'slow-for-everybody', values: { names, communes: first.communes } };
  }
  const asked = services.filter(({ ok, failure }) => ok !== undefined && !UNASKED.includes(failure ?? ''));
  const silent = asked.filter(({ ok }) => ok !== true);
  if (services.length === 0) return slow === undefined ? notAsked : { light: 'good', values: {} };
  if (asked.length === 0) return unknown;
  if (silent.length === 0) return { light: 'good', values: { answered: asked.length } };
  const values = { names: silent.map(({ name }) => name).join(', '), silent: silent.length, asked: asked.length };
  const isOpen = internet === 'good' || silent.length < asked.length;
  if (isOpen) return { light: 'warning', finding: 'service-unreachable', values };
  // Without the province too, the topics before this one tell of the line.
  return isReached ? { light: 'warning', finding: 'no-service-reached', values } : unknown;
}

/** Failures of this PC's own: no question went out. */
const UNASKED: readonly string[] = ['denied', 'unsupported', 'bug'];

/** Signing and sign-in fail where it is wrong by minutes. An assumption of 2026-11-26, the same as the collector's own. */
const CLOCK_WRONG_MS = 300_000;

/** This PC's clock against that of the collector, as its answer told it. */
export function clockTopic(readings: readonly CheckReading[]): Judged {
  const behindMs = find(readings, 'http')?.values['clockBehindMs'];
  if (typeof behindMs !== 'number' || !Number.isFinite(behindMs)) return notAsked;
  const minutes = Math.round(Math.abs(behindMs) / 60_000);
  return Math.abs(behindMs) > CLOCK_WRONG_MS
    ? { light: 'warning', finding: 'clock-wrong', values: { minutes, isBehind: behindMs > 0 } }
    : { light: 'good', values: {} };
}
