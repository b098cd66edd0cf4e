import { allVisible } from '@mach/messages';
import type { Problem } from '@mach/wire';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { FilledTemplate } from '../paper/paper-writer.ts';
import { type DataOf, type Fields, namedData, nameOfTag, type TemplateTag, tagProblems } from '../paper/template.ts';
import type { WordDocument } from '../paper/word/document.ts';
import { wordParts } from '../paper/word/parts.ts';

/** ZIP has no zone: these fields are written whatever the machine's. */
const WRITTEN_AT = new Date(1980, 0, 1);
const MACROS = 'word/vbaProject.bin';

/** A document as a DOCX file. The same document gives the same bytes. */
export function writeWord(document: WordDocument): Uint8Array {
  return packed(wordParts(document));
}

/**
 * A template (DOCX) with its fields filled: `{name}`, `{#rows}…{/rows}`. Else every mistake in the template, each with the tag that it is
 * about. The same template and data give the same bytes.
 */
export function fillTemplate<F extends Fields>(template: Uint8Array, fields: F, data: DataOf<F>): FilledTemplate {
  const opened = openTemplate(template, fields);
  if (!opened.ok) return opened;
  opened.document.render(namedData(allVisible(data), fields));
  return { ok: true, bytes: packed(filesOf(opened.document.getZip() as PizZip)) };
}

/** Every mistake of a template, without filling it. */
export function templateProblems(template: Uint8Array, fields: Fields): readonly Problem[] {
  const opened = openTemplate(template, fields);
  return opened.ok ? [] : opened.problems;
}

type OpenedTemplate =
  | { readonly ok: true; readonly document: Docxtemplater }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function openTemplate(template: Uint8Array, fields: Fields): OpenedTemplate {
  let zip: PizZip;
  try {
    zip = new PizZip(template);
  } catch {
    return broken('', 'no ZIP archive', NO_DOCX);
  }
  if (zip.file('word/document.xml') === null) return broken('', 'an archive without word/document.xml', NO_DOCX);
  if (zip.file(MACROS) !== null) return broken(MACROS, 'macros', 'a document without macros (.docx)');
  const parts: Part[] = [];
  try {
    const document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      stripInvalidXMLChars: true,
      parser: (tag) => ({ get: (scope: unknown) => ownValue(scope, nameOfTag(tag)) }),
      modules: [whatWasRead(parts)],
    });
    const problems = tagProblems(tagsOf(parts), fields);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, document };
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length === 0) throw error;
    return { ok: false, problems };
  }
}

const NO_DOCX = 'a document as Word and LibreOffice save it (.docx)';
const broken = (path: string, found: string, expected: string): OpenedTemplate => ({
  ok: false,
  problems: [{ path, found, expected }],
});

function ownValue(scope: unknown, name: string): unknown {
  if (typeof scope !== 'object' || scope === null) return undefined;
  return Object.hasOwn(scope, name) ? (scope as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** What this file reads of the library's parts. */
interface Part {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly subparsed?: readonly Part[];
}

/** Told of each file of the template once it is parsed. The library's own module for this needs a library that it does not bring. */
const whatWasRead = (parts: Part[]) => ({
  name: 'what-was-read',
  set({ inspect }: { readonly inspect?: { readonly postparsed?: readonly Part[] } }) {
    parts.push(...(inspect?.postparsed ?? []));
  },
});

const tagsOf = (parts: readonly Part[]): readonly TemplateTag[] =>
  parts
    .filter(({ type }) => type === 'placeholder')
    .map(({ value, subparsed }) => ({
      name: value,
      ...(subparsed === undefined ? {} : { section: tagsOf(subparsed) }),
    }));

function packed(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const zip = new PizZip();
  for (const [path, content] of files) zip.file(path, content, { date: WRITTEN_AT, createFolders: false });
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** In the order of the template, which is that of its first part on in every program that makes such files. */
function filesOf(zip: PizZip): ReadonlyMap<string, Uint8Array> {
  const files = Object.entries(zip.files).filter(([, { dir }]) => !dir);
  return new Map(files.map(([path, file]) => [path, file.asUint8Array()]));
}

interface LibraryError {
  readonly message: string;
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly explanation?: string;
    readonly errors?: readonly LibraryError[];
  };
}

const FOUND: Readonly<Record<string, readonly [found: string, expected: string]>> = {
  unclosed_tag: ['"{" without its "}"', 'a field as {name}'],
  unopened_tag: ['"}" without its "{"', 'a field as {name}'],
  duplicate_open_tag: ['"{{"', 'a field as {name}'],
  duplicate_close_tag: ['"}}"', 'a field as {name}'],
  unclosed_loop: ['rows that are begun and not ended', 'its end {/name}'],
  unopened_loop: ['rows that are ended and not begun', 'its beginning {#name}'],
  closing_tag_does_not_match_opening_tag: ['the end of other rows than were begun', 'ends in the order of beginnings'],
};

/** What the library says of a template; empty where the error is not about one. */
function problemsOf(error: unknown): readonly Problem[] {
  const { properties } = error as LibraryError;
  if (properties?.id === undefined) return [];
  return (properties.errors ?? [error as LibraryError]).map(({ message, properties: of }): Problem => {
    const [found, expected] = FOUND[of?.id ?? ''] ?? [
      of?.explanation ?? message,
      'fields as {name} and {#rows}…{/rows}',
    ];
    return { path: of?.xtag === undefined ? '' : `{${of.xtag}}`, found, expected };
  });
}

/** All text of a document, a line a paragraph, whatever program saved it; undefined of what is no DOCX. */
export function wordText(bytes: Uint8Array): string | undefined {
  let xml: string | undefined;
  try {
    xml = new PizZip(bytes).file('word/document.xml')?.asText();
  } catch {
    return undefined;
  }
  const texts = xml?.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|(<\/w:p>)/g);
  if (texts === undefined) return undefined;
  return Array.from(texts, ([, text = '', ends]) =>
    ends === undefined ? text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity) : '\n',
  ).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
