import { gzipSync } from 'node:zlib';
import type { Clock } from '@mach/ports';
import { type Batch, type Report, WIRE_VERSION } from '@mach/wire';
import type { AgentSettings } from './settings.ts';
import type { SpooledReport } from './spool/spool.ts';

export interface PackedBatch {
  readonly batch: Batch;
  readonly body: Uint8Array;
  readonly seqs: readonly number[];
}

/** Makes the body of one request. A report's boot stands only where it is not the batch's. */
export function packBatch(
  settings: Pick<AgentSettings, 'version' | 'identity' | 'bootId'>,
  clock: Clock,
  content: { readonly epoch: string; readonly sendEveryS: number; readonly reports: readonly SpooledReport[] },
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
  };
  return { batch, body: gzipSync(JSON.stringify(batch)), seqs: content.reports.map(({ seq }) => seq) };
}

function onWire({ bootId, ...report }: SpooledReport, currentBoot: string): Report {
  return bootId === currentBoot ? report : { ...report, bootId };
}
