import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'rolldown';
import { ROOT } from './programs.ts';
import { WINDOWS_NODE, type WinePc, windowsPath } from './wine.ts';

/** Bundles a source of the project into a folder, for the Node that runs under Wine; gives the file. */
export async function bundleForWine(source: string, folder: string): Promise<string> {
  const file = join(folder, `${basename(source, '.ts')}.mjs`);
  await build({
    input: join(ROOT, source),
    platform: 'node',
    // The Node of this Wine is older than ours.
    transform: { target: 'node22' },
    external: ['koffi'],
    // One file, also with what it loads on demand.
    output: { file, format: 'esm', codeSplitting: false },
    logLevel: 'warn',
  });
  return file;
}

/** Runs a bundle that writes what it found, as JSON, into the file that it is given first; gives that. */
export function toldUnderWine(pc: WinePc, bundle: string, file: string, ...given: readonly string[]): unknown {
  const { code, stderr } = pc.run(WINDOWS_NODE, [windowsPath(bundle), windowsPath(file), ...given]);
  if (!existsSync(file)) throw new Error(`node.exe ended with ${code} and wrote nothing: ${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
