import { rm } from 'node:fs/promises';
import { build as rolldown } from 'rolldown';
import { build as vite } from 'vite';

const root = new URL('../', import.meta.url).pathname;

/**
 * Makes the shippable bundles in `dist/`: the agent's resident process and its inventory child, without any library
 * that only commands need, and the collector's pages.
 */
await rm(`${root}dist`, { recursive: true, force: true });
await rolldown({
  input: {
    resident: `${root}agent/src/resident.ts`,
    'inventory-child': `${root}agent/src/inventory-child.ts`,
    'benchmark-child': `${root}agent/src/adapters/benchmark-child.ts`,
  },
  platform: 'node',
  output: {
    dir: `${root}dist/agent`,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
  logLevel: 'warn',
});
await vite({ configFile: `${root}dashboards/web/vite.config.ts`, logLevel: 'warn' });
