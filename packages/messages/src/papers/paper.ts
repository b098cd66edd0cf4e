/** A column of a table on paper: its head, how wide it is beside the others, and which way its text stands. */
export interface PaperColumn {
  readonly head: string;
  readonly width: number;
  readonly align?: 'right';
}

/** A part of a paper, top to bottom. Texts come in the reader's language. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly isQuiet?: true }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      /** What the table is of, for those who don't see it. */
      readonly name: string;
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly total?: readonly string[];
    }
  | { readonly kind: 'signatures'; readonly left: readonly string[]; readonly right: readonly string[] };

/** A paper as data: pages, print and DOCX draw it, each in its own way. The last line of a head is bold; of one with a place and a day the right head whole. */
export interface Paper {
  readonly head: {
    readonly left: readonly string[];
    readonly right: readonly string[];
    /** Below the right one, of a paper that somebody signs. */
    readonly placeAndDate?: string;
  };
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly PaperBlock[];
  /** By what it can be verified. */
  readonly foot: readonly string[];
  /** Opens the page that tries its code, with the code: drawn as a QR code beside the foot, `label` for those who don't see it. */
  readonly qr?: { readonly address: string; readonly label: string };
}

/** What a paper says of itself once it is frozen; without a code it is a look ahead. `verifyAt`: where anybody can try the code. */
export interface PaperStamp {
  readonly code?: string;
  readonly sha256?: string;
  readonly verifyAt?: string;
}

/** A code as people read it: groups of four digits. */
export const groupedCode = (code: string): string => code.replace(/\d{4}(?=\d)/g, '$& ');
