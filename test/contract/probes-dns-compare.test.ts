import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { type DnsResponder, RCODES, startDnsResponder } from './support/dns-responder.ts';
import { startDnsmasq } from './support/dnsmasq.ts';
import { runProbe } from './support/run-probe.ts';

const name = 'portal.mach-test.vn';
const address = '192.0.2.7';

describe('the dns-compare probe against resolvers of our own', () => {
  let good: DnsResponder;
  beforeAll(async () => {
    good = await startDnsResponder(RCODES.NOERROR, [address]);
  });
  afterAll(() => good[Symbol.asyncDispose]());

  it.each([
    ['NXDOMAIN', 'not-found', 'bad-reply'],
    ['REFUSED', 'denied', 'denied'],
    ['SERVFAIL', 'bad-reply', 'bad-reply'],
    ['NOTIMP', 'unsupported', 'unsupported'],
  ] as const)('tells %s of one resolver from the answers of the others', async (code, outcome, failure) => {
    await using odd = await startDnsResponder(RCODES[code]);
    const servers = { networkServer: good.server, ispServer: odd.server, secondServer: good.server };
    expect(await runProbe('dns-compare', name, servers)).toMatchObject({
      ok: false,
      failure,
      values: {
        networkOutcome: 'answered',
        networkAnswer: address,
        ispOutcome: outcome,
        secondOutcome: 'answered',
        agree: code !== 'NXDOMAIN',
      },
    });
  });

  it('tells a closed port from silence, within the one deadline', async () => {
    await using silent = await startDnsResponder();
    const { server: closed, ...gone } = await startDnsResponder();
    await gone[Symbol.asyncDispose]();
    const servers = { networkServer: silent.server, ispServer: closed, secondServer: good.server, timeoutMs: 300 };
    expect(await runProbe('dns-compare', name, servers)).toMatchObject({
      ok: false,
      failure: 'timeout',
      values: { networkOutcome: 'timeout', ispOutcome: 'refused', secondOutcome: 'answered' },
    });
  });

  it('ends when the runner stops it', async () => {
    await using silent = await startDnsResponder();
    const servers = { networkServer: silent.server, ispServer: silent.server, timeoutMs: 30_000 };
    const outcome = await runProbe('dns-compare', name, servers, { signal: AbortSignal.timeout(100) });
    expect(outcome).toMatchObject({
      ok: false,
      failure: 'timeout',
      detail: expect.stringContaining('ABORT_ERR'),
      values: { networkOutcome: 'timeout', ispOutcome: 'timeout' },
    });
  });

  it('is a bad reply at bytes that are no answer', async () => {
    const socket = createSocket('udp4');
    socket.on('message', (question, from) => {
      socket.send(Buffer.concat([question.subarray(0, 2), Buffer.alloc(600, 0xff)]), from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const servers = { networkServer: good.server, secondServer: `127.0.0.1:${socket.address().port}`, timeoutMs: 300 };
    const outcome = await runProbe('dns-compare', name, servers);
    await new Promise<void>((resolve) => void socket.close(() => resolve()));
    expect(outcome).toMatchObject({ ok: false, values: { networkOutcome: 'answered' } });
    expect(['bad-reply', 'timeout']).toContain(outcome.values?.['secondOutcome']);
  });
});

const required = requires('dnsmasq');

describe.skipIf(required.skip)(`the dns-compare probe against dnsmasq ${required.reason}`, () => {
  const record = (given: string) => [`--host-record=${name},${given}`, '--local=/mach-test.vn/'];

  it('is good where three resolvers agree, and names one that was changed', async () => {
    await using network = await startDnsmasq(record(address));
    await using isp = await startDnsmasq(record('192.0.2.200'));
    await using lying = await startDnsmasq(record('203.0.113.80'));
    const honest = { networkServer: network.server, ispServer: isp.server, secondServer: network.server };
    const outcome = await runProbe('dns-compare', name, honest);
    expect(outcome).toMatchObject({ ok: true, values: { agree: true, ispAnswer: '192.0.2.200' } });
    for (const resolver of ['network', 'isp', 'second'])
      expect(outcome.values?.[`${resolver}LookupMs`]).toBeGreaterThan(0);

    expect(await runProbe('dns-compare', name, { ...honest, networkServer: lying.server })).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      values: { agree: false, deviating: 'network', networkAnswer: '203.0.113.80' },
    });
  });

  it('tells a name that one resolver hides from one that nobody has', async () => {
    await using full = await startDnsmasq(record(address));
    await using empty = await startDnsmasq(['--local=/mach-test.vn/']);
    const servers = { networkServer: empty.server, secondServer: full.server };
    expect(await runProbe('dns-compare', name, servers)).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      values: { agree: false, networkOutcome: 'not-found', secondOutcome: 'answered' },
    });
    expect(await runProbe('dns-compare', `nobody.${name}`, servers)).toMatchObject({
      ok: false,
      failure: 'not-found',
      values: { agree: true, networkOutcome: 'not-found', secondOutcome: 'not-found' },
    });
  });
});
