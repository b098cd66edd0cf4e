import { spawn } from 'node:child_process';
import type { PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import type { Deadline } from './deadline.ts';
import { nodeLimits } from './limits.ts';
import { parsePingOutput } from './ping-output.ts';
import { codeOf, failed } from './trouble.ts';

/**
 * Echo requests by one run of the system's `ping`, found by PATH: a train of ten costs 0.4 ms of CPU a packet, agrees with
 * a packet capture, and needs no right of ours. Undefined where the system has no usable `ping`; off Linux its options mean
 * other things.
 */
export async function commandTrain(
  address: string,
  request: PingRequest,
  deadline: Deadline,
): Promise<Result<PingTrain> | undefined> {
  if (process.platform !== 'linux') return undefined;
  const run = await runPing(argumentsOf(address, request), deadline.signal);
  if (run === undefined) return undefined;
  const output = parsePingOutput(run.stdout);
  if (output !== undefined) return { ok: true, value: { ...output, address, way: 'icmp-command' } };
  if (deadline.signal.aborted) return failed('timeout', 'ping was stopped before it had counted its packets');
  const said = `${run.stderr}\n${run.stdout}`;
  const unreachable = /(\S+ (?:is )?unreachable)/i.exec(said);
  if (unreachable !== null) return failed('unreachable', `ping says: ${unreachable[1]}`);
  if (/not permitted|permission denied|missing cap_net_raw/i.test(said)) return undefined;
  return failed('bad-reply', `ping gave no statistics: ${run.stderr.trim().slice(0, 200)}`);
}

/** What both iputils and busybox take. Whole seconds for the reply, because busybox and old iputils take no others. */
const argumentsOf = (address: string, { packets, intervalMs, replyTimeoutMs, payloadBytes, ttl }: PingRequest) => [
  ...['-n', '-c', String(packets), '-i', String(intervalMs / 1_000)],
  ...['-W', String(Math.max(1, Math.ceil(replyTimeoutMs / 1_000))), '-s', String(payloadBytes)],
  ...(ttl === undefined ? [] : ['-t', String(ttl)]),
  address,
];

interface Run {
  readonly stdout: string;
  readonly stderr: string;
}

/** Undefined where there is no such program. An abort kills it, and what it had printed is all there is. */
function runPing(args: readonly string[], signal: AbortSignal): Promise<Run | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn('ping', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
      windowsHide: true,
    });
    const kept = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('latin1');
      child[name].on('data', (text: string) => {
        kept[name] = (kept[name] + text).slice(0, nodeLimits.pingOutputBytesMax);
      });
    }
    const stop = () => child.kill('SIGKILL');
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    child.once('error', (error) => {
      signal.removeEventListener('abort', stop);
      const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES';
      if (missing) resolve(undefined);
      else reject(error);
    });
    child.once('close', () => {
      signal.removeEventListener('abort', stop);
      resolve(kept);
    });
  });
}
