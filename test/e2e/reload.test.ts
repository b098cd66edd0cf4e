import { writeFile } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { startCollector } from '../support/commune.ts';
import { cleanUp, eventually } from '../support/programs.ts';

afterAll(cleanUp);

const withService = (id: string) => `services:\n  - { id: ${id}, kind: other, name: Made, hosts: [localhost] }\n`;

it('takes up a changed configuration at SIGHUP, and nothing of a bad one', async () => {
  const collector = await startCollector({ config: withService('first') });
  const services = async () => {
    const answer = await fetch(`${collector.url}/api/v1/services`);
    return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const metric = async () => {
    const text = await (await fetch(`${collector.url}/metrics`)).text();
    return /^mach_config_last_reload_successful (\d)$/m.exec(text)?.[1];
  };
  expect(await services()).toEqual(['first']);
  expect(await metric()).toBe('1');

  await writeFile(collector.configFile, `${withService('second')}sendEveryS: soon\n`);
  collector.process.child.kill('SIGHUP');
  await eventually('the bad one is refused', async () => (await metric()) === '0' || undefined);
  expect(await services()).toEqual(['first']);
  expect(collector.process.output()).toContain('sendEveryS: found \\"soon\\"');

  await writeFile(collector.configFile, `listen: 127.0.0.1:1\n${withService('second')}`);
  collector.process.child.kill('SIGHUP');
  await eventually('the good one is taken up', async () => (await metric()) === '1' || undefined);
  expect(await services()).toEqual(['second']);
});
