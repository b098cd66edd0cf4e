import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilledTemplate, PaperForm, PaperWriter } from '../paper/paper-writer.ts';
import type { DataOf, Fields } from '../paper/template.ts';
import { fillTemplate, writeWord } from './docx.ts';

/** A template with a few pictures in its head has some hundred kB. */
const TEMPLATE_BYTES_MAX = 8_000_000;

/** Templates are read when a document is asked for, so that a replaced one counts at once. */
export function paperWriter(folder: string | undefined): PaperWriter {
  return {
    fill<F extends Fields>(form: PaperForm<F>, data: DataOf<F>): FilledTemplate {
      const file = folder === undefined ? undefined : join(folder, `${form.name}.docx`);
      const own = file === undefined ? undefined : readOwn(file);
      if (file === undefined || own === undefined) return fillTemplate(writeWord(form.form), form.fields, data);
      if (!own.ok) return own;
      const filled = fillTemplate(own.bytes, form.fields, data);
      return filled.ok ? filled : { ok: false, problems: filled.problems.map((one) => inFile(file, one)) };
    },
  };
}

/** The province's own template; undefined where it has none. */
function readOwn(file: string): FilledTemplate | undefined {
  const trouble = (found: string, expected: string): FilledTemplate => ({
    ok: false,
    problems: [{ path: file, found, expected }],
  });
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= TEMPLATE_BYTES_MAX) return { ok: true, bytes };
    return trouble(`${bytes.length} bytes`, `a template of at most ${TEMPLATE_BYTES_MAX} bytes`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    return trouble(`a file that can't be read (${code})`, 'a file that the collector has the right to read');
  }
}

const inFile = <P extends { readonly path: string }>(file: string, problem: P): P => ({
  ...problem,
  path: problem.path === '' ? file : `${file}: ${problem.path}`,
});
