import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { RCODES, startDnsResponder } from './support/dns-responder.ts';
import { listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

const name = 'portal.mach-test.vn';

describe.each([
  ['http', (port: number) => `http://${name}:${port}/`, { timeoutMs: 400 }],
  ['tcp', (port: number) => `${name}:${port}`, { timeoutMs: 400 }],
  ['ping', () => name, { packets: 1 }],
] as const)('the %s probe and a name', (kind, target, options) => {
  it('reaches what the name stands for', async () => {
    await using server = await listenLocally(createServer((_, response) => response.end()));
    await using responder = await startDnsResponder(RCODES.NOERROR, ['127.0.0.1']);
    const outcome = await runProbe(kind, target(server.port), options, { resolver: responder.server });
    expect(outcome).toMatchObject({ ok: true, values: { address: '127.0.0.1' } });
    if (kind !== 'ping') expect(outcome.values?.['resolveMs']).toBeGreaterThan(0);
  });

  it.each([
    ['that nobody has', RCODES.NXDOMAIN, 'not-found'],
    ['without an address', RCODES.NOERROR, 'not-found'],
    ['that the resolver refuses', RCODES.REFUSED, 'unresolved'],
    ['that the resolver can’t find out', RCODES.SERVFAIL, 'unresolved'],
  ] as const)('fails for one %s', async (_, code, failure) => {
    await using responder = await startDnsResponder(code);
    const outcome = await runProbe(kind, target(9), options, { resolver: responder.server });
    expect(outcome).toMatchObject({ ok: false, failure });
  });

  it('ends when the runner stops it before the resolver answers', async () => {
    await using responder = await startDnsResponder();
    const settings = { resolver: responder.server, signal: AbortSignal.timeout(100) };
    expect(await runProbe(kind, target(9), options, settings)).toMatchObject({ ok: false, failure: 'unresolved' });
  });
});

it.each([
  ['http', `http://${name}/`],
  ['tcp', `${name}:9`],
])('the %s probe ends at its deadline when the resolver is silent', async (kind, target) => {
  await using responder = await startDnsResponder();
  const outcome = await runProbe(kind, target, { timeoutMs: 300 }, { resolver: responder.server });
  expect(outcome).toMatchObject({ ok: false, failure: 'unresolved' });
});

it('a dead first address does not hide a living second', async () => {
  await using server = await listenLocally(createServer((_, response) => response.end()));
  // 127.0.0.2 is the loopback too, and nothing listens there.
  await using responder = await startDnsResponder(RCODES.NOERROR, ['127.0.0.2', '127.0.0.1']);
  const outcome = await runProbe('http', `http://${name}:${server.port}/`, {}, { resolver: responder.server });
  expect(outcome).toMatchObject({ ok: true, values: { address: '127.0.0.1' } });
});
