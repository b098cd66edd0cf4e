import type { Spool } from '../../agent/src/spool/spool.ts';
import { TORN_REPORTS, tornReport } from './torn-report.ts';

/** What is said while a spool is filled: before the collector's answer is taken, and after the spool has answered. */
export interface Said {
  readonly epoch?: string;
  readonly appended?: number;
  /** The collector has these from now on: they may go when room is needed. */
  readonly sent?: readonly number[];
  readonly error?: string;
}

/** What an agent does with its spool, as fast as it goes, until there are enough reports or the disk has refused too many. */
export function fillSpool(spool: Spool, say: (said: Said) => void): void {
  say({ epoch: spool.epoch });
  for (let tries = 0; spool.facts().lastSeq < TORN_REPORTS && tries < 3 * TORN_REPORTS; tries++) {
    const kept = spool.append(tornReport(spool.facts().lastSeq + 1));
    if (kept.ok) say({ appended: kept.seq });
    if (tries % 5 !== 4) continue;
    const sent = spool.waiting({ from: 'newest', count: 3, unpackedBytes: 1_000_000 }).map(({ seq }) => seq);
    say({ sent });
    spool.acknowledge({ ranges: sent.map((seq) => [seq, seq] as const), sent, contradicted: [] });
  }
}
