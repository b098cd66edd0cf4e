import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Result, Snmp, SnmpRound, SnmpTarget } from '@mach/ports';
import type { SnmpReply } from '../snmp-wire.ts';
import type { AllowsAddress } from '../target-guard.ts';
import { heardFromChild } from './child-peak.ts';

export interface SnmpChildLimits {
  /** Devices that are asked at the same time; the others wait. */
  readonly roundsAtOnce: number;
  /** What a child may take beyond the time of a round before it is ended by force. */
  readonly marginMs: number;
  /** How long a child without work waits for more. */
  readonly idleMs: number;
  readonly heapMib: number;
  readonly replyBytesMax: number;
}

/** Beside the bundle it is a bundle too; from source it is the source. */
const PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../snmp-child.ts' : './snmp-child.js', import.meta.url),
);

interface Waiting {
  readonly target: SnmpTarget;
  readonly end: (round: Result<SnmpRound>) => void;
}

/**
 * Has devices asked by a short-lived child, because the library for it and the profiles are large. One child serves all rounds that come while it
 * runs and within a moment after its last.
 */
export function snmpChildProcess(salt: string, limits: SnmpChildLimits, program = PROGRAM): Snmp {
  let child: RunningChild | undefined;
  const waiting: Waiting[] = [];

  function pump(): void {
    while (waiting.length > 0 && (child === undefined || child.rounds() < limits.roundsAtOnce)) {
      const next = waiting.shift();
      if (next === undefined) return;
      child ??= startChild(program, salt, limits, () => {
        child = undefined;
        pump();
      });
      child.ask(next, pump);
    }
  }

  return {
    round: (target, signal) =>
      new Promise((resolve) => {
        const givenUp = failed('timeout', 'the round was given up before its end');
        if (signal.aborted) return resolve(givenUp);
        const one: Waiting = { target, end: resolve };
        waiting.push(one);
        // A round that runs already has its own end; nobody listens to it any more.
        signal.addEventListener('abort', () => {
          const at = waiting.indexOf(one);
          if (at >= 0) waiting.splice(at, 1);
          resolve(givenUp);
        });
        pump();
      }),
  };
}

/** The same port for the addresses that a guard lets through alone. */
export const guardedSnmp = (snmp: Snmp, allows: AllowsAddress): Snmp => ({
  round: async (target, signal) => {
    const { address } = target;
    if (allows(address, address)) return snmp.round(target, signal);
    return failed('denied', `${address} is no address that this check may ask`);
  },
});

interface RunningChild {
  rounds(): number;
  ask(one: Waiting, done: () => void): void;
}

function startChild(program: string, salt: string, limits: SnmpChildLimits, ended: () => void): RunningChild {
  // DES is needed by old devices alone, and is in no other part of Node's OpenSSL.
  // It may read files, as it must to start, and write none; it starts no process.
  const flags = [
    '--permission',
    '--allow-fs-read=*',
    '--openssl-legacy-provider',
    `--max-old-space-size=${limits.heapMib}`,
  ];
  const running = spawn(process.execPath, [...flags, program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // Windows opens no socket without it.
    env: { SystemRoot: process.env['SystemRoot'] ?? '' },
  });
  const rounds = new Map<
    number,
    { readonly end: Waiting['end']; readonly done: () => void; readonly timer: NodeJS.Timeout }
  >();
  let ids = 0;
  let said = '';
  let idle: NodeJS.Timeout | undefined;
  let isOver = false;

  function end(id: number, round: Result<SnmpRound>): void {
    const one = rounds.get(id);
    if (one === undefined) return;
    rounds.delete(id);
    clearTimeout(one.timer);
    one.end(round);
    one.done();
    if (rounds.size === 0) rest();
  }

  function rest(): void {
    idle = setTimeout(() => running.stdin.end(), limits.idleMs);
    hold(running, false, idle);
  }

  function over(failure: 'timeout' | 'bad-reply', detail: string): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(idle);
    running.kill('SIGKILL');
    // Whoever waits is served by another child, whatever this one's rounds come to.
    ended();
    for (const id of [...rounds.keys()]) end(id, failed(failure, detail));
    clearTimeout(idle);
  }

  running.on('error', (error) => over('bad-reply', `the SNMP child: ${error.message}`));
  running.on('exit', () => {
    const words = heardFromChild(said).trim().slice(-300);
    over('bad-reply', `the SNMP child ended: ${words || 'it said nothing'}`);
  });
  // Its last word may come after its end.
  running.on('close', () => heardFromChild(said));
  running.stdin.on('error', () => {});
  running.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-2_000);
  });
  let bytes = 0;
  running.stdout.on('data', (chunk: Buffer) => {
    bytes = chunk.includes(0x0a) ? 0 : bytes + chunk.length;
    if (bytes > limits.replyBytesMax) over('bad-reply', 'the SNMP child says more than it may');
  });
  createInterface({ input: running.stdout }).on('line', (line) => {
    const reply = replyIn(line);
    if (reply === undefined) over('bad-reply', `the SNMP child said ${JSON.stringify(line.slice(0, 100))}`);
    else end(reply.id, reply.round);
  });

  return {
    rounds: () => rounds.size,
    ask: ({ target, end: tell }, done) => {
      clearTimeout(idle);
      hold(running, true);
      const id = ids++;
      const longestMs = target.roundMs + limits.marginMs;
      const timer = setTimeout(
        () => over('timeout', `the SNMP child did not end within ${longestMs / 1_000} s`),
        longestMs,
      );
      rounds.set(id, { end: tell, done, timer });
      running.stdin.write(`${JSON.stringify({ id, target, salt })}\n`);
    },
  };
}

/** A child without work does not keep its parent from ending; it ends with it. */
function hold(child: ChildProcess, isHeld: boolean, timer?: NodeJS.Timeout): void {
  const streams = [child.stdin, child.stdout, child.stderr] as unknown as readonly Pick<
    NodeJS.Timeout,
    'ref' | 'unref'
  >[];
  for (const one of [child, ...streams]) isHeld ? one.ref() : one.unref();
  timer?.unref();
}

function replyIn(line: string): SnmpReply | undefined {
  try {
    return JSON.parse(line) as SnmpReply;
  } catch {
    return undefined;
  }
}

const failed = (failure: 'timeout' | 'bad-reply' | 'denied', detail: string): Result<never> => ({
  ok: false,
  failure,
  detail,
});
