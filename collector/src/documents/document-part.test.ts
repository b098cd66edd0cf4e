import { expect, it } from 'vitest';
import { heading, list, markdownOf, table, text } from './document-part.ts';

it('is Markdown whose tables keep their columns', () => {
  const blocks = [text('Lời đầu.'), heading('Mục'), list(['một', 'hai']), table('bảng', ['a', 'b'], [['x|y', 'z']])];
  expect(markdownOf({ title: 'Tên', blocks })).toBe(
    '# Tên\n\nLời đầu.\n\n## Mục\n\n- một\n- hai\n\n| a | b |\n| --- | --- |\n| x\\|y | z |\n',
  );
});
