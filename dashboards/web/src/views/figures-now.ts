import { type Formats, type Language, type PageMessages, valueText } from '@mach/messages';
import type { LatestReading } from '@mach/wire';
import { goodReading, goodReadings, numberOf, textOf } from './readings.ts';

/** One figure of "how it feels now". `share` (0 to 1), where there is one, is drawn as a bar of how much is left. */
export interface FigureNow {
  readonly name: string;
  readonly text: string;
  readonly share?: number;
}

interface Words {
  readonly messages: PageMessages;
  readonly format: Formats;
  readonly language: Language;
}

/** How a device feels, by its last readings. What was not read is left out; nothing is guessed. */
export function figuresNow(readings: readonly LatestReading[], words: Words): readonly FigureNow[] {
  return [
    ...memoryFigure(readings, words),
    ...goodReadings(readings, 'filesystem').flatMap((each) => filesystemFigure(each, words)),
    ...temperatureFigure(readings, words),
    ...goodReadings(readings, 'network').flatMap((each) => linkFigure(each, words)),
    ...spoolFigure(readings, words),
  ];
}

function memoryFigure(readings: readonly LatestReading[], { messages, format }: Words): FigureNow[] {
  const memory = goodReading(readings, 'memory');
  return leftOf(messages.device.memoryAvailable, numberOf(memory, 'availableBytes'), numberOf(memory, 'totalBytes'), {
    write: format.memory,
    ofTotal: messages.device.ofTotal,
  });
}

function filesystemFigure(reading: LatestReading, { messages, format }: Words): FigureNow[] {
  return leftOf(
    messages.device.diskFree(reading.target ?? ''),
    numberOf(reading, 'freeBytes'),
    numberOf(reading, 'totalBytes'),
    { write: format.storage, ofTotal: messages.device.ofTotal },
  );
}

function leftOf(
  name: string,
  left: number | undefined,
  total: number | undefined,
  words: { readonly write: (bytes: number) => string; readonly ofTotal: (left: string, total: string) => string },
): FigureNow[] {
  if (left === undefined || total === undefined || total <= 0) return [];
  return [{ name, text: words.ofTotal(words.write(left), words.write(total)), share: left / total }];
}

/** The hottest place alone: a machine may have a dozen sensors, and the question is whether it is too hot. */
function temperatureFigure(readings: readonly LatestReading[], { messages, language }: Words): FigureNow[] {
  const hottest = goodReadings(readings, 'temperature').reduce<LatestReading | undefined>(
    (most, each) => ((numberOf(each, 'celsius') ?? -Infinity) > (numberOf(most, 'celsius') ?? -Infinity) ? each : most),
    undefined,
  );
  const celsius = numberOf(hottest, 'celsius');
  if (celsius === undefined) return [];
  const name = messages.device.temperature(hottest?.target ?? '').trim();
  return [{ name, text: valueText('temperature', 'celsius', celsius, language) }];
}

/** A port without a cable is everyday life on a PC with Wi-Fi, so it is told, not coloured. */
function linkFigure(reading: LatestReading, { messages, language }: Words): FigureNow[] {
  const up = reading.values['linkUp'];
  if (reading.target === 'lo' || typeof up !== 'boolean') return [];
  const speed = numberOf(reading, 'speedMbps');
  const duplex = textOf(reading, 'duplex');
  const text = up
    ? [
        speed === undefined || speed <= 0 ? messages.device.linkUp : valueText('network', 'speedMbps', speed, language),
        ...(duplex === undefined || duplex === 'unknown'
          ? []
          : [inSentence(valueText('network', 'duplex', duplex, language))]),
      ].join(', ')
    : messages.device.linkDown;
  return [{ name: messages.device.link(reading.target ?? ''), text }];
}

/** Words of a table begin with a capital. */
const inSentence = (word: string): string => `${word.charAt(0).toLowerCase()}${word.slice(1)}`;

function spoolFigure(readings: readonly LatestReading[], { messages, format }: Words): FigureNow[] {
  const waiting = numberOf(goodReading(readings, 'agent'), 'spoolReports');
  return waiting === undefined ? [] : [{ name: messages.device.waitingReports, text: format.integer(waiting) }];
}
