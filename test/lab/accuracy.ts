import { findProgram } from '../requirements.ts';
import { type ProbeReading, probe, sentReadings, startLabAgent, startLabCollector } from './commune-programs.ts';
import { captureEchoes } from './echo-capture.ts';
import { createLab, type Lab } from './lab.ts';
import { countedSince } from './line-counters.ts';
import type { LineSettings } from './line-settings.ts';
import { median } from './median.ts';
import { pingTrain } from './ping-train.ts';
import { ADDRESSES } from './topology.ts';

const PORTAL = ADDRESSES.portal ?? '';
const PACKETS = 50;
const PAGES_EACH = 9;

type Say = (line: string) => void;

/** Measures the lab itself, then the agent's ping beside a capture and its http beside curl. Prints figures, judges nothing. */
export async function accuracy(say: Say, seed: number): Promise<void> {
  await using lab = await createLab({ seed, services: ['dns', 'slow', 'portal'] });
  say(`seed ${seed}; all times in ms`);
  await lineItself(lab, say);
  if (findProgram('tcpdump') === undefined) say('ping: left out, tcpdump is not installed');
  else await pings(lab, say);
  if (findProgram('curl') === undefined) say('http: left out, curl is not installed');
  else await pages(lab, say);
}

async function lineItself(lab: Lab, say: Say): Promise<void> {
  for (const delayMs of [0, 20, 50]) {
    const before = await lab.line.set({ up: { delayMs } });
    const { roundTripsMs } = await pingTrain(lab, 'pc1', PORTAL, { packets: 300, intervalMs: 10 });
    const after = await lab.line.counters();
    const frames = after.up.icmp.delivered - before.up.icmp.delivered;
    const lateMeanMs = (after.up.lateSumUs - before.up.lateSumUs) / frames / 1_000;
    const { at } = ranks(roundTripsMs);
    const spread = `p5 ${figure(at(0.05))} p95 ${figure(at(0.95))} max ${figure(at(1))}`;
    say(
      `line   up ${delayMs}: round trip median ${figure(at(0.5))} ${spread}; frames left late by ${figure(lateMeanMs)} in the mean`,
    );
  }
}

async function pings(lab: Lab, say: Say): Promise<void> {
  const cases: Readonly<Record<string, LineSettings>> = {
    '20': { up: { delayMs: 20 } },
    '20, loss 5 % up 2 % down': { up: { delayMs: 20, lossRatio: 0.05 }, down: { lossRatio: 0.02 } },
    '50 ± 10': { up: { delayMs: 50, jitterMs: 10 } },
  };
  for (const [name, settings] of Object.entries(cases)) {
    const before = await lab.line.set(settings);
    const capture = await captureEchoes(lab, 'pc1', 'lan0');
    const { values } = await probe(lab, 'pc1', 'ping', PORTAL, '--option', `packets=${PACKETS}`);
    const captured = await capture.stop();
    const after = await lab.line.counters();
    const lost =
      countedSince(before.up.icmp, after.up.icmp).lost + countedSince(before.down.icmp, after.down.icmp).lost;
    const truthMs = median(captured.roundTripsMs);
    const errorMs = Number(values['rttMedianMs']) - truthMs;
    const said = Number(values['sent']) - Number(values['received']);
    say(
      `ping   ${name}: median ${figure(values['rttMedianMs'])}, captured ${figure(truthMs)}, error ${figure(errorMs)}; ` +
        `jitter ${figure(values['jitterMs'])}, captured ${figure(meanChange(captured.roundTripsMs))}; lost ${said}, the line counted ${lost}`,
    );
  }
}

const PHASES = ['resolveMs', 'connectMs', 'tlsMs', 'processingMs', 'transferMs'] as const;
/** What curl counts from the start of the request to the end of each phase. */
const CURL_MARKS = '%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}';

/**
 * Three ways to the same pages: `mach-agent probe`, a new process each time; the resident agent, which has done it before;
 * and curl. The first and the last in turn, so that a busy moment of the machine meets both.
 */
async function pages(lab: Lab, say: Say): Promise<void> {
  await lab.line.set({ up: { delayMs: 15 }, down: { delayMs: 15 } });
  const urls = ['/', '/large', '/slow'].map((path) => `https://portal.mach.test${path}`);
  const resident = await residentPhases(lab, urls);
  say(`http   ${'medians at 30'.padEnd(20)} ${PHASES.map((phase) => phase.padStart(13)).join('')}`);
  for (const url of urls) {
    const once: number[][] = [];
    const curls: number[][] = [];
    for (let i = 0; i < PAGES_EACH; i++) {
      once.push(phasesOf(await probe(lab, 'pc1', 'http', url), url));
      curls.push(await curlPhases(lab, url));
    }
    const curl = mediansOf(curls);
    const show = (who: string, row: readonly number[]) =>
      say(
        `http   ${`${new URL(url).pathname} ${who}`.padEnd(20)} ${row.map((each) => figure(each).padStart(13)).join('')}`,
      );
    show('curl', curl);
    const ours = { resident: resident.get(url) ?? [], probe: once };
    for (const [who, rows] of Object.entries(ours)) {
      const row = mediansOf(rows);
      show(who, row);
      const difference = row.map((each, column) => each - (curl[column] ?? 0));
      show(`${who} − curl`, difference);
    }
  }
}

/** What the resident agent on the first PC finds once it has warmed up. It ends before this returns. */
async function residentPhases(lab: Lab, urls: readonly string[]): Promise<Map<string, number[][]>> {
  const collector = await startLabCollector(lab);
  const ids = urls.map((_, index) => `page-${index}`);
  const checks = urls
    .map((url, index) => `  - { id: ${ids[index]}, kind: http, target: "${url}", everyS: 5 }\n`)
    .join('');
  const agent = await startLabAgent(lab, 'pc1', collector, `defaultChecks: false\nchecks:\n${checks}`);
  const found = await sentReadings(agent, ids, { skip: 2, count: PAGES_EACH, timeoutMs: 180_000 });
  await agent.process.stop();
  return new Map(
    urls.map((url, index) => [url, (found.get(`page-${index}`) ?? []).map((each) => phasesOf(each, url))]),
  );
}

function phasesOf({ ok, failure, values }: ProbeReading, url: string): number[] {
  if (!ok) throw new Error(`${url} could not be read: ${failure}`);
  return PHASES.map((phase) => Number(values[phase] ?? 0));
}

function mediansOf(rows: readonly (readonly number[])[]): number[] {
  return PHASES.map((_, column) => median(rows.map((row) => row[column] ?? 0)));
}

async function curlPhases(lab: Lab, url: string): Promise<number[]> {
  const given = [
    '--silent',
    '--output',
    '/dev/null',
    '--http1.1',
    '--cacert',
    lab.authorityFile,
    '--write-out',
    CURL_MARKS,
  ];
  const { stdout } = await lab.exec('pc1', ['curl', ...given, url]);
  const marksMs = stdout.split(' ').map((seconds) => Number(seconds) * 1_000);
  return marksMs.map((mark, index) => mark - (marksMs[index - 1] ?? 0));
}

function meanChange(values: readonly number[]): number {
  const changes = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return changes.reduce((sum, each) => sum + each, 0) / changes.length;
}

function ranks(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other);
  return { at: (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] };
}

const figure = (value: unknown): string => Number(value).toFixed(2);
