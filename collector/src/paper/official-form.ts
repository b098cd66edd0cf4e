import { fieldNames, formats, type Language, officialText } from '@mach/messages';
import type { DataOf } from './template.ts';
import type { Block, Paragraph, Rule, Run, Table, TableCell, TableRow } from './word/document.ts';
import { textWidthMm } from './word/document.ts';

/** The office that a paper comes from, as the configuration names it; what is not named is left to be written by hand. */
export interface Letterhead {
  readonly superior?: string | undefined;
  readonly office?: string | undefined;
  /** Its short name in numbers of papers, such as SKHCN. */
  readonly symbol?: string | undefined;
  /** Where it sits, as it stands before the date. */
  readonly place?: string | undefined;
  readonly signerTitle?: string | undefined;
  readonly signerName?: string | undefined;
  readonly recipients?: readonly string[] | undefined;
}

/** What every official paper offers to its template. */
export const officialFields = {
  superior: { name: fieldNames.superior },
  office: { name: fieldNames.office },
  number: { name: fieldNames.number },
  placeAndDate: { name: fieldNames.placeAndDate },
  signerTitle: { name: fieldNames.signerTitle },
  signerName: { name: fieldNames.signerName },
  recipients: { name: fieldNames.recipients, rows: { recipient: { name: fieldNames.recipient } } },
} as const;

/** `kind` is the short name of this kind of paper, such as TTr; without one the number bears that of the office alone. `day`: yyyy-MM-dd. */
export function officialData(
  head: Letterhead,
  { kind, day, lang }: { readonly kind?: string; readonly day: string; readonly lang: Language },
): DataOf<typeof officialFields> {
  const said = officialText(lang);
  const symbol = [kind, head.symbol ?? said.unknown].filter((part) => part !== undefined).join('-');
  return {
    superior: (head.superior ?? said.superior).toUpperCase(),
    office: (head.office ?? said.office).toUpperCase(),
    number: said.unsigned(symbol),
    placeAndDate: said.placeAndDate(head.place ?? said.unknown, day.slice(0, 4)),
    signerTitle: (head.signerTitle ?? said.signer).toUpperCase(),
    signerName: head.signerName ?? '',
    recipients: [said.asAbove, ...(head.recipients ?? []), said.archive].map((recipient) => ({ recipient })),
  };
}

/** A day as papers write it. */
export const paperDay = (day: string, lang: Language): string => formats(lang).date(Date.parse(day));

const LEFT_MM = 68;
const RIGHT_MM = textWidthMm() - LEFT_MM;

/** Quốc hiệu and tiêu ngữ beside the office, number, place and date. `below` stands under the number: the subject of a letter. */
export function letterhead(lang: Language, below?: string): readonly Block[] {
  const said = officialText(lang);
  const left = [
    line([{ text: tag(fieldNames.superior), points: 12 }]),
    line([{ text: tag(fieldNames.office), bold: true, points: 12 }]),
    ruled(LEFT_MM / 3, LEFT_MM),
    line([{ text: `${said.number}${tag(fieldNames.number)}`, points: 13 }], { before: 6 }),
    ...(below === undefined ? [] : [line([{ text: below, points: 12 }])]),
  ];
  const right = [
    line([{ text: said.nation, bold: true, points: 12 }]),
    line([{ text: said.motto, bold: true, points: 13 }]),
    ruled(58, RIGHT_MM),
    line([{ text: tag(fieldNames.placeAndDate), italic: true, points: 13 }], { before: 6 }),
  ];
  return [beside([LEFT_MM, RIGHT_MM], left, right), line([], { after: 6 })];
}

/** The kind of paper, its subject, and the line below it. */
export function titled(kind: string, subject: string): readonly Block[] {
  return [
    line([{ text: kind, bold: true }], { before: 6 }),
    line([{ text: subject, bold: true }], { after: 3 }),
    ruled(textWidthMm() / 4, textWidthMm()),
    line([], { after: 3 }),
  ];
}

