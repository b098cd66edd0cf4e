import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Outcome } from '@mach/probes';
import { findProgram } from '../../requirements.ts';
import { eventually } from '../../support/programs.ts';

/** Starts a server program and waits until it answers `ask`; disposing it ends it. */
export async function startServer(
  [program = '', ...given]: readonly string[],
  ask: () => Promise<Outcome>,
): Promise<AsyncDisposable> {
  const child = spawn(findProgram(program) ?? program, given, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
  }
  const closed = once(child, 'close');
  const stop = async () => {
    child.kill();
    await closed;
  };
  try {
    await eventually(`${program} answers`, async () => (await ask()).ok || undefined, START_TIMEOUT_MS);
  } catch (error) {
    await stop();
    throw new Error(`${program} did not start: ${said}`, { cause: error });
  }
  return { [Symbol.asyncDispose]: stop };
}

const START_TIMEOUT_MS = 20_000;
