import type { SeededRandom } from '@mach/ports/testing';
import { addRange, isInRanges, type Range } from '@mach/wire';
import type { Spool, SpooledReport } from '../../../agent/src/spool/spool.ts';

/**
 * A spool that is a list, for worlds of ten thousand agents: a database each would take gigabytes. It has room for everything and outlives
 * nobody, so it never thins out and never rewinds; what a spool must do beyond that is tried on the real one, seed by seed.
 */
export function createLightSpool(random: SeededRandom): Spool {
  const epoch = Buffer.from(random.bytes(16)).toString('hex');
  const nothing: readonly Range[] = [];
  let reports: SpooledReport[] = [];
  let acknowledged = nothing;
  let lastSeq = 0;
  let refused = 0;
  const remove = (isGone: (seq: number) => boolean) => {
    const before = reports.length;
    reports = reports.filter(({ seq }) => !isGone(seq));
    return before - reports.length;
  };

  return {
    epoch,
    append: (report) => {
      lastSeq += 1;
      reports.push({ ...report, seq: lastSeq });
      return { ok: true, seq: lastSeq };
    },
    waiting: ({ from, count }) => (from === 'newest' ? reports.slice(-count) : reports.slice(0, count)),
    acknowledge: ({ ranges, sent, contradicted }) => {
      if (contradicted.length > 0) throw new Error('a number was contradicted, and there was no other spool');
      const delivered = remove((seq) => sent.includes(seq) && isInRanges(ranges, seq));
      acknowledged = ranges.reduce<readonly Range[]>(addRange, acknowledged);
      return { ok: true, delivered, rewound: 0, renumbered: 0 };
    },
    giveUp: (seq) => {
      refused += remove((each) => each === seq);
    },
    noteEnded: () => ({ ok: true }),
    noteExport: () => ({ ok: true }),
    exported: () => undefined,
    facts: () => ({
      epoch,
      lastSeq,
      queueDepth: reports.length,
      ...(reports[0] === undefined ? {} : { oldestQueuedAt: reports[0].wall }),
      bytes: 0,
      acknowledged,
      dropped: 0,
      refused,
    }),
    ledger: () => [],
    close: () => {},
  };
}
