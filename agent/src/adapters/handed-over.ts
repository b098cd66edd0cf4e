import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from '@mach/ports';
import type { ResidentSettings } from '../resident-settings.ts';

const MAIN = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../commands/main.ts' : './main.js', import.meta.url),
);

/**
 * What a resident that nobody launched needs to run: asked of a short child, which reads the configuration and, where that is still to
 * be done, joins. Undefined when it was told to stop meanwhile; throws with what the child said when it gave nothing.
 */
export async function handedOver(
  dataPath: string,
  log: Log,
  stopping: AbortSignal,
): Promise<ResidentSettings | undefined> {
  const given = [MAIN, 'run', '--hand-over', '--data', dataPath];
  // Nothing is written to its standard input: it ends when that closes, as it does whatever becomes of this process.
  const child = spawn(process.execPath, given, { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  const stop = () => child.kill();
  stopping.addEventListener('abort', stop, { once: true });
  let printed = '';
  let lastWords = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = text.trim();
    log.warn(lastWords);
  });
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  stopping.removeEventListener('abort', stop);
  if (stopping.aborted) return undefined;
  if (code !== 0) throw new Error(lastWords || `the configuration could not be read: the command ended with ${code}`);
  return JSON.parse(printed) as ResidentSettings;
}
