import { findProgram } from '../../requirements.ts';
import { type ProbeReading, probe, sentReadings, startLabAgent, startLabCollector } from '../commune-programs.ts';
import type { Lab } from '../lab.ts';
import { median } from '../median.ts';
import { blackbox } from './blackbox.ts';
import { figure, type Say } from './figures.ts';

const PAGES_EACH = 9;
export const PHASES = ['resolveMs', 'connectMs', 'tlsMs', 'processingMs', 'transferMs'] as const;
/** What curl counts from the start of the request to the end of each phase. */
const CURL_MARKS = '%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}';

/**
 * Four ways to the same pages on a line of 30 ms: `mach-agent probe`, a new process each time; the resident agent; curl; and
 * blackbox_exporter. All but the resident in turn, so that a busy moment of the machine meets all of them.
 */
export async function pages(lab: Lab, say: Say): Promise<void> {
  await lab.line.set({ up: { delayMs: 15 }, down: { delayMs: 15 } });
  const urls = ['/', '/large', '/slow'].map((path) => `https://portal.mach.test${path}`);
  const resident = await residentPhases(lab, urls);
  await using exporter = findProgram('prometheus-blackbox-exporter') === undefined ? undefined : await blackbox(lab);
  if (exporter === undefined) say('http   prometheus-blackbox-exporter is not installed: curl alone');
  say(`http   ${'medians at 30'.padEnd(24)} ${PHASES.map((phase) => phase.padStart(13)).join('')}`);
  for (const url of urls) {
    const [once, curls, exported]: number[][][] = [[], [], []];
    for (let i = 0; i < PAGES_EACH; i++) {
      once?.push(phasesOf(await probe(lab, 'pc1', 'http', url), url));
      curls?.push(await curlPhases(lab, url));
      if (exporter !== undefined) exported?.push(await exporter.phases(url));
    }
    const show = (who: string, row: readonly number[]) =>
      say(
        `http   ${`${new URL(url).pathname} ${who}`.padEnd(24)} ${row.map((each) => figure(each).padStart(13)).join('')}`,
      );
    const curl = mediansOf(curls ?? []);
    const peer = exporter === undefined ? curl : mediansOf(exported ?? []);
    show('curl', curl);
    if (exporter !== undefined) show('blackbox_exporter', peer);
    const between = curl.map((each, column) => (each + (peer[column] ?? each)) / 2);
    for (const [who, rows] of Object.entries({ resident: resident.get(url) ?? [], 'fresh process': once ?? [] })) {
      const row = mediansOf(rows);
      show(who, row);
      show(
        `${who} − both`,
        row.map((each, column) => each - (between[column] ?? 0)),
      );
    }
  }
}

/** What the resident agent on the first PC finds, its very first readings too. It ends before this returns. */
async function residentPhases(lab: Lab, urls: readonly string[]): Promise<Map<string, number[][]>> {
  const collector = await startLabCollector(lab);
  const ids = urls.map((_, index) => `page-${index}`);
  const checks = urls
    .map((url, index) => `  - { id: ${ids[index]}, kind: http, target: "${url}", everyS: 5 }\n`)
    .join('');
  const agent = await startLabAgent(lab, 'pc1', collector, `defaultChecks: false\nchecks:\n${checks}`);
  const found = await sentReadings(agent, ids, { skip: 0, count: PAGES_EACH, timeoutMs: 180_000 });
  await agent.process.stop();
  await collector.process.stop();
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
  const quiet = ['--silent', '--output', '/dev/null', '--http1.1', '--cacert', lab.authorityFile];
  const { stdout } = await lab.exec('pc1', ['curl', ...quiet, '--write-out', CURL_MARKS, url]);
  const marksMs = stdout.split(' ').map((seconds) => Number(seconds) * 1_000);
  return marksMs.map((mark, index) => mark - (marksMs[index - 1] ?? 0));
}
