import type { PingTrain, Result } from '@mach/ports';
import { probe, sentReadings, startLabAgent, startLabCollector } from '../commune-programs.ts';
import { captureEchoes } from '../echo-capture.ts';
import { createLab, type Lab } from '../lab.ts';
import { median } from '../median.ts';
import { figure, type Say } from './figures.ts';

const PACKETS = 50;
const FRESH_PROCESSES = 9;
const PROGRAM = new URL('../../support/echo-rounds.ts', import.meta.url).pathname;

interface Round {
  readonly trains: readonly Result<PingTrain>[];
  readonly cpuMs: number;
}

/**
 * Single echo requests on a line of 20 ms beside a capture: through the agent's own socket and by a `ping` each, in a process
 * that goes on; the first one of fresh processes, which must be no worse; and those of the resident agent with its V8 flags. In
 * a lab of its own.
 */
export async function echoes(seed: number, target: string, say: Say): Promise<void> {
  await using lab = await createLab({ seed, services: ['dns', 'slow', 'portal'] });
  await lab.line.set({ up: { delayMs: 20 } });
  for (const way of ['socket', 'command']) {
    const capture = await captureEchoes(lab, 'pc1', 'lan0');
    const given = ['--rounds', String(PACKETS), '--pauseMs', '50', '--way', way, target];
    const { stdout } = await lab.exec('pc1', [process.execPath, PROGRAM, ...given]);
    const { roundTripsMs } = await capture.stop();
    const rounds = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Round);
    const said = rounds.flatMap(({ trains }) => trains.flatMap((train) => (train.ok ? train.value.rttMs : [])));
    // The first ones compile what the others run.
    const cpuMs = rounds.slice(10).reduce((sum, round) => sum + round.cpuMs, 0) / (rounds.length - 10);
    say(`echo   by ${way}: ${compared(said, roundTripsMs)}; CPU a packet ${cpuMs.toFixed(2)}`);
  }

  const capture = await captureEchoes(lab, 'pc1', 'lan0');
  const firsts: number[] = [];
  for (let process = 0; process < FRESH_PROCESSES; process++) {
    const { values } = await probe(lab, 'pc1', 'ping', target, '--option', 'packets=1');
    firsts.push(Number(values['rttMedianMs']));
  }
  say(`echo   first of ${FRESH_PROCESSES} fresh processes: ${compared(firsts, (await capture.stop()).roundTripsMs)}`);
  await residentEchoes(lab, target, say);
}

async function residentEchoes(lab: Lab, target: string, say: Say): Promise<void> {
  const collector = await startLabCollector(lab);
  const check = `{ id: echo, kind: ping, target: "${target}", everyS: 5, options: { packets: 1 } }`;
  const capture = await captureEchoes(lab, 'pc1', 'lan0');
  const agent = await startLabAgent(lab, 'pc1', collector, `defaultChecks: false\nchecks:\n  - ${check}\n`);
  const found = await sentReadings(agent, ['echo'], { skip: 0, count: FRESH_PROCESSES, timeoutMs: 120_000 });
  await agent.process.stop();
  await collector.process.stop();
  const readings = found.get('echo') ?? [];
  const ways = [...new Set(readings.map(({ values }) => values['way']))].join();
  const said = readings.map(({ values }) => Number(values['rttMedianMs']));
  say(`echo   resident agent by ${ways}: ${compared(said, (await capture.stop()).roundTripsMs)}`);
}

function compared(said: readonly number[], captured: readonly number[]): string {
  const [ours, truth] = [median(said), median(captured)];
  const each = said.length === captured.length ? said.map((rtt, index) => rtt - (captured[index] as number)) : [];
  const first =
    each.length === 0 ? '' : `, of the first ${figure(each[0] as number)}, at most ${figure(Math.max(...each))}`;
  return `median ${figure(ours)}, captured ${figure(truth)}, error ${figure(ours - truth)}${first}`;
}
