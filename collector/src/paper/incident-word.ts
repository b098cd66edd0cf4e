import type { Language, Paper } from '@mach/messages';
import { type BlockSizes, centred, drawnBlocks, plain } from './paper-blocks.ts';
import { qrPng } from './qr-code.ts';
import {
  type Paragraph,
  type Picture,
  type Rule,
  type Table,
  textWidthMm,
  type WordDocument,
} from './word/document.ts';

/** A slip is one page; a dossier has many figures a line. */
const SIZES: Readonly<Record<'slip' | 'dossier', BlockSizes>> = {
  slip: { text: 12, table: 10.5 },
  dossier: { text: 12, table: 9 },
};
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
          ...drawnBlocks(paper.blocks, sizes),
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
