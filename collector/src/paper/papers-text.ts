import { paperForms } from './forms.ts';
import type { Fields } from './template.ts';

/** docs/papers.md: what templates may ask for, made from the declarations. */
export function papersText(): string {
  return [
    '# Official papers',
    '',
    'Papers are DOCX files, filled from templates. Without more they have the form of Decree 30/2020/NĐ-CP (A4, Times New Roman, margins, quốc hiệu, nơi nhận, annexes',
    'numbered by themselves). The office that signs is named in the configuration (`paper:`, see `collector/config.example.yaml`); what is not named is dotted. A province changes a',
    'form in three steps:',
    '',
    '1. `mach-collector templates export FOLDER` writes the forms out; open them in Word or LibreOffice and change what you like, pictures and footers too.',
    '2. `mach-collector templates check FOLDER` names every field that is wrong.',
    '3. `paper: { templates: FOLDER }` in the configuration. A file that is missing there is replaced by the form of the program; a changed one counts from the next paper on.',
    '',
    'A field stands between braces: `{tổng kinh phí}`. `{#khoản}…{/khoản}` is repeated for each row of a list: around one row of a table it repeats that row; inside it the',
    'fields of the row and those of the paper may be used. `{#bằng chữ}…{/bằng chữ}` is shown where that text is not empty, `{^…}…{/…}` where it is. Fields in **bold** must stand',
    'somewhere in the template.',
    ...paperForms('vi').flatMap(({ name, fields, form }) => [
      '',
      `## ${name}.docx (${form.title})`,
      '',
      ...lines(fields),
    ]),
    '',
  ].join('\n');
}

const lines = (fields: Fields): readonly string[] => [
  texts(fields),
  '',
  ...Object.values(fields).flatMap((field) =>
    'rows' in field ? [`- ${shown(`#${field.name}`, field.isRequired)}: ${texts(field.rows)}`] : [],
  ),
];

const texts = (fields: Fields): string =>
  Object.values(fields)
    .flatMap((field) => ('rows' in field ? [] : [shown(field.name, field.isRequired)]))
    .join(', ');

const shown = (name: string, isRequired: true | undefined) => (isRequired === true ? `**{${name}}**` : `{${name}}`);
