import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { dictionary1, fromColumns, toColumns } from '@mach/wire';
import { readConfig as readAgentConfig } from '../../../agent/src/config/schema.ts';
import { leanSmartctl } from '../../../agent/src/lean-smartctl.ts';
import { judgeAnswer, readConfigAnswer } from '../../../agent/src/uplink-answer.ts';
import { readReportFile } from '../../../collector/src/admin/report-file.ts';
import { readConfig as readCollectorConfig } from '../../../collector/src/config/read.ts';
import { checkBatch } from '../../../collector/src/ingest/check-batch.ts';
import { decode } from '../../../collector/src/ingest/decode.ts';
import { COLLECTOR_LIMITS } from '../../../collector/src/limits.ts';
import { batch, report } from '../../../collector/src/testing/collector-fixture.ts';
import { parseCollectedDisks } from '../../../packages/probes/src/smart/collected-disks.ts';
import { diskValues } from '../../../packages/probes/src/smart/disk-values.ts';
import { mustBe, type PacketTarget } from './packets.ts';

/** A reader of values that were parsed already, with values that it reads well. */
export interface ValueTarget {
  readonly name: string;
  readonly samples: readonly unknown[];
  read(value: unknown): void;
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const sample = batch(Array.from({ length: 5 }, (_, i) => report(i + 1)));
const columns = toColumns(sample as never);
const dictionary = Buffer.from(dictionary1());
const limits = { bodyBytesMax: COLLECTOR_LIMITS.bodyBytesMax, unpackedBytesMax: 100_000 };
const answer = {
  acknowledged: [[1, 5]],
  refused: [{ seq: 2, reason: 'bad' }],
  contradicted: [3],
  now: 1,
  configEtag: 'x',
  requests: [{ id: 'a', kind: 'ping', target: 'gateway' }],
};
const agentConfig = {
  etag: 'x',
  reportEveryS: 60,
  sendEveryS: 300,
  checks: [{ id: 'a', kind: 'ping', target: 'gateway', everyS: 60, options: { count: 10 } }],
};
const AGENT_YAML =
  'reportEveryS: 60\nsendEveryS: 300\ndataNetworks: [10.0.0.0/8]\nchecks:\n  - &a { id: a, kind: ping, target: gateway, everyS: 60 }\n  - *a\n';
const COLLECTOR_YAML =
  'listen: 127.0.0.1:8080\nprovince: "99"\nservices:\n  - &s\n    id: portal\n    kind: portal\n    hosts: [portal.example.vn]\n    watchedBy: leader\n    requestsPerDayMax: 5000\noutputs: { influx: { url: "http://127.0.0.1:8086", tokenFile: x } }\n';

export const wireTargets: readonly ValueTarget[] = [
  {
    name: 'wire: batches',
    samples: [sample],
    read: (value) => {
      const checked = checkBatch(value);
      mustBe(checked.ok || [422, 426].includes(checked.status), 'another refusal than 422 and 426');
    },
  },
  { name: 'wire: columns', samples: [columns], read: (value) => void fromColumns(value, 100_000) },
  {
    name: 'wire: answers',
    samples: [answer, { error: 'no' }, { error: 'no', accepts: [1] }, agentConfig],
    read: (value) => {
      const body = bytesOf(value ?? null);
      for (const status of [200, 403, 422, 503])
        judgeAnswer({ status, headers: { 'retry-after': '9'.repeat(9) }, body });
      readConfigAnswer(body);
    },
  },
];

const packedBatches = [
  gzipSync(JSON.stringify(sample)),
  deflateSync(JSON.stringify(columns), { dictionary }),
  deflateSync(JSON.stringify(sample), { dictionary }),
];
const head = {
  format: 'mach-reports-1',
  id: '1'.repeat(32),
  device: '2'.repeat(32),
  epoch: '3'.repeat(32),
  unitCode: '99001',
};
const file = [
  { ...head, collectorUrl: 'https://mach.example.vn', madeAt: 1, batches: 2, reports: 10, mac: 'm'.repeat(43) },
  { n: 1, body: 'H4sI', mac: 'm'.repeat(43) },
  { n: 2, body: 'H4sI', mac: 'm'.repeat(43) },
];

export const byteTargets: readonly PacketTarget[] = [
  {
    name: 'wire: packed bodies',
    samples: packedBatches,
    read: (body) => {
      for (const contentEncoding of ['gzip', 'deflate-mach1', 'identity']) {
        const decoded = decode({ contentEncoding, body }, limits);
        mustBe(decoded.ok || [400, 413, 415, 422, 426].includes(decoded.status), 'a refusal of another kind');
      }
    },
  },
  {
    name: 'wire: plain bodies',
    samples: [bytesOf(sample)],
    read: (body) => void decode({ contentEncoding: 'identity', body }, limits),
  },
  {
    name: 'files of reports',
    samples: [new TextEncoder().encode(`${file.map((line) => JSON.stringify(line)).join('\n')}\n`)],
    read: (bytes) => void readReportFile(textOf(bytes)),
  },
  {
    name: 'smartctl: the file of a round',
    samples: [
      bytesOf({ v: 1, madeAt: 1, isPrivileged: true, disks: [{ device: 'sda', tried: ['auto'], output: {} }] }),
    ],
    read: (bytes) => void parseCollectedDisks(textOf(bytes)),
  },
];

export const configTargets: readonly PacketTarget[] = [
  {
    name: 'config of the agent',
    samples: [new TextEncoder().encode(AGENT_YAML)],
    read: (bytes) => void readAgentConfig(textOf(bytes), {}),
  },
  {
    name: 'config of the collector',
    samples: [new TextEncoder().encode(COLLECTOR_YAML)],
    read: (bytes) => void readCollectorConfig(textOf(bytes), 'collector.yaml'),
  },
];

/** Real disks, as recorded. */
export function smartctlTarget(folder: string): ValueTarget {
  const files = readdirSync(join(folder, 'smartctl')).filter((name) => name.endsWith('.json'));
  return {
    name: 'smartctl',
    samples: files.map((name) => JSON.parse(readFileSync(join(folder, 'smartctl', name), 'utf8'))),
    read: (value) => {
      const disk = diskValues(leanSmartctl(value), { tried: ['auto'], isPrivileged: true });
      if (!disk.ok) return;
      for (const told of Object.values(disk.values)) {
        mustBe(typeof told !== 'number' || Number.isFinite(told), 'a number that is none');
      }
    },
  };
}
