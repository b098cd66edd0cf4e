import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bootable } from '../support/bootable.ts';
import { joinToken, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, eventually, run, start, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

it('an agent makes another secret when it is asked, offers it after a restart of its PC, and a copy of its disk is left outside', async () => {
  const collector = await startCollector({ config: 'reportEveryS: 5\nsendEveryS: 5\n' });
  const folder = await temporaryFolder();
  const [data, copy, proc] = [join(folder, 'agent'), join(folder, 'copy'), bootable(join(folder, 'proc'))];
  const config = join(folder, 'agent.yaml');
  writeFileSync(config, `proc: ${proc.root}\n`);
  const given = ['--data', data, '--config', config];
  const token = await joinToken(collector);
  expect((await run(AGENT, ['join', collector.url, '--token-file', '-', ...given], token)).code).toBe(0);
  await collector.command('devices', 'renew-secret', '1');
  const identity = () =>
    JSON.parse(readFileSync(join(data, 'identity.json'), 'utf8')) as {
      secret: string;
      nextSecret?: { secret: string };
    };
  const first = identity().secret;
  cpSync(data, copy, { recursive: true });

  proc.boot('1'.repeat(32));
  expect((await run(AGENT, ['run', '--once', ...given])).code).toBe(0);
  expect(identity()).toMatchObject({ secret: first, nextSecret: { isOffered: false } });
  proc.boot('2'.repeat(32));
  const agent = start(process.execPath, [AGENT, 'run', ...given]);
  await eventually('the new secret is the only one', () => identity().nextSecret === undefined || undefined);
  await agent.stop();
  expect(identity().secret).not.toBe(first);
  expect(agent.output()).not.toContain(first);
  expect(agent.output()).not.toContain(identity().secret);
  expect((await run(AGENT, ['run', '--once', ...given])).code).toBe(0);

  const copied = await run(AGENT, ['run', '--once', '--data', copy, '--config', config]);
  expect(copied.code).toBe(1);
  expect(copied.stderr).toContain('401');
  const audit = await collector.command('audit', 'list', '--json');
  for (const what of ['device-secret-wanted', 'device-secret-offered', 'device-secret-replaced'])
    expect(audit).toContain(what);
  expect(audit).not.toContain(identity().secret);
});
