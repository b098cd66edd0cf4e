import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tally } from './kit-folder.ts';

let kit: string;
let waits: number;
beforeEach(() => {
  kit = mkdtempSync(join(tmpdir(), 'mach-kit-'));
  waits = 0;
});
afterEach(() => rmSync(kit, { recursive: true }));

const lock = () => join(kit, 'may-da-cai.csv.khoa');
const list = () => readFileSync(join(kit, 'may-da-cai.csv'), 'utf8');
const pc = (digit: string) => ({ device: digit.repeat(32), day: '2026-11-26' });
const clock = (meanwhile: () => void = () => {}) => ({
  wallMs: () => 0,
  uptimeMs: () => 0,
  sleep: async () => {
    waits += 1;
    meanwhile();
  },
});

describe('the list of a kit on a share', () => {
  it('counts one PC after the other, with those that were inventoried', async () => {
    writeFileSync(join(kit, 'kiemke-0123456789ab.json'), `{"machine":"${'1'.repeat(32)}"}`, 'utf16le');
    expect(await tally(kit, pc('a'), clock())).toBe(2);
    expect(await tally(kit, { ...pc('b'), inventoryHashes: ['1'.repeat(32)] }, clock())).toBe(2);
    expect([waits, existsSync(lock())]).toEqual([0, false]);
  });

  it('waits while another PC writes, and keeps its line', async () => {
    writeFileSync(lock(), '');
    const meanwhile = () => {
      writeFileSync(join(kit, 'may-da-cai.csv'), `${'b'.repeat(32)},2,2026-11-26,,,\r\n`);
      rmSync(lock());
    };
    expect(await tally(kit, pc('a'), clock(meanwhile))).toBe(2);
    expect(list()).toContain('b'.repeat(32));
    expect(waits).toBe(1);
  });

  it('goes on without the PC that left its lock behind, after a bounded wait', async () => {
    writeFileSync(lock(), '');
    expect(await tally(kit, pc('a'), clock())).toBe(1);
    expect([waits, existsSync(lock())]).toEqual([40, false]);
  });

  it('leaves the count out where nothing can be written', async () => {
    expect(await tally(join(kit, 'gone'), pc('a'), clock())).toBeUndefined();
  });
});
