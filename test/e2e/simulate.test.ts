import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Incident } from '@mach/wire';
import { afterAll, expect, it } from 'vitest';
import { startCollector } from '../support/commune.ts';
import { COLLECTOR, cleanUp, eventually, freePort, run, start, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

const SERVICE =
  '{ id: documents, name: Văn bản, kind: documents, path: internet, everyS: 60, hosts: [documents.example], requestsPerDayMax: 100000, pages: { application: https://documents.example/ } }';
/** Always at work, so that a site that falls silent is no office that closed. */
const COMMUNES = ['99002', '99003', '99004'].map((code) => `${code},Xã ${code},99,Tỉnh Ví Dụ,T2-CN 00:00-23:59\n`);

it('a made fleet lives through a scenario on a real collector, which takes all of it and says what broke', async () => {
  const folder = await temporaryFolder();
  const listen = `127.0.0.1:${await freePort()}`;
  const config = `url: http://${listen}\nreportEveryS: 5\nsendEveryS: 15\nservices: [${SERVICE}]\n`;
  const collector = await startCollector({ listen, config });
  const communes = join(folder, 'communes.csv');
  await writeFile(communes, `commune_code,commune,province_code,province,working_hours\n${COMMUNES.join('')}`);
  await collector.command('communes', 'import', communes);
  const tokens: string[] = [];
  for (const code of ['99002', '99003', '99004']) {
    const made = await collector.command('tokens', 'create', '--commune', code, '--uses', '20', '--json');
    tokens.push((JSON.parse(made) as { token: string }).token);
  }
  const file = join(folder, 'tokens.txt');
  await writeFile(file, tokens.join('\n'));
  const given = ['simulate', '--url', collector.url, '--token-file', file, '--agents', '15', '--minutes', '2'];

  const misplaced = join(folder, 'misplaced.json');
  await writeFile(misplaced, JSON.stringify({ faults: [{ type: 'line-down', where: { commune: '99001' } }] }));
  const refused = await run(COLLECTOR, [...given, '--faults', misplaced]);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('faults[0].where.commune: found "99001", expected one of 99002, 99003, 99004'),
  });

  const faults = join(folder, 'faults.yaml');
  await writeFile(faults, 'faults:\n  - { type: line-down, where: { commune: "99003" }, from: +25s, to: +95s }\n');
  const simulation = start(process.execPath, [COLLECTOR, ...given, '--faults', faults, '--json']);
  const incident = await eventually(
    'the dead line is an incident',
    async () => {
      const open = JSON.parse(await collector.command('incidents', 'list', '--open', '--json')) as Incident[];
      return open.find(({ trouble }) => trouble === 'down');
    },
    120_000,
  );
  expect(incident).toMatchObject({
    communes: ['99003'],
    stage: 'provisional',
    causes: expect.arrayContaining(['line']),
  });

  await simulation.ended;
  expect([simulation.child.exitCode, simulation.output()]).toEqual([0, expect.stringContaining('"msg":"done"')]);
  const printed = simulation.output();
  const result = JSON.parse(printed.slice(printed.indexOf('\n{\n') + 1, printed.indexOf('\n}\n') + 2));
  expect(result).toMatchObject({ agents: 15, refused: 0, waiting: 0, dropped: 0, failedRequests: 0 });
  expect(result.acknowledged).toBe(result.made);
  const replayed = JSON.parse(await collector.command('replay', '--json')) as Replayed;
  const held = replayed.devices.flatMap(({ acknowledged }) => acknowledged.flatMap(({ ranges }) => ranges));
  expect(held.reduce((sum, [from, to]) => sum + to - from + 1, 0)).toBe(result.made);
  const devices = JSON.parse(await collector.command('devices', 'list', '--json')) as { flags: string[] }[];
  expect([devices.length, devices.flatMap(({ flags }) => flags)]).toEqual([15, []]);
}, 300_000);

it('says what a token file lacks', async () => {
  const file = join(await temporaryFolder(), 'tokens.txt');
  await writeFile(file, 'mach_read_x\n');
  const given = ['simulate', '--url', 'http://127.0.0.1:9', '--token-file', file, '--agents', '1', '--minutes', '1'];
  expect(await run(COLLECTOR, given)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('line 1: found no join token, expected mach_join_'),
  });
});

interface Replayed {
  readonly devices: readonly { readonly acknowledged: readonly { readonly ranges: readonly [number, number][] }[] }[];
}
