import { type Formats, type Language, modelName, type PageMessages, systemName, valueText } from '@mach/messages';
import type { DeviceDetail, LatestReading } from '@mach/wire';
import { goodReading, goodReadings, joined, numberOf, textOf } from './readings.ts';

/** One line of "what it is": a name and what is known under it; an empty list reads as not known. */
export interface IdentityLine {
  readonly name: string;
  readonly known: readonly string[];
}

interface Words {
  readonly messages: PageMessages;
  readonly format: Formats;
  readonly language: Language;
}

/** What the inventory says about a device, in the order in which a technician asks. */
export function identityLines(device: DeviceDetail, words: Words): readonly IdentityLine[] {
  const { readings } = device;
  const text = words.messages.device;
  const system = goodReading(readings, 'system');
  const os = goodReading(readings, 'os');
  const agentVersion = device.agentVersion ?? textOf(goodReading(readings, 'agent'), 'version');
  return [
    { name: text.model, known: some(modelName(textOf(system, 'manufacturer'), textOf(system, 'model'))) },
    { name: text.os, known: some(systemName(textOf(os, 'distro'), textOf(os, 'release'), textOf(os, 'edition'))) },
    {
      name: text.processor,
      known: goodReadings(readings, 'processor').flatMap((each) => some(processor(each, words))),
    },
    { name: text.memory, known: memory(readings, words) },
    { name: text.disks, known: goodReadings(readings, 'disk').map((each) => disk(each, words)) },
    { name: text.networkCards, known: networkCards(readings, words) },
    { name: text.firmwareDate, known: some(dayFirst(textOf(system, 'firmwareDate'))) },
    { name: text.agentVersion, known: some(agentVersion) },
    { name: text.enrolledAt, known: [words.format.date(device.enrolledAt)] },
  ];
}

function processor(reading: LatestReading, { messages, format }: Words): string | undefined {
  const [cores, threads] = [numberOf(reading, 'cores'), numberOf(reading, 'threads')];
  const size =
    cores === undefined || threads === undefined
      ? undefined
      : `(${messages.device.coresThreads(format.integer(cores), format.integer(threads))})`;
  return joined(textOf(reading, 'model'), size);
}

function memory(readings: readonly LatestReading[], { messages, format }: Words): string[] {
  const slots = goodReadings(readings, 'memory-module');
  const filled = slots.filter((slot) => (numberOf(slot, 'sizeBytes') ?? 0) > 0);
  if (filled.length === 0) {
    const total = numberOf(goodReading(readings, 'memory'), 'totalBytes');
    return total === undefined ? [] : [format.memory(total)];
  }
  const modules = filled.map((slot) => joined(format.memory(numberOf(slot, 'sizeBytes') ?? 0), textOf(slot, 'type')));
  const empty = slots.length - filled.length;
  return [
    modules.join(' + '),
    empty === 0 ? messages.device.memoryNoEmptySlots : messages.device.memoryEmptySlots(empty),
  ];
}

function disk(reading: LatestReading, { messages, format, language }: Words): string {
  const size = numberOf(reading, 'sizeBytes');
  const kind = textOf(reading, 'diskKind');
  const isKnown = kind !== undefined && kind !== 'unknown';
  const words = [
    isKnown ? valueText('disk', 'diskKind', kind, language) : undefined,
    size === undefined ? undefined : format.storage(size),
    textOf(reading, 'model'),
    reading.target === undefined ? undefined : `(${reading.target})`,
    isKnown ? undefined : `– ${messages.device.diskKindUnknown}`,
  ];
  return joined(...words) ?? '';
}

function networkCards(readings: readonly LatestReading[], { format, language }: Words): string[] {
  return goodReadings(readings, 'network-card')
    .filter((card) => card.values['virtual'] !== true)
    .map((card) => {
      const speed = numberOf(card, 'speedMbps');
      const kind = textOf(card, 'cardKind');
      return (
        joined(
          kind === undefined ? undefined : valueText('network-card', 'cardKind', kind, language),
          speed === undefined || speed <= 0 ? undefined : `${format.integer(speed)} Mb/s`,
          card.target === undefined ? undefined : `(${card.target})`,
        ) ?? ''
      );
    });
}

/** 2019-07-04 → 04/07/2019. Whatever has another form is shown as it came. */
function dayFirst(date: string | undefined): string | undefined {
  return date?.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}

const some = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
