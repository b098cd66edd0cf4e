import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { apiToken, type RunningCollector, startAgent, startCollector } from '../support/commune.ts';
import { AGENT, COLLECTOR, cleanUp, eventually, run, start, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

async function stampPlace({ data }: RunningCollector): Promise<string> {
  return (JSON.parse(await readFile(join(data, 'collector.json'), 'utf8')) as { stamp: string }).stamp;
}
async function watch(target: string, data: string) {
  const { code, stdout, stderr } = await run(AGENT, ['probe', 'stamp', target, '--json', '--data', data]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { readonly ok: boolean; readonly failure?: string; readonly detail?: string };
}

it('lets a device that has joined watch its line, and nobody else', async () => {
  const collector = await startCollector();
  const agent = await startAgent(collector);
  const place = await stampPlace(collector);
  expect(await watch(place, agent.data)).toMatchObject({ ok: true, values: { sent: 1, received: 1 } });
  const stranger = await temporaryFolder();
  const reading = await watch(place, stranger);
  expect(reading).toMatchObject({ ok: false, failure: 'unsupported', detail: 'this PC has not joined a collector' });
  expect((await fetch(`${collector.url}/api/v1/stamp/sessions`, { method: 'POST' })).status).toBe(401);
});

it('keeps its secret over a restart: sessions of before go on', async () => {
  const first = await startCollector();
  const secret = () => readFile(join(first.data, 'stamp-secret'), 'utf8');
  const before = await secret();
  await first.process.stop();
  await startCollector({ data: first.data });
  expect(await secret()).toBe(before);
});

it('reflects on another host too, with a token that opens nothing else', async () => {
  const collector = await startCollector();
  const agent = await startAgent(collector);
  const token = await apiToken(collector, 'reflect');
  const tokenFile = join(await temporaryFolder(), 'token');
  await writeFile(tokenFile, `${token}\n`);
  const given = ['reflect', '--listen', '127.0.0.1:0', '--collector', collector.url, '--token-file', tokenFile];
  const reflector = start(process.execPath, [COLLECTOR, ...given]);
  const place = await eventually('the reflector is ready', () => /"listen":"([^"]+)"/.exec(reflector.output())?.[1]);
  expect(await watch(place, agent.data)).toMatchObject({ ok: true });
  expect((await reflector.stop()).code).toBe(0);

  const ask = async (path: string) =>
    (
      await fetch(collector.url + path, {
        headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' },
      })
    ).status;
  expect(await ask('/api/v1/stamp/secret')).toBe(200);
  expect(await ask('/metrics')).toBe(403);
  expect(await ask('/api/v1/devices')).toBe(403);
});

it('says why a reflector can’t start', async () => {
  const collector = await startCollector();
  const tokenFile = join(await temporaryFolder(), 'token');
  await writeFile(tokenFile, await apiToken(collector, 'scrape'));
  const reflect = (...more: string[]) => run(COLLECTOR, ['reflect', '--token-file', tokenFile, ...more]);
  const refused = await reflect('--listen', '127.0.0.1:0', '--collector', collector.url);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(
    'does not take this token (status 403): mach-collector tokens create --scope reflect',
  );
  expect((await reflect('--listen', 'nowhere', '--collector', collector.url)).code).toBe(2);

  const taken = await stampPlace(collector);
  const other = await temporaryFolder();
  const serve = ['serve', '--data', other, '--listen', '127.0.0.1:0', '--stamp-listen', taken];
  const ended = await run(COLLECTOR, serve);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`${taken} (UDP) is in use by another program`);
  expect(ended.stderr).toContain('--stamp-listen HOST:PORT');
});
