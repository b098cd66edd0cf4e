import { describe, expect, it } from 'vitest';
import { madeUpTree } from './source-tree.ts';
import { WORLD_PLACES, worldAccess } from './world-access.ts';

const found = (text: string, path = 'agent/src/a.ts') =>
  worldAccess(madeUpTree({ [path]: text }).sources, []).map(({ line, found }) => `${line}: ${found}`);

describe('the world is found in a module', () => {
  it.each([
    ['const t = Date.now();', 'uses Date.now'],
    ['const t = new Date();', 'uses Date.now'],
    ['const { now } = Date;', 'uses Date.now'],
    ['const f = Date.now;', 'uses Date.now'],
    ['const r = Math.random();', 'uses Math.random'],
    ['const { random } = Math;', 'uses Math.random'],
    ['setTimeout(f, 1);', 'uses setTimeout'],
    ['globalThis.setTimeout(f, 1);', 'uses setTimeout'],
    ['const later = setInterval;', 'uses setInterval'],
    ['const s = AbortSignal.timeout(5);', 'uses AbortSignal.timeout'],
    ['const e = process.env;', 'uses process.env'],
    ['process.exit(1);', 'uses process.exit'],
    ["console.log('a');", 'uses console.log'],
    ["fetch('http://a');", 'uses fetch'],
    ['const p = { fetch };', 'uses fetch'],
    ['const id = crypto.randomUUID();', 'uses crypto.randomUUID'],
    ["import { randomBytes } from 'node:crypto';", 'imports randomBytes'],
    ["import { readFile } from 'node:fs/promises';", 'imports node:fs/promises'],
    ["import {\n  connect,\n} from 'node:net';", 'imports node:net'],
    ["const s = await import('node:sqlite');", 'imports node:sqlite'],
    ["export { Worker } from 'node:worker_threads';", 'imports node:worker_threads'],
    ["import { setTimeout as sleep } from 'node:timers/promises';", 'imports node:timers/promises'],
  ])('%j', (text, what) => {
    expect(found(text)).toEqual([`1: ${what}`]);
  });
});

describe('what only looks like the world is no finding', () => {
  it.each([
    ['a given moment', 'const t = new Date(5); const u = Date.UTC(2026, 0);'],
    ['a member of that name', 'clock.setTimeout(f); http.fetch(u); log.process;'],
    ['a key of that name', 'const a = { console: 1, process: 2 }; interface B { fetch: string; setTimeout(): void }'],
    ['a type', 'type A = typeof fetch; const d: Date = given; let p: NodeJS.Process;'],
    ['a parameter', 'function a(fetch: Get) { return fetch(1); }'],
    ['something taken apart', 'const { process } = entry; process.run();'],
    ['a comment or a text', "// Date.now()\nconst a = 'Math.random()';"],
    ['a built-in that computes', "import { createHash } from 'node:crypto'; import { gunzipSync } from 'node:zlib';"],
    ['a part that computes', "import { isIP } from 'node:net';"],
    ['a type of a built-in', "import type { Socket } from 'node:net';"],
  ])('%s', (_claim, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each(['agent/src/a.test.ts', 'test/sim/a.ts', 'scripts/a.ts', 'agent/bin/a.js'])('%s', (path) => {
    expect(found('Date.now();', path)).toEqual([]);
  });
});

describe('places that may ask the world', () => {
  const places = WORLD_PLACES.filter(({ within }) => within.test('agent/src/adapters/a.ts'));

  it('are let through', () => {
    expect(worldAccess(madeUpTree({ 'agent/src/adapters/a.ts': 'Date.now();' }).sources, places)).toEqual([]);
  });

  it('are struck off when they no longer do', () => {
    const files = madeUpTree({ 'agent/src/adapters/a.ts': 'export const a = 1;' }).sources;
    expect(worldAccess(files, places)).toMatchObject([{ path: 'test/tidy/world-access.ts' }]);
  });
});
