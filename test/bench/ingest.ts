import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { requires } from '../requirements.ts';
import { startCollector } from '../support/commune.ts';
import { cleanUp, eventually, freePort, start, temporaryFolder } from '../support/programs.ts';
import { fortyValues } from './forty-values.ts';
import { httpRequest, openClient } from './keep-alive-client.ts';
import { cpuSecondsOf, lastDescendant } from './process-cost.ts';

/** Devices that report; each request carries one report of one of them. */
const DEVICES = 200;
const CONNECTIONS = 128;
const VALUES_A_REPORT = 40;
/** Requests made ready before the clock runs, so that the client's own work stays out of the receiver's way. */
const REQUESTS_A_SLICE = 20_000;
const WARM_UP_S = 3;

interface Peer {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  /** One request with one device's 40 values; `round` makes them differ from the one before. */
  request(device: number, round: number): Buffer;
}

/** Values a CPU second of the receiving process alone, one report a request over plain HTTP, each peer in turn: the median of its slices. */
export async function ingest({ seconds }: { readonly seconds: number }): Promise<void> {
  try {
    for (const begin of [ours, bare, influxdb]) {
      const peer = await begin();
      if (peer === undefined) continue;
      await measure(peer, WARM_UP_S);
      const slices = await measure(peer, seconds);
      const kiloValues = slices.map(({ requests, cpu }) => Math.round((requests * VALUES_A_REPORT) / cpu / 1_000));
      const median = kiloValues.toSorted((a, b) => a - b)[kiloValues.length >> 1];
      say(
        `${peer.name}: ${median} k values a CPU second (slices of ${REQUESTS_A_SLICE} reports: ${kiloValues.join(', ')})`,
      );
      await cleanUp();
    }
  } finally {
    await cleanUp();
  }
}

let round = 0;

/** Slices until the seconds of sending are over, at least one. Making the requests ready is not counted as sending. */
async function measure(peer: Peer, seconds: number): Promise<{ readonly requests: number; readonly cpu: number }[]> {
  const client = await openClient(peer.port, CONNECTIONS);
  const slices = [];
  for (let sentMs = 0; sentMs < seconds * 1_000; ) {
    const requests = Array.from({ length: REQUESTS_A_SLICE }, (_, i) => peer.request(i % DEVICES, ++round));
    const [cpuBefore, begun] = [await cpuSecondsOf(peer.pid), performance.now()];
    await client.sendAll(requests);
    sentMs += performance.now() - begun;
    slices.push({ requests: requests.length, cpu: (await cpuSecondsOf(peer.pid)) - cpuBefore });
  }
  client.close();
  return slices;
}

async function ours(): Promise<Peer> {
  // All of them are one commune's, and send more in a second than it does in a week.
  const rate = '{ perMinute: 10000000, atOnce: 10000000 }';
  const bytes = '{ perMinute: 1000000000000, atOnce: 1000000000000 }';
  const collector = await startCollector({
    config: `rateLimits: { deviceRequests: ${rate}, communeRequests: ${rate}, enrolments: ${rate}, deviceBytes: ${bytes}, communeBytes: ${bytes} }\n`,
  });
  const made = await collector.command('tokens', 'create', '--commune', '99001', '--uses', String(DEVICES), '--json');
  const { token } = JSON.parse(made) as { token: string };
  const devices: BenchDevice[] = [];
  for (let i = 0; i < DEVICES; i++) {
    const device = randomBytes(16).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const body = { v: 1, token, device, secret, machine: randomBytes(8).toString('hex'), agentVersion: 'bench' };
    const enrolled = await fetch(`${collector.url}/api/v1/enrol`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    if (!enrolled.ok) throw new Error(`enrolling answered ${enrolled.status}: ${await enrolled.text()}`);
    const epoch = randomBytes(16).toString('hex');
    devices.push({ device, authorization: `Bearer ${device}:${secret}`, epoch, seq: 0 });
  }
  return {
    name: 'mach-collector',
    pid: await lastDescendant(collector.process.child.pid as number),
    port: Number(new URL(collector.url).port),
    request: (at, round) => reportRequest(devices[at] as BenchDevice, round),
  };
}

/** The floor of this machine in this hour, for shared machines differ from one to the next: what is left is the collector's own. */
async function bare(): Promise<Peer> {
  const port = await freePort();
  const server = start(process.execPath, [fileURLToPath(new URL('bare-server.ts', import.meta.url)), String(port)]);
  const device = { device: 'a'.repeat(32), authorization: `Bearer ${'a'.repeat(32)}:x`, epoch: 'e'.repeat(32), seq: 0 };
  await eventually('the bare server answers', async () => (await openClient(port, 1)).close() ?? true);
  return {
    name: 'bare node:http',
    pid: server.child.pid as number,
    port,
    request: (_, round) => reportRequest(device, round),
  };
}

interface BenchDevice {
  readonly device: string;
  readonly authorization: string;
  readonly epoch: string;
  seq: number;
}

function reportRequest(of: BenchDevice, round: number): Buffer {
  const uptimeMs = round * 1_000;
  const wall = 1_790_000_000_000 + round;
  const batch = {
    v: 1,
    device: of.device,
    epoch: of.epoch,
    bootId: of.epoch,
    sentAt: wall,
    sentUptimeMs: uptimeMs,
    machine: 'bench',
    agentVersion: 'bench',
    sendEveryS: 60,
    reports: [{ seq: ++of.seq, uptimeMs, wall, readings: fortyValues(round, uptimeMs) }],
  };
  const headers = {
    authorization: of.authorization,
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  };
  return httpRequest('/api/v1/reports', headers, gzipSync(JSON.stringify(batch)));
}

async function influxdb(): Promise<Peer | undefined> {
  const needed = requires('influxd');
  if (needed.skip) {
    say(`influxdb: skipped ${needed.reason}`);
    return undefined;
  }
  const folder = await temporaryFolder();
  const port = await freePort();
  const env = {
    INFLUXDB_REPORTING_DISABLED: 'true',
    INFLUXDB_META_DIR: join(folder, 'meta'),
    INFLUXDB_DATA_DIR: join(folder, 'data'),
    INFLUXDB_DATA_WAL_DIR: join(folder, 'wal'),
    INFLUXDB_DATA_QUERY_LOG_ENABLED: 'false',
    INFLUXDB_HTTP_BIND_ADDRESS: `127.0.0.1:${port}`,
    INFLUXDB_HTTP_LOG_ENABLED: 'false',
    INFLUXDB_BIND_ADDRESS: `127.0.0.1:${await freePort()}`,
  };
  const server = start('influxd', ['run'], env);
  const url = `http://127.0.0.1:${port}`;
  await eventually('influxd answers', async () => (await fetch(`${url}/ping`)).ok);
  await fetch(`${url}/query?q=CREATE%20DATABASE%20bench`, { method: 'POST' });
  return {
    name: 'influxdb',
    pid: server.child.pid as number,
    port,
    request(device, round) {
      const lines = fortyValues(round, 0).map(({ kind, target, values }) => {
        const fields = Object.entries(values).map(([name, value]) => `${name}=${value}`);
        const tags = target === undefined ? '' : `,target=${target}`;
        return `${kind},device=${device}${tags} ${fields.join(',')} ${1_790_000_000_000 + round}`;
      });
      const packed = gzipSync(lines.join('\n'));
      return httpRequest('/write?db=bench&precision=ms', { 'content-encoding': 'gzip' }, packed);
    },
  };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
