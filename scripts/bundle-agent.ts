import { copyFile } from 'node:fs/promises';
import { build } from 'rolldown';
import { leanBuiltins } from './lean-builtins.ts';
import { withoutHelp } from './without-help.ts';

const root = new URL('../', import.meta.url).pathname;

/** Beside what is bundled: the sandbox of a proxy's script looks for its program one folder above itself. */
export const SANDBOX = new URL('../quickjs.wasm', import.meta.resolve('quickjs-wasi')).pathname;

const SHARED = {
  platform: 'node' as const,
  // Loaded on demand, from where it is installed: its machine code lies beside it.
  external: ['koffi'],
  // What runs under Wine in the tests is an older Node, and what runs there is what is shipped.
  transform: { target: 'node22' },
  logLevel: 'warn' as const,
};

const output = (dir: string) =>
  ({ dir, format: 'esm', minify: true, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }) as const;

/** What stands outside of ASCII stands in texts and patterns alone, where an escape is the same. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Bundles the agent's resident process and its children (inventory, a proxy's script, devices asked by SNMP) into a folder,
 * without any library that only commands need.
 */
export async function bundleResident(dir: string): Promise<void> {
  await build({
    ...SHARED,
    input: {
      resident: `${root}agent/src/resident.ts`,
      'inventory-child': `${root}agent/src/inventory-child.ts`,
      'pac-child': `${root}agent/src/pac-child.ts`,
      'snmp-child': `${root}agent/src/snmp-child.ts`,
      'benchmark-child': `${root}agent/src/adapters/benchmark-child.ts`,
    },
    output: output(dir),
    plugins: [
      {
        name: 'lean',
        transform: { filter: { id: /packages\/probes\/src\// }, handler: withoutHelp },
        // A single ’ makes V8 keep the whole file with two bytes a character, which the resident pays in memory.
        generateBundle: (_options, bundle) => {
          for (const made of Object.values(bundle)) {
            if (made.type !== 'chunk') continue;
            made.code = leanBuiltins(made.code);
            if (!made.code.includes('String.raw')) made.code = made.code.replace(/[^\0-\x7f]/g, escaped);
          }
        },
      },
    ],
  });
  await copyFile(SANDBOX, new URL('../quickjs.wasm', `file://${dir}/`));
}

/** Bundles the agent's commands, with their libraries, beside the resident. */
export async function bundleCommands(dir: string): Promise<void> {
  await build({
    ...SHARED,
    input: { main: `${root}agent/src/commands/main.ts`, commands: `${root}agent/src/commands/index.ts` },
    output: output(dir),
  });
}
