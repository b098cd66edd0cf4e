import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/**
 * Puts two compressed copies beside each script and style, so that no collector does it anew. Made of the files as they
 * lie on the disk: in the bundle, parts of them are still to be filled in by other plugins.
 */
const precompressed: Plugin = {
  name: 'precompressed',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    for (const fileName of Object.keys(bundle)) {
      if (dir === undefined || !/\.(js|css)$/.test(fileName)) continue;
      const file = join(dir, fileName);
      const source = await readFile(file);
      await writeFile(`${file}.br`, brotliCompressSync(source));
      await writeFile(`${file}.gz`, gzipSync(source, { level: 9 }));
    }
  },
};

/** Long texts and drawings of a few pages stay with them, and whatever shows them. */
const ofFewPages =
  /uplot|uqr|paper|qr-code|condition|check|device-(health|mark|table)|pages.(plans|meetings)|meeting-facts|working|availability|.admin.|audit|messages.src.readings|reading-labels/;

/**
 * What else several pages need is one file: a browser opens six connections, and on a thin line each file that waits for one costs a third
 * of a second.
 */
const common = { name: 'common', minShareCount: 2, test: (id: string) => !ofFewPages.test(id) };

/**
 * The pages, built for the browsers that old office PCs still have: Chrome 109 is the last one for Windows 7.
 * Nothing is inlined as a data URI, since the collector's content security policy is `default-src 'self'`.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [precompressed],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2018',
    cssTarget: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The collector tells a browser with the shell which parts the page that was opened will need.
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [common] } } },
  },
});
