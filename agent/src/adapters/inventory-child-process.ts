import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Clock, Inventory, MachineFacts, Result } from '@mach/ports';
import { heardFromChild } from './child-peak.ts';
import type { InventoryChildSettings } from './linux-inventory.ts';

/** How long one answer serves all who ask: six sensors read the same child's answer. */
const KEPT_MS = 600_000;
const DEADLINE_MS = 60_000;
const OUTPUT_BYTES_MAX = 1_048_576;

/** Beside the bundle it is a bundle too; from source it is the source. */
const PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../inventory-child.ts' : './inventory-child.js', import.meta.url),
);

/**
 * Asks a short-lived child, because what it needs is large and slow (on Windows each question starts a PowerShell).
 * Callers at the same time share one run, and its answer is kept for ten minutes.
 */
export function inventoryChildProcess(
  clock: Pick<Clock, 'uptimeMs'>,
  { proc, sys, dmidecodeReport, parts }: InventoryChildSettings,
  program = PROGRAM,
): Inventory {
  let kept: { readonly answer: Promise<Result<MachineFacts>>; readonly atMs: number } | undefined;
  return {
    // The run is shared, so one caller's signal does not end it; the deadline does.
    read: () => {
      const now = clock.uptimeMs();
      if (kept === undefined || now - kept.atMs > KEPT_MS) {
        const answer = runChild(program, { proc, sys, dmidecodeReport, ...(parts !== undefined && { parts }) });
        const run = { answer, atMs: now };
        kept = run;
        void answer.then(({ ok }) => {
          if (!ok && kept === run) kept = undefined;
        });
      }
      return kept.answer;
    },
  };
}

function runChild(program: string, told: InventoryChildSettings): Promise<Result<MachineFacts>> {
  const settings = {
    timeout: DEADLINE_MS,
    maxBuffer: OUTPUT_BYTES_MAX,
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, [program, JSON.stringify(told)], settings, (error, stdout, stderr) => {
      const said = heardFromChild(stderr);
      if (error !== null) {
        const failure = error.killed === true ? 'timeout' : 'bad-reply';
        return resolve({
          ok: false,
          failure,
          detail: `the inventory child: ${said.trim().slice(-300) || error.message}`,
        });
      }
      try {
        resolve({ ok: true, value: JSON.parse(stdout) as MachineFacts });
      } catch {
        resolve({
          ok: false,
          failure: 'bad-reply',
          detail: `the inventory child said ${JSON.stringify(stdout.slice(0, 100))}`,
        });
      }
    });
  });
}
