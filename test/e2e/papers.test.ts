import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { apiToken, startAgent, startCollector } from '../support/commune.ts';
import { COLLECTOR, cleanUp, eventually, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

it('the papers of this very machine are written by commands and over HTTP, by the templates that the configuration names', async () => {
  const templates = join(await temporaryFolder(), 'templates');
  const collector = await startCollector({ config: `paper: { templates: "${templates}", office: Sở A }\n` });
  await startAgent(collector);
  const authorization = `Bearer ${await apiToken(collector, 'admin')}`;
  const ask = (path: string, more: RequestInit = {}) =>
    fetch(new URL(path, collector.url), {
      ...more,
      headers: { authorization, 'content-type': 'application/json' },
    });
  const [device] = await eventually('the device has reported', async () => {
    const { items } = (await (await ask('/api/v1/priorities')).json()) as { items: readonly { device: string }[] };
    return items.length > 0 ? items : undefined;
  });
  const with_ = ['--data', collector.data, '--config', collector.configFile];
  const record = await run(COLLECTOR, ['devices', 'record', '1', ...with_]);
  expect([record.code, record.stdout.slice(0, 2)]).toEqual([0, 'PK']);
  expect((await ask(`/api/v1/devices/${device?.device}/bien-ban.docx`)).status).toBe(200);

  const issued = await ask('/api/v1/plans/issued', { method: 'POST', body: JSON.stringify({ budget: 50_000_000 }) });
  expect(issued.status).toBe(201);
  const file = join(await temporaryFolder(), 'plan.json');
  await writeFile(file, await (await ask('/api/v1/plans/issued/1')).text());
  expect(await run(COLLECTOR, ['plan', 'verify', file])).toMatchObject({ code: 0 });

  expect(await run(COLLECTOR, ['templates', 'export', templates])).toMatchObject({ code: 0 });
  const paper = ['plan', '--budget', '50 triệu', '--format', 'docx', ...with_];
  expect((await run(COLLECTOR, paper)).stdout.slice(0, 2)).toBe('PK');
  await writeFile(join(templates, 'to-trinh.docx'), 'no document');
  const refused = { code: 1, stderr: expect.stringContaining('to-trinh.docx: found no ZIP archive') };
  expect(await run(COLLECTOR, paper)).toMatchObject(refused);
  expect(await run(COLLECTOR, ['templates', 'check', templates])).toMatchObject({ code: 1 });
  const answer = await ask('/api/v1/plans/issued/1/to-trinh.docx');
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('to-trinh.docx')]);
});
