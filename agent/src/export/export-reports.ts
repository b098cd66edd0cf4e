import type { Clock, Random } from '@mach/ports';
import {
  REPORT_FILE_FORMAT,
  type ReportFileBatch,
  type ReportFileHead,
  signedBatch,
  signedHead,
  toRanges,
} from '@mach/wire';
import { packBatch } from '../batch.ts';
import type { JoinedIdentity } from '../identity.ts';
import type { AgentLimits } from '../limits.ts';
import type { AgentSettings } from '../settings.ts';
import type { Spool, SpooledReport } from '../spool/spool.ts';
import type { Signer } from './file-key.ts';

export interface Exported {
  readonly id: string;
  readonly reports: number;
  /** Of the file: its head, then batches that each hold by themselves. */
  readonly lines: readonly string[];
}

export interface ExportParts {
  readonly settings: Pick<AgentSettings, 'version' | 'identity' | 'bootId' | 'sendEveryS'>;
  readonly joined: Pick<JoinedIdentity, 'unitCode'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly sign: Signer;
}

/**
 * All that waits in a spool at this moment, as a signed file. The spool remembers the file for the answer to it; nothing counts
 * as delivered yet. Undefined when nothing waits. Throws when the spool can't remember the file.
 */
export function exportReports(
  spool: Spool,
  parts: ExportParts,
  limits: Pick<AgentLimits, 'reportsPerBatch' | 'batchUnpackedBytesMax'>,
): Exported | undefined {
  const { settings, clock, sign } = parts;
  const id = Buffer.from(parts.random.bytes(16)).toString('hex');
  const { epoch } = spool;
  const seqs: number[] = [];
  const lines: string[] = [];
  // Made before the first is written: the head says how many must follow, and beside a running agent the spool moves on.
  for (const reports of pages()) {
    lines.push(JSON.stringify(line(lines.length + 1, reports)));
    seqs.push(...reports.map(({ seq }) => seq));
  }
  if (lines.length === 0) return undefined;
  const head: Omit<ReportFileHead, 'mac'> = {
    format: REPORT_FILE_FORMAT,
    id,
    device: settings.identity.device,
    epoch,
    unitCode: parts.joined.unitCode,
    collectorUrl: settings.identity.collectorUrl,
    madeAt: Math.round(clock.wallMs()),
    batches: lines.length,
    reports: seqs.length,
  };
  const noted = spool.noteExport(id, toRanges(seqs));
  if (!noted.ok) throw new Error(`The spool can't remember the file: ${noted.detail}`);
  return { id, reports: seqs.length, lines: [JSON.stringify({ ...head, mac: sign(signedHead(head)) }), ...lines] };

  function line(n: number, reports: readonly SpooledReport[]): ReportFileBatch {
    const { body } = packBatch(settings, clock, {
      epoch,
      sendEveryS: settings.sendEveryS,
      coding: 'gzip',
      reports,
      carried: true,
    });
    const content = { n, body: Buffer.from(body).toString('base64') };
    return { ...content, mac: sign(signedBatch(id, content)) };
  }

  function* pages() {
    const upTo = spool.facts().lastSeq;
    for (let after = 0; ; ) {
      const reports = spool.waiting({
        from: 'oldest',
        count: limits.reportsPerBatch,
        unpackedBytes: limits.batchUnpackedBytesMax,
        upTo,
        after,
      });
      const last = reports.at(-1);
      if (last === undefined) return;
      yield reports;
      after = last.seq;
    }
  }
}
