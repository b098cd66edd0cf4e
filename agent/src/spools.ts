import type { Log, LostReports } from '@mach/ports';
import type { OpenedSpool } from './spool/open.ts';
import type { LedgerRow, NewReport, Spool, SpoolFacts, Worth } from './spool/spool.ts';

/** Of the ledger's latest rows; more than the days that a spool keeps. */
const LEDGER_ROWS_TOLD = 200;

/** The spool on the disk, and one in memory for as long as the disk takes nothing: from the start, or from some moment on. */
export interface Spools {
  append(report: NewReport, worth: Worth): void;
  /** Those to send from, the disk's first. */
  all(): readonly Spool[];
  counts(): SpoolCounts;
  /** What never reaches the collector whole, by day and reason; the spool on the disk alone remembers it. */
  lost(): readonly LostReports[];
  /** Of the spool on the disk; of the one in memory while there is no other. */
  facts(): SpoolFacts;
  /** Reports that wait in memory because the disk refused them. */
  inMemory(): number;
}

export interface SpoolCounts {
  readonly spoolReports: number;
  readonly spoolBytes: number;
  readonly droppedReports: number;
  readonly refusedReports: number;
}

export function createSpools(ports: {
  readonly spool: OpenedSpool;
  readonly spareSpool: () => Spool;
  readonly log: Log;
}): Spools {
  const { reopen } = ports.spool;
  let [disk, spare]: (Spool | undefined)[] = reopen === undefined ? [ports.spool] : [undefined, ports.spool];
  let isDiskWell = disk !== undefined;
  const all = () => [disk, spare].filter((spool) => spool !== undefined);

  return {
    append: (report, worth) => {
      disk ??= reopen?.();
      const kept = disk?.append(report, worth);
      if (kept?.ok === true) {
        if (!isDiskWell) ports.log.info('the spool on the disk takes reports again');
        isDiskWell = true;
        return;
      }
      if (isDiskWell) ports.log.error('the spool on the disk takes nothing: going on in memory', { ...kept });
      isDiskWell = false;
      spare ??= ports.spareSpool();
      const inMemory = spare.append(report, worth);
      if (!inMemory.ok) ports.log.error('a report is lost: neither disk nor memory took it', { ...inMemory });
    },
    all,
    counts: () => {
      // Each look counts what waits, which may be weeks of reports: one look serves all four.
      const facts = all().map((spool) => spool.facts());
      const sum = (countOf: (one: SpoolFacts) => number) => facts.reduce((total, one) => total + countOf(one), 0);
      return {
        spoolReports: sum(({ queueDepth }) => queueDepth),
        spoolBytes: sum(({ bytes }) => bytes),
        droppedReports: sum(({ dropped }) => dropped),
        refusedReports: sum(({ refused }) => refused),
      };
    },
    lost: () => {
      const rows = (disk ?? ports.spool).ledger(LEDGER_ROWS_TOLD);
      return Map.groupBy(rows, ({ day, what }) => `${day} ${what}`)
        .values()
        .map((alike) => sumOf(alike))
        .toArray();
    },
    facts: () => (disk ?? ports.spool).facts(),
    inMemory: () => spare?.facts().queueDepth ?? 0,
  };
}

function sumOf(alike: readonly LedgerRow[]): LostReports {
  const [{ day, what }] = alike as readonly [LedgerRow];
  const reports = alike.reduce((sum, row) => sum + row.reports, 0);
  return { reason: what, reports, ...(day === undefined ? {} : { day }) };
}
