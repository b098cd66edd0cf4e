import type { Problem } from '@mach/wire';

/** A text that a template may ask for, by the name that stands between braces there: `{trích yếu}`. */
export interface TextField {
  readonly name: string;
  /** A template without it would leave out what the document is for. */
  readonly isRequired?: true;
}

/** What is repeated for each row of a list: `{#khoản}{nội dung}{/khoản}`. Inside, the fields around it may be asked for too. */
export interface RowsField extends TextField {
  readonly rows: Fields;
}

/** What a document offers to its template, by the key of its data. */
export interface Fields {
  readonly [key: string]: TextField | RowsField;
}

/** The data of a document: a text for each field, a list where it is one of rows. */
export type DataOf<F extends Fields> = {
  readonly [Key in keyof F]: F[Key] extends { readonly rows: infer Rows extends Fields }
    ? readonly DataOf<Rows>[]
    : string;
};

/** A tag as it was found in a template. A section is shown for each row of a list, or once where a text is not empty. */
export interface TemplateTag {
  readonly name: string;
  /** What stands inside, where it is a section. */
  readonly section?: readonly TemplateTag[];
}

/** Data by the names of the fields, as `nameOfTag` has them. */
export interface NamedData {
  readonly [name: string]: string | readonly NamedData[];
}

/** Names are the same whatever Word made of them: letters composed or not, large at the start of a sentence, blanks doubled. */
export function nameOfTag(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Every tag that the document does not offer, rows asked for outside of them, and fields that had to be there and are not. */
export function tagProblems(tags: readonly TemplateTag[], fields: Fields): readonly Problem[] {
  const seen = new Set<TextField>();
  const problems = inScope(tags, [fields], seen);
  return [
    ...problems,
    ...requiredOf(fields)
      .filter((field) => !seen.has(field))
      .map(missing),
  ];
}

/** The data of a document as its template asks for it. */
export function namedData<F extends Fields>(data: DataOf<F>, fields: F): NamedData {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const value = data[key] as string | readonly DataOf<Fields>[];
      const rows = 'rows' in field ? (value as readonly DataOf<Fields>[]) : undefined;
      return [
        nameOfTag(field.name),
        rows?.map((row) => namedData(row, (field as RowsField).rows)) ?? (value as string),
      ];
    }),
  );
}

function inScope(tags: readonly TemplateTag[], scopes: readonly Fields[], seen: Set<TextField>): readonly Problem[] {
  return tags.flatMap(({ name, section }): readonly Problem[] => {
    const field = scopes.map((scope) => fieldOf(scope, name)).find((found) => found !== undefined);
    if (field === undefined)
      return [{ path: `{${name}}`, found: 'a field that does not exist', expected: offered(scopes) }];
    seen.add(field);
    if (section !== undefined) return inScope(section, 'rows' in field ? [field.rows, ...scopes] : scopes, seen);
    if (!('rows' in field)) return [];
    const expected = `{#${field.name}} before what is repeated for each row, and {/${field.name}} behind it`;
    return [{ path: `{${name}}`, found: 'rows where a text should be', expected }];
  });
}

const fieldOf = (fields: Fields, name: string) =>
  Object.values(fields).find((field) => nameOfTag(field.name) === nameOfTag(name));

const offered = (scopes: readonly Fields[]): string =>
  `one of ${scopes.flatMap((scope) => Object.values(scope).map((field) => showField(field))).join(', ')}`;

const showField = (field: TextField | RowsField) => ('rows' in field ? `{#${field.name}}` : `{${field.name}}`);

const requiredOf = (fields: Fields): readonly (TextField | RowsField)[] =>
  Object.values(fields).flatMap((field) => [
    ...(field.isRequired === true ? [field] : []),
    ...('rows' in field ? requiredOf(field.rows) : []),
  ]);

const missing = (field: TextField | RowsField): Problem => ({
  path: showField(field),
  found: 'nowhere in the template',
  expected: 'this field somewhere in it: without it the document does not say what it is for',
});
