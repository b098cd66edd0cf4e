import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { joinToken, startCollector } from '../support/commune.ts';
import { AGENT, COLLECTOR, cleanUp, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

describe('a collector that cannot start says why and what to do', () => {
  it('names all five mistakes of a configuration at once', async () => {
    const file = join(await temporaryFolder(), 'collector.yaml');
    await writeFile(
      file,
      `
lisen: 127.0.0.1:1
sendEveryS: soon
reportEveryS: -1
services:
  - { id: "Bad Id", kind: other, name: X, hosts: [localhost] }
  - { id: ok, kind: other, name: X, hosts: [localhost], path: moon }
`,
    );
    const checked = await run(COLLECTOR, ['config', 'check', file]);
    expect(checked.code).toBe(1);
    for (const place of ['lisen', 'sendEveryS', 'reportEveryS', 'services[0].id', 'services[1].path']) {
      expect(checked.stdout + checked.stderr).toContain(place);
    }
    const served = await run(COLLECTOR, ['serve', '--config', file, '--data', join(await temporaryFolder(), 'data')]);
    expect(served.code).toBe(1);
    expect(served.stderr).toContain('services[1].path');
  });

  it('says that the port is in use', async () => {
    const first = await startCollector();
    const listen = new URL(first.url).host;
    const second = await run(COLLECTOR, ['serve', '--data', join(await temporaryFolder(), 'data'), '--listen', listen]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(listen);
    expect(second.stderr).toMatch(/in use/);
  });

  it('says that another collector has the data folder', async () => {
    const first = await startCollector();
    const second = await run(COLLECTOR, ['serve', '--data', first.data, '--listen', '127.0.0.1:0']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(first.data);
    expect((await fetch(`${first.url}/-/ready`)).status).toBe(200);
  });

  it('says that the data folder cannot be written', async () => {
    // A file where the folder should be: the one refusal that root meets too.
    const file = join(await temporaryFolder(), 'a-file');
    await writeFile(file, '');
    const served = await run(COLLECTOR, ['serve', '--data', join(file, 'data'), '--listen', '127.0.0.1:0']);
    expect(served.code).toBe(1);
    expect(served.stderr).toContain(file);
  });
});

describe('an agent that cannot join says why and what to do', () => {
  it.each([
    ['a wrong token', () => 'mach_join_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', /token/],
    ['something that is no token', () => 'hello', /token/],
  ])('%s', async (_name, token, said) => {
    const collector = await startCollector();
    const joined = await run(
      AGENT,
      ['join', collector.url, '--token-file', '-', '--data', await temporaryFolder()],
      token(),
    );
    expect(joined.code).toBe(1);
    expect(joined.stderr).toMatch(said);
  });

  it('a token that is used up', async () => {
    const collector = await startCollector();
    const made = await collector.command('tokens', 'create', '--commune', '99001', '--uses', '1', '--json');
    const { token } = JSON.parse(made) as { token: string };
    const first = await run(
      AGENT,
      ['join', collector.url, '--token-file', '-', '--data', await temporaryFolder()],
      token,
    );
    expect(first.code).toBe(0);
    const second = await run(
      AGENT,
      ['join', collector.url, '--token-file', '-', '--data', await temporaryFolder()],
      token,
    );
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/used/);
  });

  it('joining twice is the same device', async () => {
    const collector = await startCollector();
    const token = await joinToken(collector);
    const data = await temporaryFolder();
    for (let time = 0; time < 2; time++) {
      expect((await run(AGENT, ['join', collector.url, '--token-file', '-', '--data', data], token)).code).toBe(0);
    }
    const devices = JSON.parse(await collector.command('devices', 'list', '--json')) as unknown[];
    expect(devices).toHaveLength(1);
  });

  it('a collector that is not there', async () => {
    const joined = await run(
      AGENT,
      ['join', 'http://127.0.0.1:1', '--token-file', '-', '--data', await temporaryFolder()],
      'mach_join_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    );
    expect(joined.code).toBe(1);
    expect(joined.stderr).toContain('127.0.0.1:1');
  });

  it('a data folder that cannot be written', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'locked'));
    await writeFile(join(folder, 'locked', 'file'), '');
    await chmod(join(folder, 'locked', 'file'), 0o400);
    const joined = await run(
      AGENT,
      ['join', 'http://127.0.0.1:1', '--token-file', '-', '--data', join(folder, 'locked', 'file')],
      'mach_join_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    );
    expect(joined.code).toBe(1);
    expect(joined.stderr).toContain(join(folder, 'locked', 'file'));
  });
});
