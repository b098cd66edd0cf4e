import type { Problem } from '@mach/wire';
import type { DataOf, Fields } from './template.ts';
import type { WordDocument } from './word/document.ts';

/** A kind of document: what its template may ask for, and the template where the province has none of its own. */
export interface PaperForm<F extends Fields = Fields> {
  /** The template's file is `NAME.docx`. */
  readonly name: string;
  readonly fields: F;
  readonly form: WordDocument;
}

/** A filled document, or what is wrong with its template. */
export type FilledTemplate =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Writes documents (DOCX) by the province's templates, or by those of the program. */
export interface PaperWriter {
  /** Fills the province's `NAME.docx` where there is one, else the form's own. Each `path` of a problem begins with the file's. */
  fill<F extends Fields>(form: PaperForm<F>, data: DataOf<F>): FilledTemplate;
}
