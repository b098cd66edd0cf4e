import { kindLabel, type Language, type PrivacyField, privacyText, valueLabel } from '@mach/messages';
import { kinds } from '@mach/probes';
import { batchShape, enrolmentRequestShape, readingShape, reportShape, secretOfferShape } from '@mach/wire';
import type { CollectorLimits } from '../limits.ts';
import { purposeOfKinds } from './purposes.ts';

const DAY_MS = 86_400_000;

/** Every field that leaves a PC, with why, as Markdown: from the shapes of the wire, the declarations of what is measured, and the limits. */
export function renderPrivacy(
  language: Language,
  { pcReadingsKeptMs, readingsKeptMs }: Pick<CollectorLimits, 'pcReadingsKeptMs' | 'readingsKeptMs'>,
): string {
  const text = privacyText[language];
  const kept = text.keptList(Math.round(pcReadingsKeptMs / DAY_MS), Math.round(readingsKeptMs / DAY_MS));
  return [
    ...[`# ${text.title}`, '', text.generated, ''],
    ...[`## ${text.never}`, '', ...text.neverList.map(item), ''],
    ...[`## ${text.kept}`, '', ...kept.map(item), ''],
    ...[`## ${text.hours}`, '', text.hoursText, ''],
    ...[`## ${text.messages}`, '', row([text.field, text.message, text.why]), row(['---', '---', '---'])],
    ...sentFields().map(({ field, message }) => row([`\`${field}\``, text[message], text.fields[field]])),
    ...['', `## ${text.readings}`, ''],
    ...[...kinds.keys()].flatMap((kind) => kindSection(kind, language)),
  ].join('\n');
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

function kindSection(kind: string, language: Language): readonly string[] {
  const { metrics = [] } = kinds.get(kind) ?? {};
  const purpose = purposeOfKinds.get(kind);
  const text = privacyText[language];
  if (metrics.length === 0) return [];
  return [
    `### ${kindLabel(kind, language)} (\`${kind}\`)`,
    '',
    purpose === undefined ? '' : text.purposes[purpose],
    '',
    row([text.value, text.meaning]),
    row(['---', '---']),
    ...metrics.map(({ value, help }) =>
      row([`\`${value}\``, language === 'en' ? help : valueLabel(kind, value, language)]),
    ),
    '',
  ];
}

const item = (text: string) => `- ${text}`;
const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
