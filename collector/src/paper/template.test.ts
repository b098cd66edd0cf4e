import { expect, it } from 'vitest';
import { namedData, type TemplateTag, tagProblems } from './template.ts';

const fields = {
  subject: { name: 'trích yếu', isRequired: true },
  lines: { name: 'khoản', rows: { what: { name: 'nội dung', isRequired: true } } },
} as const;

const subject: TemplateTag = { name: 'trích yếu' };
const lines: TemplateTag = { name: 'khoản', section: [{ name: 'nội dung' }] };

it.each<[string, readonly TemplateTag[]]>([
  ['each once', [subject, lines]],
  ['a field of the document among its rows', [{ name: 'khoản', section: [{ name: 'nội dung' }, subject] }]],
  ['letters taken apart, large ones and blanks', [{ name: ' Trích  YẾU'.normalize('NFD') }, lines]],
  ['a part that is shown where a text is not empty', [{ name: 'trích yếu', section: [subject, lines] }]],
])('a template is right with %s', (_, tags) => {
  expect(tagProblems(tags, fields)).toEqual([]);
});

it.each<[string, readonly TemplateTag[], readonly [path: string, found: string][]]>([
  ['a field that does not exist', [subject, lines, { name: 'tổng' }], [['{tổng}', 'a field that does not exist']]],
  [
    'a field of rows outside of them',
    [subject, lines, { name: 'nội dung' }],
    [['{nội dung}', 'a field that does not exist']],
  ],
  ['rows as if they were a text', [subject, lines, { name: 'khoản' }], [['{khoản}', 'rows where a text should be']]],
  [
    'fields left out',
    [],
    [
      ['{trích yếu}', 'nowhere in the template'],
      ['{nội dung}', 'nowhere in the template'],
    ],
  ],
])('%s: the field is named', (_, tags, problems) => {
  expect(tagProblems(tags, fields).map(({ path, found }) => [path, found])).toEqual(problems);
});

it('data is handed on by the names that templates have, rows within rows', () => {
  expect(namedData({ subject: 'Về việc A', lines: [{ what: 'RAM' }] }, fields)).toEqual({
    'trích yếu': 'Về việc A',
    khoản: [{ 'nội dung': 'RAM' }],
  });
});
