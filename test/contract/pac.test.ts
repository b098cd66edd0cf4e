import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { nodePorts } from '@mach/ports/node';
import { afterAll, describe, expect, it } from 'vitest';
import { pacChildProcess } from '../../agent/src/adapters/pac-child-process.ts';
import { openProxy } from '../../agent/src/adapters/proxy.ts';
import { agentLimits } from '../../agent/src/limits.ts';
import type { ProxyConfig } from '../../agent/src/proxy-config.ts';
import { cleanUp, temporaryFolder } from '../support/programs.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

afterAll(cleanUp);

const url = 'https://portal.example.vn/';
const host = 'portal.example.vn';
const limits = { ...agentLimits.pac, evaluateMs: 30_000 };
const evaluate = (script: string, given: Partial<typeof limits> = {}) =>
  pacChildProcess({ ...limits, ...given })({ script, url, host });
const returning = (expression: string) => `function FindProxyForURL(url, host) { return ${expression}; }`;

describe('the child that runs a PAC script', () => {
  it.each([
    ['dnsDomainIs(host, ".example.vn") ? "PROXY 10.1.2.3:3128; DIRECT" : "DIRECT"', 'PROXY 10.1.2.3:3128; DIRECT'],
    ['shExpMatch(url, "https:*") && !isPlainHostName(host) ? "PROXY a:1" : "DIRECT"', 'PROXY a:1'],
    ['shExpMatch(myIpAddress(), "*.*.*.*") ? "DIRECT" : "PROXY a:1"', 'DIRECT'],
    ['isInNet(dnsResolve("10.9.8.7"), "10.9.0.0", "255.255.0.0") ? "PROXY a:1" : "DIRECT"', 'PROXY a:1'],
    [
      'isInNet("200.9.8.7", "200.9.0.0", "255.255.0.0") && !isInNet("11.9.8.7", "10.0.0.0", "255.0.0.0") ? "a" : "b"',
      'a',
    ],
    ['isResolvable("khong-co.invalid") || dnsResolve("khong-co.invalid") ? "DIRECT" : "PROXY a:1"', 'PROXY a:1'],
    ['weekdayRange("SUN", "SAT") ? "PROXY " + [host].map((h) => h?.length) + ":1" : "DIRECT"', 'PROXY 17:1'],
    ['isInNet("10.9.8.7", "10.0.0.0", "255.0.0.0") ? "PROXY a:1" : "DIRECT"', 'PROXY a:1'],
    ['/^\\d+\\.\\d+\\.\\d+\\.\\d+$/.test(myIpAddress()) ? "DIRECT" : "PROXY a:1"', 'DIRECT'],
  ])('answers %s', async (expression, answer) => {
    expect(await evaluate(returning(expression))).toEqual({ ok: true, value: answer });
  });

  it('shows the script nothing of Node, of files or of the environment', async () => {
    const names = ['process', 'require', 'fetch', 'Buffer', 'WebAssembly', 'setTimeout'];
    const seen = names.map((name) => `typeof ${name}`).join(' + " " + ');
    expect(await evaluate(returning(seen))).toEqual({ ok: true, value: names.map(() => 'undefined').join(' ') });
    expect(await evaluate(returning('alert.constructor("return typeof process")()'))).toEqual({
      ok: true,
      value: 'undefined',
    });
  });

  it.each([
    ['a loop in its function', 'function FindProxyForURL() { while (1); }'],
    ['a loop beside it', 'while (1);'],
  ])('is ended at its deadline: %s', async (_, script) => {
    expect(await evaluate(script, { evaluateMs: 1_500 })).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it.each([
    ['is a page', '<html><body>Không tìm thấy</body></html>'],
    ['is empty', ''],
    ['is no text at all', '\u0000\u0001\ufffd'],
    ['throws', returning('nothing.there')],
    ['gives a number', returning('42')],
    ['gives nothing', 'function FindProxyForURL() {}'],
    ['gives a promise that never comes', returning('new Promise(function () {})')],
    [
      'resolves names without end',
      returning('(function () { for (var i = 0; i < 50; i++) dnsResolve("a" + i + ".invalid"); })()'),
    ],
    ['wants all memory', 'function FindProxyForURL() { for (var s = "xx"; ; ) s += s; }'],
    ['goes down without end', 'function FindProxyForURL() { return FindProxyForURL(); }'],
    ['is nested without end', `${'['.repeat(100_000)}`],
  ])('is a bad reply when the script %s', async (_, script) => {
    expect(await evaluate(script)).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      detail: expect.stringMatching(/^the PAC script: ./),
    });
  });
});

