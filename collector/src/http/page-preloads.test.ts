import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pagePreloads } from './page-preloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-pages-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, '.vite'));
const manifest = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_shared.js'] },
  'src/pages/plans-page.tsx': {
    file: 'assets/plans.js',
    isDynamicEntry: true,
    imports: ['index.html', '_table.js'],
    css: ['assets/plans.css'],
  },
  'src/pages/commune-page.tsx': {
    file: 'assets/commune.js',
    isDynamicEntry: true,
    imports: ['index.html', '_table.js'],
  },
  'src/pages/devices-page.tsx': { file: 'assets/index.js' },
  'src/parts/site-quality.tsx': { file: 'assets/quality.js', isDynamicEntry: true, imports: ['_table.js'] },
  'src/admin/administration.tsx': { file: 'assets/admin.js', isDynamicEntry: true, imports: ['_table.js'] },
  'src/parts/province-boards.tsx': { file: 'assets/boards.js', isDynamicEntry: true },
  '_table.js': { file: 'assets/table.js', imports: ['_table.js'] },
};
writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest));

it.each([['/plans'], ['/plans?budget=1']])('names for %s what comes beside the first load', (url) => {
  expect(pagePreloads(folder)(url)).toBe(
    '</assets/plans.js>; rel=modulepreload, </assets/plans.css>; rel=preload; as=style, </assets/table.js>; rel=modulepreload',
  );
});

it.each([
  ['/', '</assets/boards.js>; rel=modulepreload'],
  ['/?view=wall', '</assets/boards.js>; rel=modulepreload'],
  ['/communes/99001', '</assets/commune.js>; rel=modulepreload, </assets/table.js>; rel=modulepreload'],
  ['/admin', '</assets/admin.js>; rel=modulepreload, </assets/table.js>; rel=modulepreload'],
  ['/admin/kits', '</assets/admin.js>; rel=modulepreload, </assets/table.js>; rel=modulepreload'],
])('knows the parts of %s, whose name is another', (url, links) => {
  expect(pagePreloads(folder)(url)).toBe(links);
});

it.each([['/prints/1'], ['/devices'], ['/device'], ['/plansx'], ['/nowhere/at/all']])('names nothing for %s', (url) => {
  expect(pagePreloads(folder)(url)).toBeUndefined();
});

it('names nothing where the build left no list', () => {
  expect(pagePreloads(join(folder, 'missing'))('/plans')).toBeUndefined();
});
