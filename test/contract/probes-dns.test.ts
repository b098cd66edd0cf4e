import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { RCODES, startDnsResponder } from './support/dns-responder.ts';
import { type Dnsmasq, startDnsmasq } from './support/dnsmasq.ts';
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

  it('ends when the runner stops it, not when the resolver is given up', async () => {
    await using responder = await startDnsResponder();
    const options = { server: responder.server, timeoutMs: 30_000 };
    const outcome = await runProbe('dns', name, options, { signal: AbortSignal.timeout(100) });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout', detail: expect.stringContaining('ABORT_ERR') });
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

const required = requires('dnsmasq');

describe.skipIf(required.skip)(`the dns probe against dnsmasq ${required.reason}`, () => {
  let dnsmasq: Dnsmasq;
  beforeAll(async () => {
    dnsmasq = await startDnsmasq([
      `--host-record=${name},192.0.2.7,2001:db8::7`,
      `--txt-record=${name},xin chào`,
      '--local=/mach-test.vn/',
    ]);
  });
  afterAll(() => dnsmasq[Symbol.asyncDispose]());

  it.each([
    ['A', '192.0.2.7'],
    ['AAAA', '2001:db8::7'],
    ['TXT', 'xin chào'],
  ])('gives the %s record', async (type, answer) => {
    expect(await runProbe('dns', name, { server: dnsmasq.server, type })).toMatchObject({
      ok: true,
      values: { records: 1, answer },
    });
  });

  it.each([
    ['a name that is not there', `nobody.${name}`, 'not-found'],
    ['a name that it has no resolver for', 'elsewhere.example', 'denied'],
  ])('%s', async (_, asked, failure) => {
    expect(await runProbe('dns', asked, { server: dnsmasq.server })).toMatchObject({ ok: false, failure });
  });
});