describe('a proxy by its script', () => {
  const fetchBy = (config: Partial<ProxyConfig>, target = url) => {
    const proxy = openProxy({ noProxy: [], ...config }, nodePorts(), limits);
    return runProbe('http', target, { timeoutMs: 30_000 }, { proxy });
  };
  const file = async (script: string) => {
    const path = join(await temporaryFolder(), 'proxy.pac');
    await writeFile(path, script);
    return path;
  };

  it('is fetched, asked, and obeyed', async () => {
    const seen: (string | undefined)[] = [];
    const proxyServer = createServer(({ url: asked }, response) => {
      seen.push(asked);
      response.end('ok');
    });
    await using proxy = await listenLocally(proxyServer);
    const script = returning(`"PROXY 127.0.0.1:${await closedPort()}; PROXY 127.0.0.1:${proxy.port}"`);
    await using wpad = await listenLocally(createServer((_, response) => response.end(script)));
    const outcome = await fetchBy({ pac: `http://127.0.0.1:${wpad.port}/wpad.dat` }, 'http://portal.example.vn/a');
    expect(outcome).toMatchObject({ ok: true, values: { way: 'proxy' } });
    expect(seen).toEqual(['http://portal.example.vn/a']);
  });

  it('is not asked of this machine and of what is exempt', async () => {
    await using server = await listenLocally(createServer((_, response) => response.end('ok')));
    const outcome = await fetchBy({ pac: '/nowhere/proxy.pac' }, `http://127.0.0.1:${server.port}/`);
    expect(outcome).toMatchObject({ ok: true, values: { way: 'direct' } });
  });

  it('says what it can’t go by', async () => {
    expect(await fetchBy({ pac: await file(returning('"SOCKS 10.1.2.3:1080"')) })).toMatchObject({
      ok: false,
      failure: 'unsupported',
      detail: expect.stringContaining('SOCKS 10.1.2.3:1080'),
    });
  });

  it('is a bad reply when it says garbage', async () => {
    expect(await fetchBy({ pac: await file(returning('"[object Object]"')) })).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      detail: 'the PAC script said "[object Object]"',
    });
  });

  it('is missing, or not to be had, with a kind', async () => {
    const missing = await fetchBy({ pac: '/nowhere/proxy.pac' });
    expect(missing).toMatchObject({
      ok: false,
      failure: 'not-found',
      detail: expect.stringMatching(/^the PAC script \/nowhere\/proxy\.pac: /),
    });
    const refused = await fetchBy({ pac: `http://127.0.0.1:${await closedPort()}/wpad.dat` });
    expect(refused).toMatchObject({ ok: false, failure: 'refused' });
    await using wpad = await listenLocally(createServer((_, response) => response.writeHead(404).end()));
    expect(await fetchBy({ pac: `http://127.0.0.1:${wpad.port}/wpad.dat` })).toMatchObject({
      ok: false,
      failure: 'not-found',
    });
  });

  it('does not start without the password that its configuration names', async () => {
    const config = { url: 'http://10.1.2.3:3128', user: 'xa-thu', passwordFile: '/nowhere/password', noProxy: [] };
    expect(() => openProxy(config, nodePorts(), limits)).toThrow('/nowhere/password, can’t be read');
    const passwordFile = await file('mat-khau\n');
    await chmod(passwordFile, 0o600);
    const { authorization } = openProxy({ ...config, passwordFile }, nodePorts(), limits);
    expect(Buffer.from(authorization?.slice('Basic '.length) ?? '', 'base64').toString()).toBe('xa-thu:mat-khau');
  });
});
