import { deflateSync, gzipSync } from 'node:zlib';
import type { Clock } from '@mach/ports';
import { type Batch, type Coding, dictionary1, type Report, toColumns, WIRE_VERSION } from '@mach/wire';
import type { AgentSettings } from './settings.ts';
import type { SpooledReport } from './spool/spool.ts';

export interface PackedBatch {
  readonly batch: Batch;
  readonly body: Uint8Array;
  readonly coding: Coding;
  readonly seqs: readonly number[];
}

/** Makes the body of one request. A report's boot stands only where it is not the batch's. */
export function packBatch(
  settings: Pick<AgentSettings, 'version' | 'identity' | 'bootId'>,
  clock: Clock,
  content: {
    readonly epoch: string;
    readonly sendEveryS: number;
    readonly coding: Coding;
    readonly reports: readonly SpooledReport[];
    /** The batch goes into a file. */
    readonly carried?: true;
    /** The agent ends. */
    readonly farewell?: true;
  },
): PackedBatch {
  const batch: Batch = {
    v: WIRE_VERSION,
    device: settings.identity.device,
    epoch: content.epoch,
    bootId: settings.bootId,
    sentAt: Math.round(clock.wallMs()),
    sentUptimeMs: Math.round(clock.uptimeMs()),
    machine: settings.identity.machine,
    agentVersion: settings.version,
    sendEveryS: content.sendEveryS,
    reports: content.reports.map((report) => onWire(report, settings.bootId)),
    ...(content.carried === undefined ? {} : { carried: content.carried }),
    ...(content.farewell === undefined ? {} : { farewell: content.farewell }),
  };
  const { coding } = content;
  return { batch, body: pack(batch, coding), coding, seqs: content.reports.map(({ seq }) => seq) };
}

const DICTIONARY = Buffer.from(dictionary1());

function pack(batch: Batch, coding: Coding): Uint8Array {
  if (coding === 'gzip') return gzipSync(JSON.stringify(batch));
  return deflateSync(JSON.stringify(toColumns(batch) ?? batch), { dictionary: DICTIONARY });
}

function onWire({ bootId, ...report }: SpooledReport, currentBoot: string): Report {
  return bootId === currentBoot ? report : { ...report, bootId };
}
