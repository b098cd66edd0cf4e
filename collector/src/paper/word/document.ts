/** A piece of text in one look. Texts may hold tags of a template. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  /** 14 unless said. */
  readonly points?: number;
}

/** A square picture (PNG) at the right margin, with the text beside it; `name`: letters and digits, one of its own in a document. */
export interface Picture {
  readonly png: Uint8Array;
  readonly name: string;
  readonly mm: number;
  /** What is said to those who don't see it. */
  readonly alt: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly (Run | Picture)[];
  /** Both margins unless said. */
  readonly align?: 'left' | 'centre' | 'right';
  /** How far the first line stands in, mm. */
  readonly firstLineMm?: number;
  readonly leftMm?: number;
  /** White above and below, points; 0 unless said. */
  readonly before?: number;
  readonly after?: number;
  /** Stays on the page of what follows. */
  readonly keepsNext?: true;
}

/** A line of `widthMm` in the middle of `acrossMm`, as it stands below the name of an office. */
export interface Rule {
  readonly kind: 'rule';
  readonly widthMm: number;
  readonly acrossMm: number;
}

export interface TableCell {
  readonly content: readonly (Paragraph | Rule)[];
  /** How many columns it goes over; one unless said. */
  readonly span?: number;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Printed again on top of each page that the table goes on to. */
  readonly isHead?: true;
}

export interface Table {
  readonly kind: 'table';
  readonly widthsMm: readonly number[];
  readonly rows: readonly TableRow[];
  /** Without lines it only puts things beside one another. */
  readonly hasLines: boolean;
}

export type Block = Paragraph | Rule | Table;

/** Pages of one shape: A4, margins after Decree 30/2020. */
export interface Section {
  readonly isLandscape?: true;
  readonly blocks: readonly Block[];
}

/** A document of WordprocessingML (DOCX), as data. */
export interface WordDocument {
  readonly title: string;
  /** Of the text, for the spelling of whoever edits it. */
  readonly language: 'vi-VN' | 'en-GB';
  readonly sections: readonly Section[];
}

/** Margins in mm: Decree 30/2020, annex I, has top and bottom 20–25, left 30–35, right 15–20. */
export const MARGINS_MM = { top: 20, bottom: 20, left: 30, right: 15 } as const;
const A4_MM = { short: 210, long: 297 } as const;

/** The width between the margins, mm. */
export const textWidthMm = (isLandscape = false): number =>
  (isLandscape ? A4_MM.long : A4_MM.short) - MARGINS_MM.left - MARGINS_MM.right;

/** Width and height of the page, mm. */
export const pageMm = (isLandscape = false): readonly [width: number, height: number] =>
  isLandscape ? [A4_MM.long, A4_MM.short] : [A4_MM.short, A4_MM.long];
