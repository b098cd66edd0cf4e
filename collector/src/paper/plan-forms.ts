import { type Language, fieldNames as names, officialText, planPaperText } from '@mach/messages';
import {
  body,
  type Column,
  heading,
  letterhead,
  line,
  listed,
  repeated,
  signed,
  tag,
  titled,
  whereSaid,
} from './official-form.ts';
import type { PaperForm } from './paper-writer.ts';
import { planFields } from './plan-fields.ts';
import type { Block, Paragraph, Section } from './word/document.ts';

/** Tờ trình: the plan is submitted to whoever decides on it. */
export function submissionForm(lang: Language): PaperForm<typeof planFields> {
  const said = planPaperText(lang);
  const blocks: readonly Block[] = [
    ...letterhead(lang),
    ...titled(said.submission, said.submissionSubject),
    to(tag(names.submitTo), lang),
    ...said.legal.map((text) => body({ text, italic: true })),
    body(said.opening),
    heading(said.need),
    ...said.needs.map((text) => body(text)),
    heading(said.content),
    heading(said.what),
    currency(lang),
    measureTable(lang),
    body(said.inWords),
    heading(said.byCommune),
    currency(lang),
    communeTable(lang),
    heading(said.funds),
    body(tag(names.budget)),
    body(tag(names.spent)),
    heading(said.prices),
    body(tag(names.priceBasis)),
    heading(said.effect),
    ...said.effects.map((text) => body(text)),
    ...sentences(names.tenthMore),
    heading(said.rise),
    ...sentences(names.priceRise),
    heading(said.notChosen),
    ...notChosen(lang),
    heading(said.assumptions),
    ...sentences(names.assumptions),
    body(said.closing),
    ...signed(lang),
  ];
  return formOf('to-trinh', said.submissionSubject, blocks, lang);
}

/** Công văn: the communes are asked to check the list before it is submitted. */
export function letterForm(lang: Language): PaperForm<typeof planFields> {
  const said = planPaperText(lang);
  const blocks: readonly Block[] = [
    ...letterhead(lang, said.letterSubject),
    to(tag(names.communesTo), lang),
    body(said.letterOpening),
    body(said.letterAsks),
    ...said.asks.map((text) => body(text)),
    body(said.letterBasis),
    body(`- ${tag(names.coverage)}`),
    body(`- ${tag(names.priceBasis)}`),
    ...sentences(names.assumptions),
    ...sentences(names.priceRise),
    body(said.letterNotChosen),
    ...notChosen(lang),
    body(said.letterClosing),
    ...signed(lang),
  ];
  return formOf('cong-van', said.letterSubject, blocks, lang);
}

function formOf(name: string, title: string, blocks: readonly Block[], lang: Language): PaperForm<typeof planFields> {
  const sections = [{ blocks }, ...annexes(lang)];
  return {
    name,
    fields: planFields,
    form: { title, language: lang === 'vi' ? 'vi-VN' : 'en-GB', sections },
  };
}

const to = (whom: string, lang: Language): Paragraph =>
  line([{ text: `${officialText(lang).to}${whom}` }], { before: 3, after: 6 });

const currency = (lang: Language): Paragraph => ({
  ...line([{ text: officialText(lang).currency, italic: true, points: 12 }], { after: 2, keepsNext: true }),
  align: 'right',
});

/** One paragraph for each sentence of a list, with a dash before it. */
const sentences = (name: string): readonly Block[] => repeated(name, body(`- ${tag(names.sentence)}`));

const notChosen = (lang: Language): readonly Block[] => {
  const said = planPaperText(lang);
  return [...repeated(names.notChosen, body(said.notChosenRow)), body(said.notChosenList)];
};

function measureTable(lang: Language) {
  const { columns } = planPaperText(lang);
  const list: readonly Column[] = [
    { head: columns.place, cell: tag(names.place), widthMm: 11, align: 'centre' },
    { head: columns.what, cell: tag(names.what), widthMm: 38, total: columns.total },
    { head: columns.unit, cell: tag(names.unit), widthMm: 19, align: 'centre' },
    { head: columns.quantity, cell: tag(names.quantity), widthMm: 17, align: 'right', total: tag(names.lineCount) },
    { head: columns.amount, cell: tag(names.amount), widthMm: 33, align: 'right', total: tag(names.total) },
    { head: columns.fund, cell: tag(names.fund), widthMm: 25, align: 'centre' },
    { head: columns.gained, cell: tag(names.gained), widthMm: 22, align: 'right', total: tag(names.minutes) },
  ];
  return listed(names.measures, list);
}

