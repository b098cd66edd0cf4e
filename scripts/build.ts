import { copyFile, cp, rm } from 'node:fs/promises';
import { build as rolldown } from 'rolldown';
import { build as vite } from 'vite';
import { withoutHelp } from './without-help.ts';

const root = new URL('../', import.meta.url).pathname;

/** What stands outside of ASCII stands in texts and patterns alone, where an escape is the same. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Makes the shippable bundles in `dist/`: the agent's resident process and its children (inventory, a proxy's script, devices asked by SNMP),
 * without any library that only commands need, the collector's pages, what goes onto a stick for PCs without an agent,
 * and the agents of routers.
 */
await rm(`${root}dist`, { recursive: true, force: true });
await rolldown({
  input: {
    resident: `${root}agent/src/resident.ts`,
    'inventory-child': `${root}agent/src/inventory-child.ts`,
    'pac-child': `${root}agent/src/pac-child.ts`,
    'snmp-child': `${root}agent/src/snmp-child.ts`,
    'benchmark-child': `${root}agent/src/adapters/benchmark-child.ts`,
  },
  platform: 'node',
  // Loaded on demand, from where it is installed: its machine code lies beside it.
  external: ['koffi'],
  output: {
    dir: `${root}dist/agent`,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
  plugins: [
    {
      name: 'lean',
      transform: { filter: { id: /packages\/probes\/src\// }, handler: withoutHelp },
      // A single ’ makes V8 keep the whole file with two bytes a character, which the resident pays in memory.
      generateBundle: (_options, bundle) => {
        for (const made of Object.values(bundle)) {
          if (made.type === 'chunk' && !made.code.includes('String.raw'))
            made.code = made.code.replace(/[^\0-\x7f]/g, escaped);
        }
      },
    },
  ],
  logLevel: 'warn',
});
// The sandbox of a proxy's script looks for its program one folder above itself.
await copyFile(new URL('../quickjs.wasm', import.meta.resolve('quickjs-wasi')), `${root}dist/quickjs.wasm`);
await cp(`${root}agent/legacy`, `${root}dist/legacy`, { recursive: true });
await cp(`${root}agent/router`, `${root}dist/router`, { recursive: true });
await vite({ configFile: `${root}dashboards/web/vite.config.ts`, logLevel: 'warn' });
