import type { Log } from '@mach/ports';
import type { NewReport, Spool, SpoolFacts } from './spool/spool.ts';

/** The spool on the disk, and one in memory for as long as the disk takes nothing. */
export interface Spools {
  append(report: NewReport): void;
  /** Those to send from, the disk's first. */
  all(): readonly Spool[];
  counts(): SpoolCounts;
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
  readonly spool: Spool;
  readonly spareSpool: () => Spool;
  readonly log: Log;
}): Spools {
  let spare: Spool | undefined;
  let isDiskWell = true;
  const all = () => (spare === undefined ? [ports.spool] : [ports.spool, spare]);

  return {
    append: (report) => {
      const kept = ports.spool.append(report);
      if (kept.ok) {
        if (!isDiskWell) ports.log.info('the spool on the disk takes reports again');
        isDiskWell = true;
        return;
      }
      if (isDiskWell) ports.log.error('the spool on the disk takes nothing: going on in memory', { ...kept });
      isDiskWell = false;
      spare ??= ports.spareSpool();
      const inMemory = spare.append(report);
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
    inMemory: () => spare?.facts().queueDepth ?? 0,
  };
}
