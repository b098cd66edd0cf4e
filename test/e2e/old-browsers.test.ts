import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageStyle } from '../../agent/src/page/style.ts';
import { drawnPage } from '../../collector/src/http/drawn-page.ts';
import { ROOT } from '../support/programs.ts';
import { newInScript, newInStyle } from '../tidy/old-browsers.ts';

const PAGES = join(ROOT, 'dist/web');

/** What is built is read, and not what it was built from: libraries are in it, and what the build writes in an old way is not new. */
describe('the pages work in Chrome 109, the last one on Windows 7', async () => {
  const files = await readdir(PAGES, { recursive: true });
  const of = (kind: string) => files.filter((file) => file.endsWith(kind));

  it('there are pages', () => {
    expect(of('.js').length).toBeGreaterThan(20);
    expect(of('.css').length).toBeGreaterThan(2);
  });

  it.each(of('.js'))('%s calls nothing that is newer', async (file) => {
    expect(newInScript(await readFile(join(PAGES, file), 'utf8'))).toEqual([]);
  });

  it.each(of('.css'))('%s says nothing that is newer', async (file) => {
    expect(newInStyle(await readFile(join(PAGES, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['the check page of a PC', pageStyle],
    ['the pages before a sign-in', /<style>([^<]*)/.exec(drawnPage('vi', '', ''))?.[1] ?? ''],
  ])('nor does the style of %s', (_, style) => {
    expect(newInStyle(style)).toEqual([]);
  });
});
