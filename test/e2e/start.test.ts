import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cleanUp, eventually, ROOT, type Started, start, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

const launch = (data: string) =>
  start(process.execPath, [join(ROOT, 'scripts', 'start.ts')], { MACH_DATA: data, MACH_LISTEN: '' });

const addressOf = (started: Started) =>
  eventually('the start says its address', () => /Address\s+(http:\/\/\S+)/.exec(started.output())?.[1]);

async function ownDevice(url: string): Promise<{ id: string; state: string } | undefined> {
  const answer = await fetch(`${url}/api/v1/devices`);
  const { items } = (await answer.json()) as { items: { id: string; state: string }[] };
  return items.find(({ state }) => state === 'up');
}

it('starts a collector and this machine, ends at Ctrl-C, and goes on with the same data', async () => {
  const data = await temporaryFolder();
  const first = launch(data);
  const url = await addressOf(first);
  expect(first.output()).toMatch(/Sign in\s+http:\/\/\S+\/sign-in\//);
  const device = await eventually('this machine is up', () => ownDevice(url));

  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);
  await expect(fetch(url)).rejects.toThrow();

  const second = launch(data);
  expect(await addressOf(second)).toBe(url);
  const again = await eventually('this machine is up again', () => ownDevice(url));
  expect(again.id).toBe(device.id);
  expect((await second.stop()).code).toBe(0);
});
