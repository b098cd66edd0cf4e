import { securityFile } from '@mach/messages';
import type { DocumentBlock, DocumentPart } from '../documents/document-part.ts';
import { centred, drawnBlocks, plain } from './paper-blocks.ts';
import type { Block, WordDocument } from './word/document.ts';

const SIZES = { text: 13, table: 10 } as const;
const SMALL_HEADING_POINTS = 12;
const PARTS = ['I', 'II', 'III', 'IV'] as const;

/** The province's security file as one document. `made`: from which version, and when, as it is said. */
export function securityWord(parts: readonly DocumentPart[], made: string): WordDocument {
  const { title, part, hashes } = securityFile.document;
  const [first = [], ...others] = parts.map(({ title: name, blocks }, place): readonly Block[] => [
    plain([{ text: part(PARTS[place] ?? String(place + 1), name), bold: true, points: 14 }], {
      align: 'left',
      before: 12,
      after: 6,
      keepsNext: true,
    }),
    ...blocks.flatMap(drawn),
  ]);
  const head = [
    centred([{ text: title.toLocaleUpperCase('vi'), bold: true, points: 14 }], { before: 10 }),
    centred([{ text: made, italic: true, points: 12 }], { after: 8 }),
  ];
  const blocks = [...head, ...first, ...others.flat(), plain([{ text: hashes, points: SIZES.text }], { before: 12 })];
  return { title, language: 'vi-VN', sections: [{ blocks }] };
}

function drawn(block: DocumentBlock): readonly Block[] {
  if (block.kind !== 'heading') return drawnBlocks([withoutMarks(block)], SIZES);
  const { text, isSmall = false } = block;
  if (!isSmall) return drawnBlocks([{ kind: 'heading', text: bare(text) }], SIZES);
  return [
    plain([{ text: bare(text), bold: true, italic: true, points: SMALL_HEADING_POINTS }], {
      align: 'left',
      before: 8,
      after: 2,
      keepsNext: true,
    }),
  ];
}

/** Backquotes are Markdown's. */
const bare = (text: string): string => text.replaceAll('`', '');

function withoutMarks(block: Exclude<DocumentBlock, { readonly kind: 'heading' }>) {
  switch (block.kind) {
    case 'text':
      return { ...block, text: bare(block.text) };
    case 'list':
      return { ...block, items: block.items.map(bare) };
    case 'table':
      return { ...block, rows: block.rows.map((cells) => cells.map(bare)) };
    default:
      return block satisfies never;
  }
}
