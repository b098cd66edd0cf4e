import type { Language, Paper, PaperBlock } from '@mach/messages';
import { qrPng } from './qr-code.ts';
import type { Picture, WordDocument } from './word/document.ts';
import {
  type Block,
  type Paragraph,
  type Rule,
  type Run,
  type Table,
  type TableCell,
  textWidthMm,
} from './word/document.ts';

/** Sizes in points. A slip is one page; a dossier has many figures a line. */
interface Sizes {
  readonly text: number;
  readonly table: number;
}
const SIZES: Readonly<Record<'slip' | 'dossier', Sizes>> = {
  slip: { text: 12, table: 10.5 },
  dossier: { text: 12, table: 9 },
};
const NAME_SHARE = 0.32;

/** A paper about an incident as a document of Word. The same paper gives the same document. */
export function incidentWord(paper: Paper, kind: 'slip' | 'dossier', language: Language): WordDocument {
  const sizes = SIZES[kind];
  return {
    title: paper.title,
    language: language === 'vi' ? 'vi-VN' : 'en-GB',
    sections: [
      {
        blocks: [
          heads(paper),
          centred([{ text: paper.title, bold: true, points: 14 }], { before: 10 }),
          centred([{ text: paper.subtitle, italic: true, points: 12 }], { after: 8 }),
          ...paper.blocks.flatMap((block, place) => [
            ...drawn(block, sizes),
            ...(isTable(block) && isTable(paper.blocks[place + 1]) ? [BETWEEN_TABLES] : []),
          ]),
          { kind: 'rule', widthMm: textWidthMm(), acrossMm: textWidthMm() },
          ...paper.foot.map((text, place) =>
            plain([...(place === 0 ? qrOf(paper) : []), { text, points: 9.5 }], { align: 'left' }),
          ),
        ],
      },
    ],
  };
}

const QR_MM = 25;
const qrOf = ({ qr }: Paper): readonly Picture[] =>
  qr === undefined ? [] : [{ png: qrPng(qr.address), name: 'qr', mm: QR_MM, alt: qr.label }];

/** Two tables with nothing between them would be one. */
const BETWEEN_TABLES: Paragraph = { kind: 'paragraph', runs: [] };
const isTable = (block: PaperBlock | undefined): boolean => block?.kind === 'table' || block?.kind === 'facts';

function drawn(block: PaperBlock, { text: points, table }: Sizes): readonly Block[] {
  switch (block.kind) {
    case 'heading':
      return [
        { ...plain([{ text: block.text, bold: true, points: points + 1 }]), before: 10, after: 3, keepsNext: true },
      ];
    case 'text':
      return [
        plain([{ text: block.text, points, ...(block.isQuiet ? { italic: true as const } : {}) }], {
          before: 5,
          keepsNext: true,
        }),
      ];
    case 'list':
      return block.items.map((item) => ({ ...plain([{ text: `- ${item}`, points }]), leftMm: 4 }));
    case 'facts':
      return [facts(block.rows, points)];
    case 'table':
      return [tableOf(block, table)];
    case 'signatures':
      return [plain([]), beside([block.left, block.right].map((lines) => signature(lines)))];
    default:
      return block satisfies never;
  }
}

function heads({ head: { left, right, placeAndDate } }: Paper): Table {
  const column = (lines: readonly string[], widthMm: number, isAllBold = false): readonly (Paragraph | Rule)[] => [
    ...lines.map((text, index) =>
      centred([{ text, points: 11.5, ...(isAllBold || index === lines.length - 1 ? { bold: true as const } : {}) }]),
    ),
    { kind: 'rule', widthMm: 36, acrossMm: widthMm },
  ];
  const dated =
    placeAndDate === undefined ? [] : [centred([{ text: placeAndDate, italic: true, points: 12 }], { before: 6 })];
  const widths = [textWidthMm() * 0.46, textWidthMm() * 0.54] as const;
  return {
    kind: 'table',
    widthsMm: widths,
    rows: [
      {
        cells: [
          { content: column(left, widths[0]) },
          { content: [...column(right, widths[1], dated.length > 0), ...dated] },
        ],
      },
    ],
    hasLines: false,
  };
}

function facts(rows: readonly (readonly [name: string, value: string])[], points: number): Table {
  const cell = (text: string, bold: boolean): TableCell => ({
    content: [plain([{ text, points, ...(bold ? { bold: true as const } : {}) }], { align: 'left' })],
  });
  return {
    kind: 'table',
    widthsMm: [textWidthMm() * NAME_SHARE, textWidthMm() * (1 - NAME_SHARE)],
    rows: rows.map(([name, value]) => ({ cells: [cell(name, false), cell(value, true)] })),
    hasLines: true,
  };
}

function tableOf({ columns, rows, total }: PaperBlock & { kind: 'table' }, points: number): Table {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const cell = (text: string, place: number, bold: boolean, isHead = false): TableCell => ({
    content: [
      plain([{ text, points, ...(bold ? { bold: true as const } : {}) }], {
        align: isHead ? 'centre' : (columns[place]?.align ?? 'left'),
        before: 1,
        after: 1,
      }),
    ],
  });
  return {
    kind: 'table',
    widthsMm: columns.map(({ width }) => (width / all) * textWidthMm()),
    rows: [
      { cells: columns.map(({ head }, place) => cell(head, place, true, true)), isHead: true },
      ...rows.map((texts) => ({ cells: texts.map((text, place) => cell(text, place, false)) })),
      ...(total === undefined ? [] : [{ cells: total.map((text, place) => cell(text, place, true)) }]),
    ],
    hasLines: true,
  };
}

/** Who signs, how, and room for it. */
const signature = ([who = '', how = '']: readonly string[]): readonly Paragraph[] => [
  centred([{ text: who, bold: true, points: 12 }], { keepsNext: true }),
  centred([{ text: how, italic: true, points: 11 }], { keepsNext: true }),
  ...Array.from({ length: 3 }, () => centred([])),
];

const beside = (cells: readonly (readonly Paragraph[])[]): Table => ({
  kind: 'table',
  widthsMm: cells.map(() => textWidthMm() / cells.length),
  rows: [{ cells: cells.map((content) => ({ content })) }],
  hasLines: false,
});

type Look = Partial<Pick<Paragraph, 'align' | 'before' | 'after' | 'keepsNext'>>;
const plain = (runs: readonly (Run | Picture)[], look: Look = {}): Paragraph => ({
  kind: 'paragraph',
  runs,
  before: 2,
  after: 2,
  ...look,
});
const centred = (runs: readonly Run[], look: Look = {}): Paragraph => ({
  ...plain(runs, { before: 0, after: 0, ...look }),
  align: 'centre',
});
