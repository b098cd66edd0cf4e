import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@mach/ports/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';
import { ownCertificate } from './own-certificate.ts';

const NOW = Date.UTC(2026, 10, 26);
const YEAR_MS = 365 * 86_400_000;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function world() {
  const path = mkdtempSync(join(tmpdir(), 'mach-own-certificate-'));
  folders.push(path);
  const random = seededRandom('certificate');
  const make = (names: readonly string[], nowMs = NOW) => ownCertificate(dataFolder(path), names, { nowMs, random });
  return { path, make };
}

describe('the collector’s own certificate', () => {
  it('is made once, signed by its own key, for its names and addresses, and its key is for its owner alone', () => {
    const { path, make } = world();
    const made = make(['mach.tinh.example.vn', '10.1.0.5', 'fd00::5']);
    const read = new X509Certificate(made.certificate);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.ca).toBe(false);
    for (const name of ['mach.tinh.example.vn', 'localhost']) expect(read.checkHost(name)).toBe(name);
    for (const address of ['10.1.0.5', 'fd00::5', '127.0.0.1', '::1']) expect(read.checkIP(address)).toBe(address);
    expect(read.validToDate.getTime() - NOW).toBe(10 * YEAR_MS);
    expect(statSync(join(path, 'tls.key')).mode & 0o777).toBe(0o600);
    expect(make(['10.1.0.5'])).toEqual(made);
  });

  it('is made anew for another name, and before it ends, with the same key and so the same pin', () => {
    const { make } = world();
    const first = make(['one.example.vn']);
    const second = make(['two.example.vn']);
    expect(second.certificate).not.toBe(first.certificate);
    expect(second.pin).toBe(first.pin);
    expect(make(['two.example.vn'], NOW + 8 * YEAR_MS).certificate).toBe(second.certificate);
    const late = make(['two.example.vn'], NOW + 9.5 * YEAR_MS);
    expect([late.pin, late.certificate === second.certificate]).toEqual([first.pin, false]);
    expect(new X509Certificate(make(['one'], Date.UTC(2045, 0, 1)).certificate).validToDate.getUTCFullYear()).toBe(
      2054,
    );
  });

  it('is made again when it is damaged; a damaged key is not replaced in silence', () => {
    const { path, make } = world();
    const { pin } = make([]);
    writeFileSync(join(path, 'tls.crt'), 'half');
    expect(make([]).pin).toBe(pin);
    const kept = readFileSync(join(path, 'tls.key'), 'utf8');
    writeFileSync(join(path, 'tls.key'), kept.slice(0, 80));
    expect(() => make([])).toThrow(/holds no private key: restore it/);
  });
});