/** Where it goes, beside who signs. */
export function signed(lang: Language): readonly Block[] {
  const said = officialText(lang);
  const { recipients, recipient, signerTitle, signerName } = fieldNames;
  const small = (runs: readonly Run[]): Paragraph => ({ kind: 'paragraph', runs, align: 'left' });
  const left = [
    small([{ text: said.recipients, bold: true, italic: true, points: 12 }]),
    small([{ text: `{#${recipients}}`, points: 11 }]),
    small([{ text: `- ${tag(recipient)};`, points: 11 }]),
    small([{ text: `{/${recipients}}`, points: 11 }]),
  ];
  const right = [
    line([{ text: tag(signerTitle), bold: true }], { keepsNext: true }),
    ...Array.from({ length: 4 }, () => line([], { keepsNext: true })),
    line([{ text: tag(signerName), bold: true }]),
  ];
  return [line([], { after: 6 }), beside([textWidthMm() / 2, textWidthMm() / 2], left, right)];
}

/** A paragraph of the body: both margins, first line 10 mm in, 6 points below. */
export const body = (...runs: readonly (Run | string)[]): Paragraph => ({
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
  firstLineMm: 10,
  before: 3,
  after: 3,
});

/** A numbered heading in the body. */
export const heading = (text: string): Paragraph => ({ ...body({ text, bold: true }), keepsNext: true, before: 6 });

/** A line in the middle. */
export function line(
  runs: readonly Run[],
  more: Partial<Pick<Paragraph, 'before' | 'after' | 'keepsNext'>> = {},
): Paragraph {
  return { kind: 'paragraph', runs, align: 'centre', ...more };
}

/** A paragraph that is only there to begin or end a section of a template; it leaves nothing behind. */
export const section = (name: string, sign: '#' | '/' | '^'): Paragraph => line([{ text: `{${sign}${name}}` }]);

/** The field of a template. */
export const tag = (name: string): string => `{${name}}`;

/** A column of a table: its head, the text of its cell in each row, how wide it is, and which way its text stands. */
export interface Column {
  readonly head: string;
  readonly cell: string;
  readonly widthMm: number;
  readonly align?: 'left' | 'centre' | 'right';
  /** In the row of sums, where there is one. */
  readonly total?: string;
}

/** A table with lines whose one row is repeated for each of `rows`; its head is printed on every page again. */
export function listed(rows: string, columns: readonly Column[], points = 12): Table {
  const text = (content: string, bold: boolean, align?: Column['align']): TableCell => ({
    content: [
      {
        kind: 'paragraph',
        runs: [{ text: content, points, ...(bold ? { bold } : {}) }],
        align: align ?? 'left',
        before: 1,
        after: 1,
      },
    ],
  });
  const last = columns.length - 1;
  const repeated = columns.map(({ cell, align }, place) =>
    text(`${place === 0 ? `{#${rows}}` : ''}${cell}${place === last ? `{/${rows}}` : ''}`, false, align),
  );
  const head: TableRow = { cells: columns.map((column) => text(column.head, true, 'centre')), isHead: true };
  const hasTotal = columns.some(({ total }) => total !== undefined);
  const total = { cells: columns.map(({ total: sum = '', align }) => text(sum, true, align)) };
  return {
    kind: 'table',
    widthsMm: columns.map(({ widthMm }) => widthMm),
    rows: [head, { cells: repeated }, ...(hasTotal ? [total] : [])],
    hasLines: true,
  };
}

const ruled = (widthMm: number, acrossMm: number): Rule => ({ kind: 'rule', widthMm, acrossMm });

function beside(widthsMm: readonly number[], ...cells: readonly (readonly (Paragraph | Rule)[])[]): Table {
  return { kind: 'table', widthsMm, rows: [{ cells: cells.map((content) => ({ content })) }], hasLines: false };
}
