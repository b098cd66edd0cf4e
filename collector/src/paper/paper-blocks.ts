import type { PaperBlock } from '@mach/messages';
import {
  type Block,
  type Paragraph,
  type Picture,
  type Run,
  type Table,
  type TableCell,
  textWidthMm,
} from './word/document.ts';

/** Sizes of texts and of tables, in points. */
export interface BlockSizes {
  readonly text: number;
  readonly table: number;
}
const NAME_SHARE = 0.32;

/** The blocks of a paper as those of a document of Word. */
export const drawnBlocks = (blocks: readonly PaperBlock[], sizes: BlockSizes): readonly Block[] =>
  blocks.flatMap((block, place) => [
    ...drawn(block, sizes),
    ...(isTable(block) && isTable(blocks[place + 1]) ? [BETWEEN_TABLES] : []),
  ]);

/** Two tables with nothing between them would be one. */
const BETWEEN_TABLES: Paragraph = { kind: 'paragraph', runs: [] };
const isTable = (block: PaperBlock | undefined): boolean => block?.kind === 'table' || block?.kind === 'facts';

function drawn(block: PaperBlock, { text: points, table }: BlockSizes): readonly Block[] {
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
export const plain = (runs: readonly (Run | Picture)[], look: Look = {}): Paragraph => ({
  kind: 'paragraph',
  runs,
  before: 2,
  after: 2,
  ...look,
});
export const centred = (runs: readonly Run[], look: Look = {}): Paragraph => ({
  ...plain(runs, { before: 0, after: 0, ...look }),
  align: 'centre',
});