function communeTable(lang: Language) {
  const { columns } = planPaperText(lang);
  const list: readonly Column[] = [
    { head: columns.place, cell: tag(names.place), widthMm: 11, align: 'centre' },
    { head: columns.name, cell: tag(names.name), widthMm: 33, total: columns.total },
    { head: columns.lineCount, cell: tag(names.lineCount), widthMm: 14, align: 'right', total: tag(names.lineCount) },
    { head: columns.parts, cell: tag(names.parts), widthMm: 29, align: 'right', total: tag(names.parts) },
    { head: columns.assets, cell: tag(names.assets), widthMm: 29, align: 'right', total: tag(names.assets) },
    { head: columns.total, cell: tag(names.amount), widthMm: 29, align: 'right', total: tag(names.total) },
    { head: columns.gained, cell: tag(names.gained), widthMm: 20, align: 'right', total: tag(names.minutes) },
  ];
  return listed(names.communes, list, 11);
}

/** Every line with its reason, and every device that was left out with its own. */
function annexes(lang: Language): readonly Section[] {
  const said = planPaperText(lang);
  const { columns } = said;
  const lines: readonly Column[] = [
    { head: columns.place, cell: tag(names.place), widthMm: 11, align: 'centre' },
    { head: columns.name, cell: `${tag(names.name)} (${tag(names.code)})`, widthMm: 21, total: columns.total },
    { head: columns.device, cell: tag(names.device), widthMm: 12, align: 'centre' },
    { head: columns.label, cell: tag(names.label), widthMm: 17 },
    { head: columns.role, cell: tag(names.role), widthMm: 17 },
    { head: columns.what, cell: tag(names.what), widthMm: 22 },
    { head: columns.amount, cell: tag(names.amount), widthMm: 27, align: 'right', total: tag(names.total) },
    { head: columns.fund, cell: tag(names.fund), widthMm: 16, align: 'centre' },
    { head: columns.gained, cell: tag(names.gained), widthMm: 18, align: 'right', total: tag(names.minutes) },
    { head: columns.knownBy, cell: tag(names.knownBy), widthMm: 15, align: 'centre' },
    { head: columns.register, cell: tag(names.register), widthMm: 27 },
    { head: columns.reasons, cell: tag(names.reasons), widthMm: 49 },
  ];
  const left: readonly Column[] = [
    { head: columns.place, cell: tag(names.place), widthMm: 12, align: 'centre' },
    { head: columns.name, cell: tag(names.name), widthMm: 35 },
    { head: columns.device, cell: tag(names.device), widthMm: 16, align: 'centre' },
    { head: columns.label, cell: tag(names.label), widthMm: 28 },
    { head: columns.role, cell: tag(names.role), widthMm: 28 },
    { head: columns.knownBy, cell: tag(names.knownBy), widthMm: 24, align: 'centre' },
    { head: columns.bestOption, cell: tag(names.what), widthMm: 49 },
    { head: columns.reasons, cell: tag(names.reasons), widthMm: 60 },
  ];
  return [
    annex('I', said.annexLines, lang, [
      currency(lang),
      listed(names.lines, lines, 11),
      ...whereSaid(names.linesLeft),
      body(said.inWords),
    ]),
    annex('II', said.annexLeft, lang, [listed(names.left, left, 11), ...whereSaid(names.leftMore)]),
  ];
}

function annex(number: string, title: string, lang: Language, blocks: readonly Block[]): Section {
  return {
    isLandscape: true,
    blocks: [
      line([{ text: officialText(lang).annex(number), bold: true }]),
      line([{ text: title, bold: true }]),
      line([{ text: tag(names.annexOf), italic: true }], { after: 6 }),
      ...blocks,
    ],
  };
}
