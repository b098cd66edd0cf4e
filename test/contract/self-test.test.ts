import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { sensors } from '@mach/probes';
import { afterAll, expect, it } from 'vitest';
import { AGENT, cleanUp, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

it('inventory --self-test writes what each sensor found on this machine, and nothing that names it', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'self-test.json');
  const ended = await run(AGENT, ['inventory', '--self-test', file, '--data', join(folder, 'data')]);
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining(file)]);
  const text = readFileSync(file, 'utf8');
  const found = JSON.parse(text);
  expect(Object.keys(found)[0]).toBe('explanation');
  expect(found.explanation[0]).toMatch(/^Tệp này do lệnh/);
  expect(found.sensors.map(({ kind }: { kind: string }) => kind)).toEqual(sensors.map(({ name }) => name));
  const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter(({ internal }) => !internal));
  for (const name of [hostname(), ...own.map(({ mac }) => mac)]) expect(text).not.toContain(name);
});

it('inventory --self-test says why it can not write, with 1', async () => {
  const folder = await temporaryFolder();
  const ended = await run(AGENT, ['inventory', '--self-test', join(folder, 'none', 'x.json'), '--data', folder]);
  expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('ENOENT')]);
});
