import type { PaperBlock } from '@mach/messages';

/** One part of a document about Mạch: it becomes Markdown for the repository and DOCX for the province. Backquotes mark names of fields. */
export interface DocumentPart {
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | Extract<PaperBlock, { readonly kind: 'text' | 'list' | 'table' }>
  /** `isSmall`: below another heading. */
  | { readonly kind: 'heading'; readonly text: string; readonly isSmall?: true };

export const text = (words: string): DocumentBlock => ({ kind: 'text', text: words });
export const heading = (words: string): DocumentBlock => ({ kind: 'heading', text: words });
export const list = (items: readonly string[]): DocumentBlock => ({ kind: 'list', items });

/** `widths`: how wide each column is beside the others; alike unless said. */
export const table = (
  name: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[] = [],
): DocumentBlock => ({
  kind: 'table',
  name,
  columns: heads.map((head, place) => ({ head, width: widths[place] ?? 1 })),
  rows,
});

/** `made`: what a file says of how it came to be, below its title. */
export const markdownOf = ({ title, blocks }: DocumentPart, ...made: readonly string[]): string =>
  [`# ${title}`, ...made, ...blocks.map(markdown)].join('\n\n').concat('\n');

function markdown(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${block.isSmall === true ? '###' : '##'} ${block.text}`;
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table': {
      const heads = block.columns.map(({ head }) => head);
      return [heads, heads.map(() => '---'), ...block.rows].map(row).join('\n');
    }
    default:
      return block satisfies never;
  }
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
