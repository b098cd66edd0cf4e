import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../package/tree.ts';
import { guidePage } from './guide-page.ts';
import { kitGuide } from './kit-guide.ts';

const page = (markdown: string) => guidePage(markdown, 'vi', (path) => `<svg><title>${path}</title></svg>`);

describe('a guide as one page', () => {
  it.each([
    ['# A *b*', '<h1>A <i>b</i></h1>'],
    [
      '1. a **b**\n\n   ![c](d.svg)\n2. `<x*y*>`',
      '<li>a <b>b</b>\r\n<svg><title>d.svg</title></svg></li>\r\n<li><code>&lt;x*y*&gt;</code></li>',
    ],
    ['- a\n- b', '<ul>\r\n<li>a</li>\r\n<li>b</li>\r\n</ul>'],
    ['| a | b |\n|---|---|\n| c | *d* |', '<tr><th>a</th><th>b</th></tr>\r\n<tr><td>c</td><td><i>d</i></td></tr>'],
    ['a & b', '<p>a &amp; b</p>'],
  ])('shows %j', (markdown, html) => {
    expect(page(markdown)).toContain(html);
  });

  it('throws on what it can’t show', () => {
    expect(() => page('```sh\nx\n```')).toThrow("can't show: ```sh");
  });
});

describe('HuongDan.html of the kit', () => {
  const { path, text } = { path: kitGuide().path, text: contentOf(kitGuide()).toString('utf8') };

  it('is the guide of the focal point with all four of its pictures, in UTF-8 that Windows sees as such', () => {
    expect(path).toBe('HuongDan.html');
    expect(text.startsWith('\uFEFF<!DOCTYPE html>')).toBe(true);
    expect(text.match(/<svg /g)).toHaveLength(4);
    expect(text).toContain('Máy 12/30. Số máy: 214.');
    const guide = readFileSync(new URL('../../docs/guides/vi/dau-moi.md', import.meta.url), 'utf8');
    for (const [, heading = ''] of guide.matchAll(/^## (.+)$/gm)) expect(text).toContain(`<h2>${heading}</h2>`);
  });

  it('asks for nothing beyond itself, and leaves no Markdown over', () => {
    expect(text.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|src=|href=|url\(|<script/);
    expect(text).not.toMatch(/\*\*|!\[|`|^\|/m);
  });
});
