import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inventoryChildProcess } from './inventory-child-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-inventory-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A child that counts its runs in a file and prints a text. */
function program(name: string, prints: string): { path: string; runs: () => number } {
  const path = join(folder, `${name}.mjs`);
  const count = join(folder, `${name}.count`);
  writeFileSync(
    path,
    `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(count)}, '.'); process.stdout.write(${JSON.stringify(prints)});`,
  );
  return { path, runs: () => readFileSync(count, 'utf8').length };
}

const { signal } = new AbortController();
const told = { proc: '/proc', sys: '/sys', dmidecodeReport: '/nowhere' };

it('runs one child for all who ask, and again after ten minutes', async () => {
  let uptimeMs = 0;
  const child = program('good', '{"memory":{"totalBytes":8},"unread":{}}');
  const inventory = inventoryChildProcess({ uptimeMs: () => uptimeMs }, told, child.path);
  const answers = await Promise.all([inventory.read(signal), inventory.read(signal)]);
  expect(answers).toEqual(Array(2).fill({ ok: true, value: { memory: { totalBytes: 8 }, unread: {} } }));
  expect(child.runs()).toBe(1);
  uptimeMs = 600_001;
  await inventory.read(signal);
  expect(child.runs()).toBe(2);
});

it('tells of a child that says nothing sensible as a value, and tries again', async () => {
  const child = program('bad', 'oops');
  const inventory = inventoryChildProcess({ uptimeMs: () => 0 }, told, child.path);
  expect(await inventory.read(signal)).toMatchObject({ ok: false, failure: 'bad-reply' });
  await inventory.read(signal);
  expect(child.runs()).toBe(2);
});
