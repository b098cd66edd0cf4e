import { setTimeout } from 'node:timers/promises';
import { type Started, start } from '../../support/programs.ts';

/** A program that is started again whenever it ends without being asked to, as a service is. */
export interface KeptRunning {
  process(): Started;
  /** Kills it as a power cut would; it is started again after so long. */
  kill(awayMs: number): Promise<void>;
  pause(ms: number): Promise<void>;
  /** Asks it to end, and starts it no more. */
  stop(): Promise<void>;
  /** Times it ended by itself, with the last lines of what it said. */
  readonly endings: readonly string[];
}

const RESTART_MS = 1_000;
const LINES_KEPT = 6;

export function keepRunning(
  given: readonly string[],
  environment: Readonly<Record<string, string>>,
  prepare: () => void = () => {},
): KeptRunning {
  const endings: string[] = [];
  let isWanted = true;
  let isKilled = false;
  let running = begin();

  function begin(): Started {
    prepare();
    const started = start(process.execPath, given, environment);
    void started.ended.then(async ({ code }) => {
      if (isKilled || !isWanted) return;
      endings.push(`${code}: ${started.output().trim().split('\n').slice(-LINES_KEPT).join('\n  ')}`);
      await setTimeout(RESTART_MS);
      // Who was killed meanwhile is started by that: two at once would keep each other from the port for ever.
      if (isWanted && !isKilled && running === started) running = begin();
    });
    return started;
  }

  return {
    process: () => running,
    kill: async (awayMs) => {
      isKilled = true;
      running.child.kill('SIGKILL');
      await running.ended;
      await setTimeout(awayMs);
      isKilled = false;
      running = begin();
    },
    pause: async (ms) => {
      const { child } = running;
      child.kill('SIGSTOP');
      await setTimeout(ms);
      child.kill('SIGCONT');
    },
    stop: async () => {
      isWanted = false;
      await running.stop();
    },
    endings,
  };
}
