import { type Language, fieldNames as names, recordText } from '@mach/messages';
import {
  body,
  heading,
  letterhead,
  line,
  listed,
  officialFields,
  section,
  signers,
  tag,
  titled,
  whereSaid,
} from './official-form.ts';
import type { PaperForm } from './paper-writer.ts';
import type { Block, Paragraph } from './word/document.ts';

const text = <Name extends string>(name: Name) => ({ name });

/** What the technical record of a device offers to its template. Without the device and its state it records nothing. */
export const recordFields = {
  ...officialFields,
  year: text(names.year),
  madeOn: text(names.madeOn),
  site: text(names.site),
  device: text(names.device),
  facts: { name: names.facts, isRequired: true, rows: { name: text(names.factName), value: text(names.factValue) } },
  conditions: {
    name: names.conditions,
    isRequired: true,
    rows: {
      place: text(names.place),
      component: text(names.component),
      level: text(names.level),
      finding: text(names.finding),
      advice: text(names.advice),
    },
  },
  conditionCount: text(names.conditionCount),
  noConditions: text(names.noConditions),
  lost: text(names.lost),
  losses: { name: names.losses, rows: { reason: text(names.reasons), minutes: text(names.gained) } },
  lossCount: text(names.lossCount),
  unknown: text(names.unknown),
  priceBasis: text(names.priceBasis),
  options: {
    name: names.options,
    rows: { what: text(names.what), amount: text(names.amount), gained: text(names.gained), note: text(names.reasons) },
  },
  optionCount: text(names.optionCount),
  noOptions: text(names.noOptions),
  excluded: text(names.excluded),
} as const;

/** Biên bản kiểm tra tình trạng kỹ thuật: what was measured, and room for what those who sign say of it. */
export function recordForm(lang: Language): PaperForm<typeof recordFields> {
  const said = recordText(lang);
  const { conditionColumns, lossColumns, optionColumns, factColumns } = said;
  const blocks: readonly Block[] = [
    ...letterhead(lang),
    ...titled(said.kind, said.subject),
    body(said.opening),
    ...said.present.map((text): Paragraph => ({ ...body(text), align: 'left' })),
    body(said.together),
    heading(said.what),
    listed(names.facts, [
      { head: factColumns.name, cell: tag(names.factName), widthMm: 50 },
      { head: factColumns.value, cell: tag(names.factValue), widthMm: 115 },
    ]),
    heading(said.conditions),
    ...whereSome(
      names.conditionCount,
      listed(names.conditions, [
        { head: conditionColumns.place, cell: tag(names.place), widthMm: 12, align: 'centre' },
        { head: conditionColumns.component, cell: tag(names.component), widthMm: 28 },
        { head: conditionColumns.level, cell: tag(names.level), widthMm: 22, align: 'centre' },
        { head: conditionColumns.finding, cell: tag(names.finding), widthMm: 55 },
        { head: conditionColumns.advice, cell: tag(names.advice), widthMm: 48 },
      ]),
    ),
    ...whereSaid(names.noConditions),
    heading(said.losses),
    body(tag(names.lost)),
    ...whereSome(
      names.lossCount,
      listed(names.losses, [
        { head: lossColumns.reason, cell: tag(names.reasons), widthMm: 130 },
        { head: lossColumns.minutes, cell: tag(names.gained), widthMm: 35, align: 'right' },
      ]),
    ),
    ...whereSaid(names.unknown),
    heading(said.options),
    ...whereSome(
      names.optionCount,
      listed(names.options, [
        { head: optionColumns.measure, cell: tag(names.what), widthMm: 50 },
        { head: optionColumns.price, cell: tag(names.amount), widthMm: 32, align: 'right' },
        { head: optionColumns.minutes, cell: tag(names.gained), widthMm: 28, align: 'right' },
        { head: optionColumns.note, cell: tag(names.reasons), widthMm: 55 },
      ]),
    ),
    ...whereSaid(names.priceBasis),
    ...whereSaid(names.noOptions),
    ...whereSaid(names.excluded),
    heading(said.opinion),
    ...Array.from({ length: 3 }, () => line([{ text: said.dots }], { before: 6 })),
    body(said.closing),
    // Whoever is named at the top signs at the end.
    ...signers([said.signers.users, said.signers.checker], said.signHint),
    ...signers([said.signers.accounts, said.signers.head], said.signHint),
  ];
  const form = { title: said.subject, language: lang === 'vi' ? 'vi-VN' : 'en-GB', sections: [{ blocks }] } as const;
  return { name: 'bien-ban', fields: recordFields, form };
}

/** A table that is there only where it has rows: of a list a section would be repeated, so it goes by their count. */
const whereSome = (count: string, table: Block): readonly Block[] => [section(count, '#'), table, section(count, '/')];
