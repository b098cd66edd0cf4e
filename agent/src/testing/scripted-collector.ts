import type { Http, HttpExchange, HttpRequest, Result } from '@mach/ports';
import {
  type AgentConfig,
  addRange,
  type Batch,
  isInRanges,
  type Range,
  type Report,
  type RequestedCheck,
  toRanges,
} from '@mach/wire';
import { batchIn } from './unpacked-request.ts';

/** What a test makes of one request; undefined lets the collector answer as a good one does. */
export type Script = (request: HttpRequest, batch: Batch | undefined) => Result<HttpExchange> | undefined;

/** A collector in memory that acknowledges what it holds, and answers otherwise where the script says so. */
export interface ScriptedCollector {
  readonly http: Http;
  readonly requests: HttpRequest[];
  readonly batches: Batch[];
  /** Every accepted report, first arrival first. */
  readonly held: { readonly epoch: string; readonly report: Report }[];
  /** Reports that came again though they were held already. */
  repeated: number;
  script: Script;
  config: AgentConfig;
  asksFor: RequestedCheck[];
  /** As after a restore from a backup: what came last is forgotten. */
  forget(reports: number): void;
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Result<HttpExchange> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const phases = { resolveMs: 0, connectMs: 1, processingMs: 1, transferMs: 0 };
  const place = { address: '203.0.113.1', way: 'direct' } as const;
  return { ok: true, value: { status, headers, body: bytes, bodyTruncated: false, phases, ...place } };
}

export const lineIsDown: Script = () => ({ ok: false, failure: 'unreachable', detail: 'EHOSTUNREACH' });

export function scriptedCollector(): ScriptedCollector {
  const held: { epoch: string; report: Report }[] = [];
  /** Of what is held, by epoch. */
  const ranges = new Map<string, Range[]>();

  function accept(collector: ScriptedCollector, batch: Batch): Result<HttpExchange> {
    let acknowledged = ranges.get(batch.epoch) ?? [];
    for (const report of batch.reports) {
      if (isInRanges(acknowledged, report.seq)) collector.repeated += 1;
      else held.push({ epoch: batch.epoch, report });
      acknowledged = addRange(acknowledged, [report.seq, report.seq]);
    }
    ranges.set(batch.epoch, acknowledged);
    const requests = collector.asksFor;
    collector.asksFor = [];
    return answer(200, { acknowledged, refused: [], now: 1, configEtag: collector.config.etag, requests });
  }

  const collector: ScriptedCollector = {
    requests: [],
    batches: [],
    held,
    repeated: 0,
    script: () => undefined,
    config: { etag: 'first', reportEveryS: 60, sendEveryS: 300, checks: [] },
    asksFor: [],
    forget: (reports) => {
      held.splice(held.length - reports);
      for (const epoch of ranges.keys()) {
        ranges.set(epoch, toRanges(held.filter((each) => each.epoch === epoch).map(({ report }) => report.seq)));
      }
    },
    http: {
      exchange: async (request) => {
        collector.requests.push(request);
        const batch = batchIn(request);
        if (batch !== undefined) collector.batches.push(batch);
        const scripted = collector.script(request, batch);
        if (scripted !== undefined) return scripted;
        return batch === undefined ? answer(200, collector.config) : accept(collector, batch);
      },
    },
  };
  return collector;
}
