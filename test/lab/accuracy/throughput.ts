import { AGENT } from '../../support/programs.ts';
import { type ProbeReading, startLabAgent, startLabCollector } from '../commune-programs.ts';
import { createLab } from '../lab.ts';
import type { Say } from './figures.ts';

/** Of a full frame of 1,514 bytes, what is left for HTTP after Ethernet, IP and TCP with timestamps. */
const PAYLOAD_SHARE = 1_448 / 1_514;

/** The agent's throughput on lines of known rates and 30 ms, in a lab of its own, as a share of what a line can carry of HTTP. */
export async function throughput(seed: number, say: Say): Promise<void> {
  await using lab = await createLab({ seed, services: ['dns'] });
  const collector = await startLabCollector(lab);
  const agent = await startLabAgent(lab, 'pc1', collector, 'defaultChecks: false\n');
  await agent.process.stop();
  for (const [downKbps, upKbps] of [
    [2_000, 1_000],
    [20_000, 5_000],
    [100_000, 50_000],
  ] as const) {
    await lab.line.set({ up: { delayMs: 15, rateKbps: upKbps }, down: { delayMs: 15, rateKbps: downKbps } });
    const command = [process.execPath, AGENT, 'probe', 'throughput', 'collector', '--json', '--data', agent.data];
    const { code, stdout, stderr } = await lab.exec('pc1', command);
    if (code !== 0) throw new Error(`mach-agent probe throughput ended with ${code}: ${stderr}${stdout}`);
    const { values, detail } = JSON.parse(stdout) as ProbeReading;
    const share = (found: unknown, kbps: number) => (Number(found) / (kbps * 1_000 * PAYLOAD_SHARE)).toFixed(3);
    say(
      `rate   ${downKbps} down ${upKbps} up kbit/s: found ${share(values['downBitsPerS'], downKbps)} and ` +
        `${share(values['upBitsPerS'], upKbps)} of it with ${values['usedBytes']} bytes ${detail ?? ''}`,
    );
  }
  await collector.process.stop();
}
