import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeZip } from './zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mach-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const how = { epochS: 1_780_000_000, mode: 0o600 };
const entry = { path: 'ma-cai-dat.txt', content: { bytes: Buffer.from('secret') } };

describe('an archive that is written into a file', () => {
  it('is its owner’s alone, also in the place of one that everybody could read', async () => {
    const file = join(folder, 'kit.zip');
    writeFileSync(file, 'before', { mode: 0o644 });
    await writeZip([entry], file, how);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['kit.zip']);
  });

  it('leaves what stood there before where it can’t be made whole', async () => {
    const file = join(folder, 'kit.zip');
    writeFileSync(file, 'before');
    await expect(
      writeZip([entry, { path: 'gone', content: { file: join(folder, 'gone') } }], file, how),
    ).rejects.toThrow('ENOENT');
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['kit.zip']);
  });

  it('says so where a folder stands in its place, and leaves that', async () => {
    const file = join(folder, 'kits');
    mkdirSync(file);
    await expect(writeZip([entry], file, how)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['kits']);
  });
});
