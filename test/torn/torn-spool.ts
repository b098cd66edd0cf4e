import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { openSpool } from '../../agent/src/spool/open.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import { start, temporaryFolder } from '../support/programs.ts';
import { fillSpool, type Said } from './fill-spool.ts';
import { TORN_REPORTS, TORN_SPOOL_LIMITS, tornReport } from './torn-report.ts';
import { FAULTS, type Fault, type Outcome } from './torn-writes.ts';

const WRITER = fileURLToPath(new URL('spool-writer.ts', import.meta.url));

/**
 * Has the fault come at the N-th call of a process that fills a spool, then goes on where it ended, and looks what is left: all
 * that the spool has answered for is there, as it was given or thinned and counted, and no number was given twice.
 */
export async function tryFaultOfSpool(fault: Fault, at: number): Promise<Outcome> {
  const folder = await temporaryFolder();
  const [file, trace] = [join(folder, 'spool.sqlite'), join(folder, 'trace')];
  // A disk that syncs nothing more until the process ends, which finds no time to tidy up: what it was told has failed must not come back.
  const isSick = fault === 'no sync';
  const how = isSick ? ['--seccomp-bpf', '-e', `inject=fsync,fdatasync:error=EIO:when=${at}+`] : FAULTS[fault](at);
  const watch = ['-f', '-qq', '-o', trace, '-e', 'trace=pwrite64,fsync,fdatasync', ...how];
  const write = [process.execPath, WRITER, file, ...(isSick ? ['dies'] : [])];
  const { stdout } = await start('strace', [...watch, ...write]).ended;
  const torn = stdout
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Said);
  const rest: Said[] = [];
  const log = memoryLog();
  const ports = { clock: { wallMs: () => 1_795_392_000_000 }, random: seededRandom(at), log };
  const spool = openSpool(file, ports, TORN_SPOOL_LIMITS);
  fillSpool(spool, (said) => rest.push(said));
  const problems = [...log.lines.map(({ message }) => message), ...look(spool, torn, rest)];
  if (isSick) problems.push(...comeBack(spool, [...torn, ...rest]));
  spool.close();
  const traced = readFileSync(trace, 'utf8');
  const wasHit = fault === 'killed' ? traced.includes('killed by SIGKILL') : traced.includes('(INJECTED)');
  return { wasHit, acknowledged: numbers([...torn, ...rest]).length, problems };
}

/** What the spool holds without ever having answered for it: its agent has kept it elsewhere. */
function comeBack(spool: Spool, said: readonly Said[]): string[] {
  const answered = new Set(numbers(said));
  return spool
    .waiting({ from: 'oldest', count: 10_000, unpackedBytes: Number.MAX_SAFE_INTEGER })
    .filter(({ seq }) => !answered.has(seq))
    .map(({ seq }) => `report ${seq} was refused, and is there all the same`);
}

const numbers = (said: readonly Said[]) => said.flatMap(({ appended }) => appended ?? []);

function look(spool: Spool, torn: readonly Said[], rest: readonly Said[]): string[] {
  const problems: string[] = [];
  // Without room to begin with, that process had its spool in memory, and said so: nothing of it outlives it.
  const wasInMemory = torn.some(({ error }) => error?.includes('memory'));
  const onDisk = wasInMemory ? rest : [...torn, ...rest];
  const answered = numbers(onDisk);
  if (new Set(answered).size !== answered.length) problems.push('a number was given twice');
  if (onDisk.some(({ epoch }) => epoch !== undefined && epoch !== spool.epoch)) problems.push('the epoch has changed');
  const sent = new Set(onDisk.flatMap((said) => said.sent ?? []));
  // The collector has lost all that it had: the spool takes it back, and shows what it holds.
  spool.acknowledge({ ranges: [], sent: [], contradicted: [] });
  const held = spool.waiting({ from: 'oldest', count: 10_000, unpackedBytes: Number.MAX_SAFE_INTEGER });
  for (const number of answered) {
    const report = held.find(({ seq }) => seq === number);
    if (report === undefined) {
      if (!sent.has(number)) problems.push(`report ${number} was answered for and is lost`);
    } else if (report.readings.length > 0 && report.readings[0]?.values['text'] !== textOf(number)) {
      problems.push(`report ${number} holds something else`);
    }
  }
  const thinned = held.filter(({ readings }) => readings.length === 0).length;
  const { dropped, lastSeq } = spool.facts();
  const told = spool.ledger(1_000).reduce((sum, { reports }) => sum + reports, 0);
  if (dropped !== thinned || told !== dropped) {
    problems.push(`${thinned} reports are thinned, ${dropped} counted, ${told} in the ledger`);
  }
  if (lastSeq < TORN_REPORTS) problems.push(`only ${lastSeq} of ${TORN_REPORTS} reports were taken at last`);
  return problems;
}

const textOf = (number: number) => tornReport(number).readings[0]?.values['text'];
