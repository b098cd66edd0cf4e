import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFiles } from './files.ts';
import { nodeLimits } from './limits.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'proc/net'), { recursive: true });
writeFileSync(join(folder, 'proc/stat'), 'cpu 1 2 3\n');
writeFileSync(join(folder, 'proc/long'), 'x'.repeat(100_000));
writeFileSync(join(folder, 'proc/too-long'), 'x'.repeat(nodeLimits.fileBytesMax + 1));
const files = nodeFiles({ proc: join(folder, 'proc'), sys: join(folder, 'sys') });

describe.each([
  ['/proc, under its root', '/proc'],
  ['the disk', join(folder, 'proc')],
])('files of %s', (_, base) => {
  it('are read whole', async () => {
    expect(await files.readText(`${base}/stat`)).toEqual({ ok: true, value: 'cpu 1 2 3\n' });
    expect(await files.readText(`${base}/long`)).toEqual({ ok: true, value: 'x'.repeat(100_000) });
  });

  it.each([
    ['too-long', 'bad-reply'],
    ['nothing', 'not-found'],
    ['stat/below', 'not-found'],
    ['net', 'unsupported'],
  ])('%s is %s', async (name, failure) => {
    expect(await files.readText(`${base}/${name}`)).toMatchObject({ ok: false, failure });
  });

  it('are listed by name, sorted', async () => {
    expect(await files.list(base)).toEqual({ ok: true, value: ['long', 'net', 'stat', 'too-long'] });
    expect(await files.list(`${base}/nothing`)).toMatchObject({ ok: false, failure: 'not-found' });
  });
});

it('tells the space of a file system, and that there is none', async () => {
  const space = await files.space(folder);
  expect(space.ok && space.value.totalBytes >= space.value.freeBytes && space.value.freeBytes >= 0).toBe(true);
  expect(await files.space(join(folder, 'nothing'))).toMatchObject({ ok: false, failure: 'not-found' });
});
