import { type Formats, type Language, type PageMessages, terms, valueText } from '@mach/messages';
import type { LatestReading } from '@mach/wire';
import { numberOf, textOf } from './readings.ts';

const CHECK_KINDS: readonly string[] = ['ping', 'dns', 'tcp', 'http'];
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
    .filter(({ kind }) => CHECK_KINDS.includes(kind))
    .sort((a, b) => Number(a.ok) - Number(b.ok) || CHECK_KINDS.indexOf(a.kind) - CHECK_KINDS.indexOf(b.kind));
}

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
    default: {
      const time = numberOf(check, check.kind === 'dns' ? 'lookupMs' : 'connectMs');
      return time === undefined ? [] : [format.milliseconds(time)];
    }
  }
}

function httpFigures(check: LatestReading, { messages: { device: text }, format, language }: Words): readonly string[] {
  const said = (value: string) => valueText('http', value, textOf(check, value) ?? '', language);
  const status = numberOf(check, 'status');
  const phases = HTTP_PHASES.flatMap((phase) => numberOf(check, phase) ?? []);
  const expiry = numberOf(check, 'certificateExpiryMs');
  return [
    ...(textOf(check, 'page') === undefined ? [] : [said('page')]),
    ...(textOf(check, 'way') === 'proxy' ? [said('way')] : []),
    ...(check.values['replaced'] === true ? [text.certificateReplaced] : []),
    ...(status === undefined ? [] : [text.httpStatus(String(status))]),
    ...(phases.length === 0 ? [] : [text.inTotal(format.milliseconds(phases.reduce((sum, each) => sum + each, 0)))]),
    ...(expiry === undefined ? [] : [text.certificateUntil(format.date(expiry))]),
  ];
}
