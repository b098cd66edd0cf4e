import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp, eventually } from '../support/programs.ts';
import { type LabCollector, replay, startLabAgent, startLabCollector } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { labNeeds } from './needs.ts';

const needs = labNeeds();

/** What the collector says of the one site's line, asked on its own host. */
async function siteLine(lab: Lab, collector: LabCollector, token: string): Promise<{ isHeard: boolean } | undefined> {
  const given = ['--silent', '--header', `authorization: Bearer ${token}`, `${collector.url}/api/v1/sites`];
  const { stdout } = await lab.exec('collector', ['curl', ...given]);
  const { items } = JSON.parse(stdout) as { items: { line?: { isHeard: boolean } }[] };
  return items[0]?.line;
}

describe.skipIf(needs.skip)(`the watch of a commune's line ${needs.reason}`, () => {
  afterAll(cleanUp);

  it('hears the leader, its silence when the line is cut either way, and its return; and a replay tells the same', async () => {
    await using lab = await createLab({ seed: 21, services: ['dns'] });
    const collector = await startLabCollector(lab);
    const made = await collector.command('tokens', 'create', '--scope', 'read', '--json');
    const { token } = JSON.parse(made) as { token: string };
    await startLabAgent(lab, 'pc1', collector);
    const line = () => siteLine(lab, collector, token);
    await eventually('the leader is heard', async () => (await line())?.isHeard === true);
    // A line that brings nothing back is dead, though all that is sent over it arrives.
    for (const way of ['up', 'down'] as const) {
      await lab.line.set({ [way]: { isBlackhole: true } });
      await eventually(`its silence is told, ${way}`, async () => (await line())?.isHeard === false, 120_000);
      await lab.line.set({});
      await eventually(`its return is told, ${way}`, async () => (await line())?.isHeard === true);
    }
    expect((await replay(collector)).entries).toMatchObject({ heartbeat: 5 });
  });
});
