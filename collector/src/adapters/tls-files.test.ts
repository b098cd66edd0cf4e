import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@mach/ports/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config/read.ts';
import { dataFolder } from './data-folder.ts';
import { chooseTls } from './tls-files.ts';

let path = '';
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'mach-tls-'));
});
afterEach(() => rmSync(path, { recursive: true }));

function choose(yaml: string) {
  const read = readConfig(yaml, 'c.yaml', {});
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return chooseTls(read.config, dataFolder(path), { nowMs: Date.UTC(2026, 10, 26), random: seededRandom('tls') });
}

describe('what a collector speaks', () => {
  it.each([
    ['on loopback alone', 'listen: 127.0.0.1:8750', 'plain'],
    ['on the loopback of IPv6', 'listen: "[::1]:8750"', 'plain'],
    ['on an address', 'listen: 10.1.0.5:8750', 'tls'],
    ['on every address', 'listen: 0.0.0.0:8750', 'tls'],
    ['on a name', 'listen: mach.example.vn:8750', 'tls'],
    ['on every address, asked for plain HTTP by name', 'listen: 0.0.0.0:8750\nplainHttp: true', 'plain'],
    ['on loopback, asked for its own certificate', 'listen: 127.0.0.1:8750\ntls: {}', 'tls'],
    ['on loopback, with routers let in from outside', 'routersListen: 10.1.0.5:8753', 'tls'],
  ])('%s', (_what, yaml, spoken) => {
    expect(choose(yaml) === undefined ? 'plain' : 'tls').toBe(spoken);
    expect(readdirSync(path)).toEqual(spoken === 'tls' ? ['tls.crt', 'tls.key'] : []);
  });

  it('is a mistake where routers are to be listened to by TLS and nothing else by name', () => {
    expect(() => choose('plainHttp: true\nroutersListen: 10.1.0.5:8753')).toThrow(/routersListen speaks TLS/);
  });

  it('is the operator’s own where files are named, and says which of them is none', () => {
    const own = choose('tls: {}');
    for (const [file, text] of [
      ['c.pem', own?.certificate],
      ['c.key', own?.key],
      ['odd.pem', 'odd'],
    ] as const)
      writeFileSync(join(path, file), text ?? '');
    const named = (certificate: string) =>
      choose(`listen: 10.1.0.5:8750\ntls: { certificate: ${path}/${certificate}, key: ${path}/c.key }`);
    expect(named('c.pem')).toEqual(own);
    expect(() => named('odd.pem')).toThrow(/odd\.pem named under tls holds no certificate/);
    expect(() => named('none.pem')).toThrow(/none\.pem named under tls can't be read/);
  });

  it('needs both files or neither', () => {
    expect(readConfig('tls: { key: a.key }', 'c.yaml', {})).toMatchObject({
      ok: false,
      problems: [{ path: 'tls', expected: expect.stringContaining('certificate and key') }],
    });
  });
});
