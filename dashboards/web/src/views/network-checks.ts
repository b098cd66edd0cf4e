import {
  asksTheNetwork,
  type Formats,
  kindOrder,
  type Language,
  type PageMessages,
  terms,
  valueLabel,
  valueText,
} from '@mach/messages';
import type { LatestReading, PEER_CHECK } from '@mach/wire';
import { numberOf, textOf } from './readings.ts';

/** What a person asks for first, of the kinds that need no words of their own. A single one stands without its name. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  path: ['hops', 'firstOutside'],
  throughput: ['downBitsPerS', 'upBitsPerS'],
  dns: ['lookupMs'],
  'dns-compare': ['agree', 'deviating'],
  tcp: ['connectMs'],
  tls: ['tlsMs', 'certificateExpiryMs'],
  captive: ['captive', 'portalHost'],
  ntp: ['offsetMs', 'delayMs'],
  stamp: ['lossUpRatio', 'lossDownRatio', 'rttMedianMs', 'mos', 'videoFit'],
  stun: ['roundTripMs'],
  sip: ['status', 'answerMs'],
  h323: ['connectMs'],
  rtsp: ['status', 'answerMs'],
  smtp: ['greetingMs', 'certificateExpiryMs'],
  imap: ['greetingMs', 'certificateExpiryMs'],
  ocsp: ['certificateStatus', 'processingMs'],
  tsa: ['offsetMs', 'processingMs'],
  ipp: ['stateReasons', 'queuedJobs', 'markerLowestRatio'],
  port: ['connectMs'],
  snmp: ['deviceKind', 'model', 'uptimeMs', 'incomplete'],
  neighbours: ['found', 'hidden'],
};
/** The phases of one HTTP request, in their order. */
export const HTTP_PHASES = ['resolveMs', 'connectMs', 'tunnelMs', 'tlsMs', 'processingMs', 'transferMs'] as const;

interface Words {
  readonly messages: PageMessages;
  readonly format: Formats;
  readonly language: Language;
}

/** The readings that asked the network something, those that failed first. */
export function networkChecks(readings: readonly LatestReading[]): readonly LatestReading[] {
  return readings
    .filter(({ kind }) => asksTheNetwork(kind))
    .sort((a, b) => Number(isGood(a)) - Number(isGood(b)) || kindOrder(a.kind) - kindOrder(b.kind));
}

const PEER: typeof PEER_CHECK = 'lan.peer';

/** A ping between two PCs of a site that nobody answered is no failed check: the other may be off, or its firewall answers none. */
export const isInconclusive = ({ id, ok }: LatestReading): boolean => !ok && id === PEER;

const isGood = (check: LatestReading) => check.ok || isInconclusive(check);

/** Whether something is said of a service, so that the page must say how far such a reading goes. */
export const asksForPages = (checks: readonly LatestReading[]) => checks.some(({ kind }) => kind === 'http');

/** The figures of one check that a person asks for first; why it failed, where it did. */
export function checkFigures(check: LatestReading, words: Words): string {
  const reason = check.ok ? [] : [terms.failure(check.failure ?? '', words.language)];
  return [...reason, ...figuresOf(check, words)].filter((text) => text !== '').join('; ');
}

function figuresOf(check: LatestReading, { messages, format, language }: Words): readonly string[] {
  const text = messages.device;
  switch (check.kind) {
    case 'ping': {
      const [loss, roundTrip] = [numberOf(check, 'lossRatio'), numberOf(check, 'rttMedianMs')];
      if (loss === undefined) return roundTrip === undefined ? [] : [format.milliseconds(roundTrip)];
      if (roundTrip === undefined) return [text.loss(format.percent(loss))];
      return [text.lossAndRoundTrip(format.percent(loss), format.milliseconds(roundTrip))];
    }
    case 'http':
      return httpFigures(check, { messages, format, language });
    default:
      return namedFigures(check, language);
  }
}

function namedFigures({ kind, values }: LatestReading, language: Language): readonly string[] {
  const names = FIGURES[kind] ?? [];
  return names.flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    const text = valueText(kind, name, value, language);
    return [names.length === 1 ? text : `${valueLabel(kind, name, language)}: ${text}`];
  });
}

function httpFigures(check: LatestReading, { messages: { device: text }, format, language }: Words): readonly string[] {
  const labelled = (value: string) =>
    `${valueLabel('http', value, language)}: ${valueText('http', value, numberOf(check, value) ?? 0, language)}`;
  const said = (value: string) => valueText('http', value, textOf(check, value) ?? '', language);
  const status = numberOf(check, 'status');
  const phases = HTTP_PHASES.flatMap((phase) => numberOf(check, phase) ?? []);
  const expiry = numberOf(check, 'certificateExpiryMs');
  return [
    ...(textOf(check, 'page') === undefined ? [] : [said('page')]),
    ...(textOf(check, 'way') === 'proxy' ? [said('way')] : []),
    ...(check.values['replaced'] === true ? [text.certificateReplaced] : []),
    ...(status === undefined ? [] : [text.httpStatus(String(status))]),
    ...(numberOf(check, 'unchangedMs') === undefined ? [] : [labelled('unchangedMs')]),
    ...(phases.length === 0 ? [] : [text.inTotal(format.milliseconds(phases.reduce((sum, each) => sum + each, 0)))]),
    ...(expiry === undefined ? [] : [text.certificateUntil(format.date(expiry))]),
  ];
}
