import { kindLabel, type Language, type PrivacyField, privacyText, valueLabel } from '@mach/messages';
import { kinds } from '@mach/probes';
import { batchShape, enrolmentRequestShape, readingShape, reportShape, secretOfferShape } from '@mach/wire';
import type { CollectorLimits } from '../limits.ts';
import { type DocumentBlock, type DocumentPart, heading, list, table, text } from './document-part.ts';
import { purposeOfKinds } from './purposes.ts';

const DAY_MS = 86_400_000;

/** Every field that leaves a PC, with why: from the shapes of the wire, the declarations of what is measured, and the limits. */
export function privacyPart(
  language: Language,
  { pcReadingsKeptMs, readingsKeptMs }: Pick<CollectorLimits, 'pcReadingsKeptMs' | 'readingsKeptMs'>,
): DocumentPart {
  const words = privacyText[language];
  const kept = words.keptList(Math.round(pcReadingsKeptMs / DAY_MS), Math.round(readingsKeptMs / DAY_MS));
  const fields = sentFields().map(({ field, message }) => [`\`${field}\``, words[message], words.fields[field]]);
  return {
    title: words.title,
    blocks: [
      heading(words.never),
      list(words.neverList),
      heading(words.kept),
      list(kept),
      heading(words.hours),
      text(words.hoursText),
      heading(words.messages),
      table(words.messages, [words.field, words.message, words.why], fields, [2, 2, 5]),
      heading(words.readings),
      ...[...kinds.keys()].flatMap((kind) => kindBlocks(kind, language)),
    ],
  };
}

/** The names of all fields of the messages that an agent sends, each once a message. */
export function sentFields(): readonly {
  readonly field: PrivacyField;
  readonly message: 'batch' | 'enrolment' | 'renewal';
}[] {
  const names = (...shapes: readonly { readonly required: object; readonly optional: object }[]) => [
    ...new Set(shapes.flatMap(({ required, optional }) => [...Object.keys(required), ...Object.keys(optional)])),
  ];
  return [
    ...names(batchShape, reportShape, readingShape).map((field) => ({ field, message: 'batch' as const })),
    ...names(enrolmentRequestShape).map((field) => ({ field, message: 'enrolment' as const })),
    ...names(secretOfferShape).map((field) => ({ field, message: 'renewal' as const })),
  ] as ReturnType<typeof sentFields>;
}

function kindBlocks(kind: string, language: Language): readonly DocumentBlock[] {
  const { metrics = [] } = kinds.get(kind) ?? {};
  const purpose = purposeOfKinds.get(kind);
  const words = privacyText[language];
  if (metrics.length === 0) return [];
  const name = kindLabel(kind, language);
  const rows = metrics.map(({ value, help }) => [
    `\`${value}\``,
    language === 'en' ? help : valueLabel(kind, value, language),
  ]);
  return [
    { kind: 'heading', text: `${name} (\`${kind}\`)`, isSmall: true },
    ...(purpose === undefined ? [] : [text(words.purposes[purpose])]),
    table(name, [words.value, words.meaning], rows, [2, 5]),
  ];
}
