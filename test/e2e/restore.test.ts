import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type RunningCollector, startAgent, startCollector } from '../support/commune.ts';
import { COLLECTOR, cleanUp, eventually, freePort, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

const config = 'reportEveryS: 5\nsendEveryS: 5\n';
/** Little work, so that the agent keeps its cost without slowing down, however busy the machine is. */
const settings = `${config}defaultChecks: false\nchecks: [{ id: own, kind: memory, everyS: 5 }]\n`;

it('loses nothing that the agent still holds when last night’s backup is restored', async () => {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const listen = `127.0.0.1:${await freePort()}`;
  const first = await startCollector({ data, listen, config });
  const agent = await startAgent(first, settings);
  await eventually('some reports are held', async () => (await held(first)) >= 2 || undefined);
  const file = join(folder, 'backup.db');
  const backup = JSON.parse(await first.command('backup', file, '--json')) as { position: number; files: string[] };
  expect(backup.files).toContain('stamp-secret');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const inBackup = await held(first);
  const before = await eventually('more are held', async () => {
    const count = await held(first);
    return count >= inBackup + 2 ? count : undefined;
  });
  const running = await run(COLLECTOR, ['restore', file, '--data', data]);
  expect(running).toMatchObject({ code: 1, stderr: expect.stringContaining('another collector') });
  await first.process.stop();

  const restored = JSON.parse(await first.command('restore', file, '--json')) as { position: number; keptAs: string };
  expect(restored.position).toBe(backup.position);
  expect((await stat(restored.keptAs)).size).toBeGreaterThan(0);
  expect(await held(first)).toBeLessThan(before);
  const told = JSON.parse(await first.command('audit', 'list', '--json')) as { what: string; about: string }[];
  expect(told.filter(({ what }) => what === 'journal-restored')).toMatchObject([{ about: 'backup.db' }]);

  const second = await startCollector({ data, listen, config });
  await eventually('the agent has sent again what the backup did not hold', async () => {
    return (await held(second)) >= before || undefined;
  });
  await agent.process.stop();
  await second.process.stop();
  expect(JSON.parse(await second.command('journal', 'check', '--json'))).toMatchObject({ sound: true, problems: [] });
});

it('refuses what is no backup, and leaves the journal as it is', async () => {
  const collector = await startCollector();
  await collector.process.stop();
  const before = await collector.command('replay', '--json');
  const answer = await run(COLLECTOR, ['restore', collector.data, '--data', collector.data]);
  expect(answer.code).toBe(1);
  const other = await run(COLLECTOR, ['restore', join(collector.data, 'lock.db'), '--data', collector.data]);
  expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('no backup') });
  expect(await collector.command('replay', '--json')).toBe(before);
});

/** How many reports of the one device the journal holds without a gap from the first on. */
async function held(collector: RunningCollector): Promise<number> {
  const { devices } = JSON.parse(await collector.command('replay', '--json')) as Replayed;
  const [first] = devices[0]?.acknowledged[0]?.ranges ?? [];
  return first?.[0] === 1 ? first[1] : 0;
}

interface Replayed {
  readonly devices: readonly { readonly acknowledged: readonly { readonly ranges: readonly [number, number][] }[] }[];
}
