import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PacLimits, PacPorts } from '../pac-ways.ts';
import { heardFromChild } from './child-peak.ts';

const OUTPUT_BYTES_MAX = 65_536;
/** Of Node around the script; the script's own memory has its own limit. */
const NODE_HEAP_MIB = 64;

/** Beside the bundle it is a bundle too; from source it is the source. */
const PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../pac-child.ts' : './pac-child.js', import.meta.url),
);

/**
 * Runs a PAC script in a short-lived child: it is a stranger's program that may never end, and its sandbox a library. The
 * child may read files, as it must to start, and write none; it starts no process and has nothing of our environment.
 */
export const pacChildProcess =
  ({ evaluateMs, memoryBytesMax }: PacLimits, program = PROGRAM): PacPorts['evaluate'] =>
  (question) =>
    new Promise((resolve) => {
      const flags = ['--permission', '--allow-fs-read=*', `--max-old-space-size=${NODE_HEAP_MIB}`];
      const settings = {
        timeout: evaluateMs,
        maxBuffer: OUTPUT_BYTES_MAX,
        killSignal: 'SIGKILL',
        windowsHide: true,
        // Windows opens no socket without it.
        env: { SystemRoot: process.env['SystemRoot'] ?? '' },
      } as const;
      const child = execFile(process.execPath, [...flags, program], settings, (error, stdout, stderr) => {
        heardFromChild(stderr);
        if (error?.killed === true) {
          const detail = `the PAC script did not end within ${evaluateMs} ms`;
          return resolve({ ok: false, failure: 'timeout', detail });
        }
        const { answer, trouble } = said(stdout);
        if (answer !== undefined) return resolve({ ok: true, value: answer });
        resolve({
          ok: false,
          failure: 'bad-reply',
          detail: `the PAC script: ${trouble ?? 'its process said nothing'}`,
        });
      });
      // A child that ended before it took the question is told by its exit.
      child.stdin?.on('error', () => {}).end(JSON.stringify({ ...question, memoryBytesMax }));
    });

function said(stdout: string): { readonly answer?: string; readonly trouble?: string } {
  try {
    return JSON.parse(stdout) as { readonly answer?: string; readonly trouble?: string };
  } catch {
    return {};
  }
}
