import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BatchAnswer, Range } from '@mach/wire';
import { isInRanges } from '@mach/wire';
import { takeCensus } from '../../collector/src/journal/census.ts';
import { entriesFrom, inspectJournal } from '../../collector/src/journal/inspect.ts';
import { openStore } from '../../collector/src/journal/store.ts';
import { batch, enrolDevice, makeCollector, packed, report } from '../../collector/src/testing/collector-fixture.ts';
import { COLLECTOR, eventually, type Started, start, temporaryFolder } from '../support/programs.ts';

/**
 * What goes wrong at the N-th call of a thread: no room for what is written, or nothing synced, three times in a row; or the process is
 * killed when it asks for a sync. strace that looks at some calls only is faster, and sends no signals.
 */
export const FAULTS = {
  'no room': (at: number) => ['--seccomp-bpf', '-e', `inject=pwrite64:error=ENOSPC:when=${at}..${at + 2}`],
  'no sync': (at: number) => ['--seccomp-bpf', '-e', `inject=fsync,fdatasync:error=EIO:when=${at}..${at + 2}`],
  killed: (at: number) => ['-e', `inject=fsync,fdatasync:signal=KILL:when=${at}`],
} as const;
export type Fault = keyof typeof FAULTS;

export interface Outcome {
  /** Whether the fault came: beyond some N there is no such call any more. */
  readonly wasHit: boolean;
  /** What was acknowledged in this try. */
  readonly acknowledged: number;
  /** Empty where everything acknowledged, also before, is there exactly once. */
  readonly problems: readonly string[];
}

/** Old reports, by rounds of five minutes: with the fault they are being sealed while new ones come in. */
const OLD_ROUNDS = 480;
const FIVE_MINUTES = 300_000;
const REQUESTS = 40;
const IS_OVER_MS = 60_000;

/** Makes a collector's folder to begin each try with: one device, whose old reports are not sealed yet. */
export async function makeGround(): Promise<string> {
  const folder = join(await temporaryFolder(), 'ground');
  mkdirSync(folder, { mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'journal.db'));
  const { collector, token, time } = await makeCollector({ sealAfterMs: Number.MAX_SAFE_INTEGER }, database);
  await enrolDevice(collector, token);
  for (let seq = 1; seq <= OLD_ROUNDS; seq++) {
    await time.runUntil(time.nowMs() + FIVE_MINUTES);
    const answer = await collector.receive(packed(batch([report(seq)])));
    if (!answer.ok) throw new Error(answer.body.error);
  }
  await collector.stop();
  database.close();
  return folder;
}

/** Runs a collector on a copy of the ground while a device sends, has the fault come at the N-th call, and looks what is left. */
export async function tryFault(ground: string, fault: Fault, at: number): Promise<Outcome> {
  const data = join(await temporaryFolder(), 'data');
  cpSync(ground, data, { recursive: true });
  const trace = join(await temporaryFolder(), 'trace');
  const serve = [process.execPath, COLLECTOR, 'serve', '--data', data, '--listen', '127.0.0.1:0'];
  const watch = ['-f', '-qq', '-o', trace, '-e', 'trace=pwrite64,fsync,fdatasync', ...FAULTS[fault](at)];
  const acknowledged = await send(start('strace', [...watch, ...serve]), data, OLD_ROUNDS + 1);
  // What a killed one left must be readable for the next one, which takes the rest.
  if (acknowledged.size < REQUESTS) {
    const again = start(serve[0] as string, serve.slice(1));
    for (const seq of await send(again, data, OLD_ROUNDS + 1)) acknowledged.add(seq);
  }
  const problems = look(data, acknowledged);
  if (acknowledged.size < REQUESTS)
    problems.push(`only ${acknowledged.size} of ${REQUESTS} reports were acknowledged at last`);
  const traced = readFileSync(trace, 'utf8');
  const wasHit = fault === 'killed' ? traced.includes('killed by SIGKILL') : traced.includes('(INJECTED)');
  return { wasHit, acknowledged: acknowledged.size, problems };
}

/** Sends one report a request until all are acknowledged or the collector is gone, then stops it. */
async function send(collector: Started, data: string, first: number): Promise<Set<number>> {
  const acknowledged = new Set<number>();
  const isOver = () => collector.child.exitCode !== null || collector.child.signalCode !== null;
  const file = join(data, 'collector.json');
  const url = await eventually('the collector is ready or gone', () => {
    if (isOver()) return '';
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { url: string }).url : undefined;
  });
  for (let seq = first; seq < first + REQUESTS && url !== '' && !isOver(); ) {
    const { authorization, contentEncoding, body } = packed(batch([report(seq)]));
    try {
      const answer = await fetch(`${url}/api/v1/reports`, {
        method: 'POST',
        body,
        headers: { authorization, 'content-encoding': contentEncoding },
        signal: AbortSignal.timeout(IS_OVER_MS),
      });
      if (answer.status === 503) continue;
      if (answer.status !== 200) throw new Error(`status ${answer.status}: ${await answer.text()}`);
      const { acknowledged: ranges } = (await answer.json()) as BatchAnswer;
      for (; isInRanges(ranges as readonly Range[], seq) && seq < first + REQUESTS; seq++) acknowledged.add(seq);
    } catch (error) {
      // The connection of a collector that was killed.
      if (!(error instanceof TypeError)) throw error;
      break;
    }
  }
  await stop(collector, data);
  return acknowledged;
}

/** Ends the collector itself, not what watches it: that ends with it. */
async function stop(collector: Started, data: string): Promise<void> {
  const file = join(data, 'collector.json');
  if (collector.child.exitCode === null && existsSync(file)) {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number };
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It was killed before: its file is left.
    }
  }
  await collector.ended;
  rmSync(file, { force: true });
}

function look(data: string, acknowledged: ReadonlySet<number>): string[] {
  const database = new DatabaseSync(join(data, 'journal.db'));
  try {
    const store = openStore(database);
    const problems = [...inspectJournal(store).problems];
    const ranges = takeCensus(entriesFrom(store, 1)).devices[0]?.acknowledged[0]?.ranges ?? [];
    const isLost = (seq: number) => !isInRanges(ranges, seq);
    for (const seq of acknowledged) if (isLost(seq)) problems.push(`report ${seq} was acknowledged and is lost`);
    for (let seq = 1; seq <= OLD_ROUNDS; seq++)
      if (isLost(seq)) problems.push(`report ${seq} was there before and is lost`);
    return problems;
  } finally {
    database.close();
  }
}
