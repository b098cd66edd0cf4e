import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram, requires } from '../requirements.ts';
import { RCODES, startDnsResponder } from './support/dns-responder.ts';
import { runProbe } from './support/run-probe.ts';

const name = 'portal.mach-test.vn';

describe('the dns probe against a resolver of our own', () => {
  it('gives the records', async () => {
    await using responder = await startDnsResponder(RCODES.NOERROR, ['192.0.2.2', '192.0.2.1']);
    const outcome = await runProbe('dns', name, { server: responder.server });
    expect(outcome).toMatchObject({ ok: true, values: { records: 2, answer: '192.0.2.1 192.0.2.2' } });
    expect(outcome.values?.['lookupMs']).toBeGreaterThan(0);
  });

  it.each([
    ['NXDOMAIN', 'not-found'],
    ['SERVFAIL', 'bad-reply'],
    ['REFUSED', 'denied'],
    ['FORMERR', 'bad-reply'],
    ['NOTIMP', 'unsupported'],
  ] as const)('%s is %s', async (code, failure) => {
    await using responder = await startDnsResponder(RCODES[code]);
    expect(await runProbe('dns', name, { server: responder.server })).toMatchObject({ ok: false, failure });
  });

  it('a name without a record of the type is not-found, with what was measured', async () => {
    await using responder = await startDnsResponder(RCODES.NOERROR);
    const outcome = await runProbe('dns', name, { server: responder.server });
    expect(outcome).toMatchObject({ ok: false, failure: 'not-found', values: { records: 0 } });
  });

  it('a silent resolver is a timeout', async () => {
    await using responder = await startDnsResponder();
    const outcome = await runProbe('dns', name, { server: responder.server, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('a closed port is refused', async () => {
    const { server, ...gone } = await startDnsResponder();
    await gone[Symbol.asyncDispose]();
    expect(await runProbe('dns', name, { server })).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('a resolver by name is refused, for it would need a resolver itself', async () => {
    expect(await runProbe('dns', name, { server: 'dns.example.vn' })).toMatchObject({
      ok: false,
      failure: 'unsupported',
    });
  });
});

const dnsmasq = requires('dnsmasq');

describe.skipIf(dnsmasq.skip)(`the dns probe against dnsmasq ${dnsmasq.reason}`, () => {
  let server = '';
  let stop = async () => {};

  beforeAll(async () => {
    const port = await freeUdpPort();
    const program = findProgram('dnsmasq') as string;
    const records = [
      `--host-record=${name},192.0.2.7,2001:db8::7`,
      `--txt-record=${name},xin chào`,
      '--local=/mach-test.vn/',
    ];
    const place = ['--no-daemon', '--conf-file=/dev/null', '--no-resolv', '--no-hosts', `--port=${port}`, '--user='];
    const child = spawn(program, [...place, '--listen-address=127.0.0.1', '--bind-interfaces', ...records], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    stop = async () => {
      child.kill();
      await once(child, 'close');
    };
    for await (const line of child.stderr) if (String(line).includes('started')) break;
    child.stderr.resume();
    server = `127.0.0.1:${port}`;
  });
  afterAll(() => stop());

  it.each([
    ['A', '192.0.2.7'],
    ['AAAA', '2001:db8::7'],
    ['TXT', 'xin chào'],
  ])('gives the %s record', async (type, answer) => {
    expect(await runProbe('dns', name, { server, type })).toMatchObject({ ok: true, values: { records: 1, answer } });
  });

  it.each([
    ['a name that is not there', `nobody.${name}`, 'not-found'],
    ['a name that it has no resolver for', 'elsewhere.example', 'denied'],
  ])('%s', async (_, asked, failure) => {
    expect(await runProbe('dns', asked, { server })).toMatchObject({ ok: false, failure });
  });
});

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => void socket.close(() => resolve()));
  return port;
}
