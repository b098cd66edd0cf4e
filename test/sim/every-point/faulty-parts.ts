import type { Http, HttpRequest, HttpResult } from '@mach/ports';
import type { VirtualTime } from '@mach/ports/testing';
import type { NewReport, Spool, Worth } from '../../../agent/src/spool/spool.ts';
import type { SickDatabase } from '../../../agent/src/testing/sick-database.ts';
import { JournalUnavailable } from '../../../collector/src/journal/journal.ts';
import type { LocalJournal } from '../../../collector/src/journal/local.ts';
import type { Link } from '../link.ts';
import { DiskFault, type FaultGate } from './fault-gate.ts';

/** The process that uses a disk. */
export interface DiskUser {
  readonly time: VirtualTime;
  readonly isAlive: () => boolean;
  /** Ends the process at once; nothing that it still does counts. */
  readonly die: () => void;
}

/** Long enough for a refusal to be heard, and too short for another commit. */
const COLLECTOR_LIVES_ON_MS = 100;
/** Less than a report's interval: what was refused goes out from memory, and nothing else is written. */
const AGENT_LIVES_ON_MS = 13_000;
const LATE_MS = 20_000;

/**
 * A spool whose disk fails at the gate's word. `again` does a write over at the disk, as the next start of its process finds it. The spool
 * stands on `sick`: with an unknown outcome its transactions fail from that call on, until the process ends, and of them the last one tried
 * stands in the file.
 */
export function faultySpool(
  spool: Spool,
  gate: FaultGate,
  user: DiskUser & { readonly sick: SickDatabase; readonly again: (write: (spool: Spool) => unknown) => void },
): Spool {
  let ghost: ((spool: Spool) => unknown) | undefined;
  let underWay: typeof ghost;
  const trouble = { ok: false, failure: 'broken', detail: 'as the fault has it' } as const;
  user.sick.failed = () => {
    ghost = underWay;
    underWay = undefined;
  };

  function write<Answer extends { readonly ok: boolean }>(what: string, work: (spool: Spool) => Answer) {
    const fault = gate.call('spool', what);
    if (fault === 'before') return trouble;
    if (fault === 'unknown') fallIll();
    underWay = work;
    const answer = work(spool);
    if (fault !== 'after') return answer;
    user.die();
    return trouble;
  }

  function fallIll(): void {
    user.sick.isSick = true;
    user.time.at(user.time.nowMs() + AGENT_LIVES_ON_MS, () => {
      user.sick.isSick = false;
      if (!user.isAlive()) return;
      user.die();
      if (ghost !== undefined) user.again(ghost);
    });
  }

  function read<Answer>(what: string, work: () => Answer): Answer {
    if (gate.call('spool', what, 'reads') !== undefined) throw new DiskFault(`the disk does not give ${what}`);
    return work();
  }

  return {
    ...spool,
    append: (report: NewReport, worth?: Worth) => write('append', (on) => on.append(report, worth)),
    acknowledge: (answer) => write('acknowledge', (on) => on.acknowledge(answer)),
    giveUp: (seq, what, why) => {
      write('giveUp', (on) => {
        on.giveUp(seq, what, why);
        return { ok: true };
      });
    },
    noteEnded: (held) => write('noteEnded', (on) => on.noteEnded(held)),
    waiting: (ask) => read('waiting', () => spool.waiting(ask)),
    facts: () => read('facts', () => spool.facts()),
    ledger: (count) => read('ledger', () => spool.ledger(count)),
  };
}

const JOURNAL_WRITES = [
  'append',
  'quarantine',
  'saveCheckpoint',
  'keepSiteDays',
  'settleDays',
  'seal',
  'fade',
  'setAsideDamaged',
] as const;
const JOURNAL_READS = [
  'read',
  'find',
  'acknowledged',
  'loadCheckpoint',
  'loadBase',
  'last',
  'readSiteDays',
  'unsettledDays',
] as const;
type Work = (journal: LocalJournal) => Promise<unknown>;

/** A journal whose disk fails at the gate's word. `again` does a write over at the disk, as the next start of its process finds it. */
export function faultyJournal(
  journal: LocalJournal,
  gate: FaultGate,
  user: DiskUser & { readonly again: (write: Work) => void },
): LocalJournal {
  let ghost: Work | undefined;
  const unavailable = () => new JournalUnavailable('as the fault has it');

  async function write(what: string, work: Work): Promise<unknown> {
    const fault = gate.call('journal', what);
    if (fault === 'before') throw unavailable();
    if (fault === 'unknown') {
      ghost = work;
      user.time.at(user.time.nowMs() + COLLECTOR_LIVES_ON_MS, () => {
        if (!user.isAlive()) return;
        user.die();
        if (ghost !== undefined) user.again(ghost);
      });
      throw unavailable();
    }
    const done = await work(journal);
    ghost = undefined;
    if (fault !== 'after') return done;
    user.die();
    return await new Promise<never>(() => {});
  }

  async function read(what: string, work: Work): Promise<unknown> {
    if (gate.call('journal', what, 'reads') !== undefined) throw unavailable();
    return await work(journal);
  }

  const wrapped = (names: readonly (keyof LocalJournal)[], through: typeof write) =>
    names.map((name) => [
      name,
      (...args: unknown[]) =>
        through(name, (on) => (on[name] as (...given: unknown[]) => Promise<unknown>).apply(on, args)),
    ]);
  return {
    ...journal,
    ...Object.fromEntries([...wrapped(JOURNAL_WRITES, write), ...wrapped(JOURNAL_READS, read)]),
  } as LocalJournal;
}

/** A line on which one exchange goes wrong at the gate's word. */
export function faultyLink(link: Link, gate: FaultGate, time: VirtualTime): Link {
  const failed = (failure: 'unreachable' | 'bad-reply' | 'timeout'): HttpResult => ({
    ok: false,
    failure,
    detail: 'as the fault has it',
  });
  const after = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      time.at(time.nowMs() + ms, resolve);
    });

  async function exchange(http: Http, request: HttpRequest, signal: AbortSignal): Promise<HttpResult> {
    const fault = gate.call('network', `${request.method} ${new URL(request.url).pathname}`);
    switch (fault) {
      case undefined:
        return await http.exchange(request, signal);
      case 'before':
        await after(20, signal);
        return failed('unreachable');
      case 'after':
        await http.exchange(request, signal);
        return failed('bad-reply');
      case 'unknown':
        // It is on its way whatever becomes of who sent it.
        time.at(time.nowMs() + LATE_MS, () => {
          void link.http(() => true).exchange(request, new AbortController().signal);
        });
        await after(request.timeoutMs, signal);
        return failed('timeout');
    }
  }

  return {
    ...link,
    http: (isAlive) => {
      const http = link.http(isAlive);
      return {
        exchange: async (request, signal) => {
          const result = await exchange(http, request, signal);
          return isAlive() ? result : await new Promise<never>(() => {});
        },
      };
    },
  };
}

/** The writing of a small file that fails at the gate's word. */
export function faultyWrite<Args extends readonly unknown[]>(
  write: (...args: Args) => boolean,
  gate: FaultGate,
  what: (...args: Args) => string,
  die: () => void,
): (...args: Args) => boolean {
  return (...args) => {
    const fault = gate.call('files', what(...args));
    if (fault === 'before') return false;
    const isWritten = write(...args);
    if (fault === 'after') die();
    return isWritten && fault !== 'unknown';
  };
}
