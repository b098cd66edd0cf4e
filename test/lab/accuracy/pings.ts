import { findProgram } from '../../requirements.ts';
import { probe } from '../commune-programs.ts';
import { captureEchoes } from '../echo-capture.ts';
import type { Lab } from '../lab.ts';
import { countedSince } from '../line-counters.ts';
import type { LineSettings } from '../line-settings.ts';
import { median } from '../median.ts';
import { figure, meanChange, type Say } from './figures.ts';

const PACKETS = 50;

const CASES: Readonly<Record<string, LineSettings>> = {
  '20': { up: { delayMs: 20 } },
  '20, loss 5 % up 2 % down': { up: { delayMs: 20, lossRatio: 0.05 }, down: { lossRatio: 0.02 } },
  '50 ± 10': { up: { delayMs: 50, jitterMs: 10 } },
};

/** The agent's ping beside a capture, the line's own counters and fping on the same line. */
export async function pings(lab: Lab, target: string, say: Say): Promise<void> {
  for (const [name, settings] of Object.entries(CASES)) {
    const before = await lab.line.set(settings);
    const capture = await captureEchoes(lab, 'pc1', 'lan0');
    const { values } = await probe(lab, 'pc1', 'ping', target, '--option', `packets=${PACKETS}`);
    const captured = await capture.stop();
    const after = await lab.line.counters();
    const lost =
      countedSince(before.up.icmp, after.up.icmp).lost + countedSince(before.down.icmp, after.down.icmp).lost;
    const truthMs = median(captured.roundTripsMs);
    const said = Number(values['sent']) - Number(values['received']);
    say(
      `ping   ${name}: median ${figure(values['rttMedianMs'])}, captured ${figure(truthMs)}, ` +
        `error ${figure(Number(values['rttMedianMs']) - truthMs)}; jitter ${figure(values['jitterMs'])}, ` +
        `captured ${figure(meanChange(captured.roundTripsMs))}; lost ${said}, the line counted ${lost}`,
    );
    if (findProgram('fping') !== undefined) await fping(lab, target, name, say);
  }
}

/** fping's own timeout follows its interval: without `-t` it would call a path of 50 ms dead. */
async function fping(lab: Lab, target: string, name: string, say: Say): Promise<void> {
  const capture = await captureEchoes(lab, 'pc1', 'lan0');
  const given = ['-C', String(PACKETS), '-p', '200', '-t', '1000', '-q', target];
  const { stderr } = await lab.exec('pc1', ['fping', ...given]);
  const { roundTripsMs } = await capture.stop();
  const found = (stderr.split(' : ')[1] ?? '')
    .trim()
    .split(/\s+/)
    .filter((each) => each !== '-')
    .map(Number);
  const [theirs, truthMs] = [median(found), median(roundTripsMs)];
  say(`       fping ${name}: median ${figure(theirs)}, captured ${figure(truthMs)}, error ${figure(theirs - truthMs)}`);
}
