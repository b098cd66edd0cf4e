import { createRequire } from 'node:module';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { kinds } from '@mach/probes';
import { analyse } from '../../collector/src/exposition/analyse.ts';
import { createCatalogue } from '../../collector/src/exposition/catalogue.ts';
import { devicesByUnit } from '../../collector/src/exposition/devices-by-unit.ts';
import { findingsOf } from '../../collector/src/exposition/findings.ts';
import { EXPOSITION_LIMITS } from '../../collector/src/exposition/snapshot.ts';
import { writeFleet } from '../../collector/src/exposition/write-fleet.ts';
import { GZIP } from '../../collector/src/routes/metrics.ts';
import { madeState } from './made-fleet.ts';

/** 1,750 PCs, each with what the catalogue exposes of it: about 200,000 series. */
const COMMUNES = 35;
const WARM_UPS = 3;
const RUNS = 15;

interface Series {
  readonly family: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * CPU of one scrape of the whole fleet, streamed into nothing: plain, compressed, the same series held by prom-client,
 * and a loop that only joins names, ready label sets and values. Between two rounds a fifth of the devices report, as they
 * do in a minute.
 */
export async function exposition(): Promise<void> {
  const { state, devices, report } = madeState(COMMUNES);
  const catalogue = createCatalogue([...kinds.values()]);
  const analysis = analyse(state, state.time);
  const scrape = () =>
    writeFleet({
      state,
      byUnit: devicesByUnit(state),
      catalogue,
      findings: (device) => findingsOf(analysis, device),
      scope: { type: 'devices' },
      format: 'text',
      limits: EXPOSITION_LIMITS,
    });
  const plain = () => pipeline(Readable.from(scrape(), { objectMode: false }), nowhere());
  const gzip = () => pipeline(Readable.from(scrape(), { objectMode: false }), createGzip(GZIP), nowhere());

  for (let run = 0; run < WARM_UPS; run++) await gzip();
  const [plainPeak, gzipPeak] = [await peakOf(plain), await peakOf(gzip)];

  const renew = (run: number) => {
    for (let index = run % 5; index < devices; index += 5) report(index, run);
  };
  await measure({ 'mach-collector, plain': plain, 'mach-collector, gzip': gzip }, renew);
  const text = Buffer.concat([...scrape()]).toString();
  const series = [...seriesOf(text)];
  say(`these are ${series.length} series of ${devices} devices, ${(text.length / 1e6).toFixed(1)} MB of text`);
  // Only now: the heap that prom-client fills would be walked by every collection of garbage in our rounds.
  await measure({ 'prom-client, plain': promClient(series), 'names, labels and values joined': joiner(series) }, renew);
  say(`peak memory of a scrape: plain +${plainPeak.toFixed(0)} MB, gzip +${gzipPeak.toFixed(0)} MB`);
}

async function measure(rounds: Readonly<Record<string, () => unknown>>, prepare: (run: number) => void): Promise<void> {
  const found = new Map<string, number[]>(Object.keys(rounds).map((name) => [name, []]));
  for (let run = 1; run <= WARM_UPS + RUNS; run++) {
    prepare(run);
    for (const [name, round] of Object.entries(rounds)) {
      const before = process.cpuUsage();
      await round();
      const { user, system } = process.cpuUsage(before);
      if (run > WARM_UPS) found.get(name)?.push((user + system) / 1_000);
    }
  }
  for (const [name, times] of found) {
    times.sort((a, b) => a - b);
    say(`${name}: median ${times[times.length >> 1]?.toFixed(0)} ms CPU, least ${times[0]?.toFixed(0)}`);
  }
}

/** How far the resident memory rises while something is done, looked at as it takes chunks. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  await new Promise((done) => setTimeout(done, 1_000));
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 1);
  await work();
  clearInterval(timer);
  return (Math.max(peak, process.memoryUsage.rss()) - before) / 1e6;
}

/** Takes what comes a turn later, as a socket does. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => setImmediate(done) });
}

function* seriesOf(text: string): Generator<Series> {
  for (const line of text.split('\n')) {
    const [, family, labels, value] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? [];
    if (family === undefined || labels === undefined || value === undefined) continue;
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', text = '']) => [name, text]);
    yield { family, labels: Object.fromEntries(pairs), value: Number(value) };
  }
}

/** The only part of prom-client that is asked here. */
interface PromClient {
  readonly Registry: new () => { metrics(): Promise<string> };
  readonly Gauge: new (settings: object) => { set(labels: Series['labels'], value: number): void };
}

/** The same series in gauges of prom-client, which is found where the collector finds it. */
function promClient(series: readonly Series[]): () => Promise<unknown> {
  const { Registry, Gauge }: PromClient = createRequire(new URL('../../collector/package.json', import.meta.url))(
    'prom-client',
  );
  const registry = new Registry();
  const labelNames = new Map<string, Set<string>>();
  for (const { family, labels } of series) {
    const names = labelNames.get(family) ?? new Set();
    for (const name of Object.keys(labels)) names.add(name);
    labelNames.set(family, names);
  }
  const gauges = new Map(
    [...labelNames].map(([name, names]) => [
      name,
      new Gauge({ name, help: name, labelNames: [...names], registers: [registry] }),
    ]),
  );
  for (const { family, labels, value } of series) gauges.get(family)?.set(labels, value);
  return async () => Buffer.from(await registry.metrics());
}

/** The least that any writer does: name, label set and value become text, and text becomes bytes. */
function joiner(series: readonly Series[]): () => number {
  const known = new Map<string, string>();
  const ready = series.map(({ family, labels, value }) => {
    const text = JSON.stringify(labels);
    const set = known.get(text) ?? Buffer.from(`${text} `).toString();
    known.set(text, set);
    return { family, set, value };
  });
  return () => {
    let [bytes, text] = [0, ''];
    for (const { family, set, value } of ready) {
      text += `${family + set + value}\n`;
      if (text.length < 8_192) continue;
      bytes += Buffer.from(text).length;
      text = '';
    }
    return bytes + text.length;
  };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
