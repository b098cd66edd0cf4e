import { join } from 'node:path';
import type { DoctorFinding } from '@mach/wire';
import { afterAll, expect, it } from 'vitest';
import { startCollector } from '../support/commune.ts';
import { COLLECTOR, cleanUp, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

/** What was found, and how the command ended, by the worst of it. */
async function doctor(data: string) {
  const ended = await run(COLLECTOR, ['doctor', '--data', data, '--json']);
  const told = JSON.parse(ended.stdout) as { overall: string; findings: DoctorFinding[] };
  const levels = new Map(told.findings.map(({ code, level }) => [code, level]));
  expect(ended.code).toBe({ good: 0, warning: 1, critical: 2, unknown: 3 }[told.overall]);
  return { ...told, levels };
}

it('tells how a collector is while it runs, and once it does not', async () => {
  const collector = await startCollector();
  const before = await doctor(collector.data);
  expect(Object.fromEntries(before.levels)).toMatchObject({
    ...{ serves: 'good', 'store-written': 'good', 'backup-none': 'warning', 'loopback-only': 'good' },
    ...{ 'outputs-none': 'good', 'routes-none': 'good', 'queues-empty': 'good' },
  });
  expect(before.overall).not.toBe('critical');

  await collector.command('backup', join(await temporaryFolder(), 'backup.db'));
  const { levels } = await doctor(collector.data);
  expect([levels.get('backup-made'), levels.has('backup-none')]).toEqual(['good', false]);

  await collector.process.stop();
  const after = await doctor(collector.data);
  expect([after.overall, after.levels.get('not-running')]).toEqual(['critical', 'critical']);
  const { stdout } = await run(COLLECTOR, ['doctor', '--data', collector.data]);
  expect(stdout).toContain('NGHIÊM TRỌNG · Máy chủ Mạch: Không chạy.');
  expect(stdout).toContain('  Việc cần làm: khởi động dịch vụ');
});

it('says of a folder without a journal that there is none', async () => {
  const { overall, levels } = await doctor(join(await temporaryFolder(), 'nothing'));
  expect([overall, levels.get('store-empty')]).toEqual(['critical', 'critical']);
});
