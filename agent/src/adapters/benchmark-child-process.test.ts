import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { benchmarkChildProcess } from './benchmark-child-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-benchmark-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();

function program(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  return path;
}

it('the real one gives rates, and leaves no file behind', async () => {
  // It runs at the lowest priority: a machine that is busy with tests has little time for it.
  const result = await benchmarkChildProcess(folder, { deadlineMs: 150_000 })(signal);
  expect(result).toMatchObject({
    ok: true,
    value: { opsPerSecondSingle: expect.any(Number), opsPerSecondMulti: expect.any(Number) },
  });
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}, 180_000);

it.each([
  ['nonsense', 'process.stdout.write("oops")', 'bad-reply'],
  ['rates that are none', 'process.stdout.write(\'{"opsPerSecondSingle":-1}\')', 'bad-reply'],
  ['a throw', 'throw new Error("no")', 'bad-reply'],
  ['a flood', 'process.stdout.write("x".repeat(100_000))', 'bad-reply'],
])('%s is a failure', async (name, text, failure) => {
  const run = benchmarkChildProcess(folder, { program: program(name.replaceAll(' ', '-'), text) });
  expect(await run(signal)).toMatchObject({ ok: false, failure });
});

it('one that hangs is ended, and its file is removed', async () => {
  const hanging = program(
    'hang',
    'import { writeFileSync } from "node:fs"; writeFileSync(process.argv[2], "half"); setInterval(() => {}, 1_000);',
  );
  const run = benchmarkChildProcess(folder, { program: hanging, deadlineMs: 2_000 });
  expect(await run(signal)).toMatchObject({ ok: false, failure: 'timeout' });
  expect(readdirSync(folder)).not.toContain('benchmark.tmp');
});
