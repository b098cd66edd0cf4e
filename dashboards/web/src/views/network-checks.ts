import { type Formats, type Language, type PageMessages, terms } from '@mach/messages';
import type { LatestReading } from '@mach/wire';
import { numberOf } from './readings.ts';

const CHECK_KINDS: readonly string[] = ['ping', 'dns', 'tcp', 'http'];
/** The phases of one HTTP request, in their order. */
export const HTTP_PHASES = ['resolveMs', 'connectMs', 'tlsMs', 'processingMs', 'transferMs'] as const;

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

/** The figures of one check that a person asks for first; why it failed, where it did. */
export function checkFigures(check: LatestReading, words: Words): string {
  const reason = check.ok ? [] : [terms.failure(check.failure ?? '', words.language)];
  return [...reason, ...figuresOf(check, words)].filter((text) => text !== '').join('; ');
}

function figuresOf(check: LatestReading, { messages, format }: Words): readonly string[] {
  const text = messages.device;
  switch (check.kind) {
    case 'ping': {
      const [loss, roundTrip] = [numberOf(check, 'lossRatio'), numberOf(check, 'rttMedianMs')];
      if (loss === undefined) return roundTrip === undefined ? [] : [format.milliseconds(roundTrip)];
      if (roundTrip === undefined) return [text.loss(format.percent(loss))];
      return [text.lossAndRoundTrip(format.percent(loss), format.milliseconds(roundTrip))];
    }
    case 'http':
      return httpFigures(check, { text, format });
    default: {
      const time = numberOf(check, check.kind === 'dns' ? 'lookupMs' : 'connectMs');
      return time === undefined ? [] : [format.milliseconds(time)];
    }
  }
}

function httpFigures(
  check: LatestReading,
  { text, format }: { readonly text: PageMessages['device']; readonly format: Formats },
): readonly string[] {
  const status = numberOf(check, 'status');
  const phases = HTTP_PHASES.flatMap((phase) => numberOf(check, phase) ?? []);
  const expiry = numberOf(check, 'certificateExpiryMs');
  return [
    ...(status === undefined ? [] : [text.httpStatus(String(status))]),
    ...(phases.length === 0 ? [] : [text.inTotal(format.milliseconds(phases.reduce((sum, each) => sum + each, 0)))]),
    ...(expiry === undefined ? [] : [text.certificateUntil(format.date(expiry))]),
  ];
}
