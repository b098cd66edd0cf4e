import { eventually } from '../support/programs.ts';
import { replay, startLabAgent, startLabCollector } from './commune-programs.ts';
import { createLab } from './lab.ts';
import { playScenario, readScenario } from './scenario.ts';

/**
 * A commune with both PCs reporting to their collector lives through a scenario. Each moment and, at the end, what the
 * journal holds is given as a line of JSON: the truth first, what was made of it last.
 */
export async function runScenario(
  name: string,
  { seed, divide, say }: { readonly seed: number; readonly divide: number; readonly say: (line: string) => void },
): Promise<void> {
  const scenario = readScenario(name);
  await using lab = await createLab({ seed, minutes: 10 + scenario.lastsS / divide / 60 });
  const collector = await startLabCollector(lab);
  const agents = [await startLabAgent(lab, 'pc1', collector), await startLabAgent(lab, 'pc2', collector)];
  const isHeld = async () => (await replay(collector)).devices.length === agents.length || undefined;
  await eventually('both PCs have reported', isHeld);
  say(JSON.stringify({ scenario: name, about: scenario.about, seed, divide }));
  for await (const moment of playScenario(lab, scenario, divide)) say(JSON.stringify(moment));
  for (const { device, process, status } of agents) {
    await process.stop();
    const { queueDepth, dropped, acknowledged } = await status();
    say(JSON.stringify({ device, queueDepth, dropped, acknowledged }));
  }
  say(JSON.stringify(await replay(collector)));
}
