import { expect, it } from 'vitest';
import { renderFileSums } from './file-sums.ts';
import { textFile } from './tree.ts';

it('names each file of each package with its size and SHA-256, in order, and no link', () => {
  const link = { path: 'c', mode: 0o777, content: { linkTo: 'a' } } as const;
  const text = renderFileSums('1.0.0', [['mach-agent', [textFile('b', 'x'), link, textFile('a', '')]]]);
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([
    '| `a` | 0 | `e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855` |',
    '| `b` | 1 | `2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881` |',
  ]);
  expect(text).toContain('## mach-agent');
});
