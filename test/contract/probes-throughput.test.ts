import { createServer, type RequestListener } from 'node:http';
import { scriptedAllowance } from '@mach/ports/testing';
import { kinds, type Outcome, type Probe } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { collectorLink } from '../../agent/src/collector-link.ts';
import { asDevice } from '../../agent/src/secrets/as-device.ts';
import { createHttpServer } from '../../collector/src/http/server.ts';
import { resources } from '../../collector/src/routes/index.ts';
import { DEVICE, enrolDevice, makeCollector, SECRET } from '../../collector/src/testing/collector-fixture.ts';
import { routeContext } from '../../collector/src/testing/route-context.ts';
import { listenLocally } from './support/local-server.ts';
import { realPorts } from './support/run-probe.ts';

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

/** The probe of a joined PC through its real ports. Other traffic of this machine is none of the test's. */
async function measure(port: number, { secret = SECRET, timeoutMs = 10_000 } = {}) {
  const ports = realPorts();
  const lineAllowance = scriptedAllowance();
  const asThisPc = asDevice(ports.http, DEVICE, { candidates: () => [secret], accepted: () => {} });
  const identity = { collectorUrl: `http://127.0.0.1:${port}` };
  const options = checkOptions((kinds.get('throughput') as Probe).options, {
    bytesMax: 1_000_000,
    busyBitsPerS: 1_000_000_000,
    timeoutMs,
  });
  if (!options.ok) throw new Error(JSON.stringify(options.problems));
  const io = { ...ports, lineAllowance, collector: collectorLink(asThisPc, identity) };
  const { signal } = new AbortController();
  const outcome: Outcome = await (kinds.get('throughput') as Probe).run(io, 'collector', options.values, signal);
  return { outcome, settled: lineAllowance.settled };
}

describe('the throughput probe against a collector', () => {
  async function collector(): Promise<number> {
    const { collector, token, random } = await makeCollector();
    await enrolDevice(collector, token);
    const server = await createHttpServer(routeContext(collector, random), resources, { isLoopbackOnly: true });
    toClose.push(() => server.close());
    await server.listen({ port: 0, host: '127.0.0.1' });
    return (server.server.address() as { port: number }).port;
  }

  it('measures both ways and gives back what it did not use', async () => {
    const { outcome, settled } = await measure(await collector());
    expect(outcome).toEqual({
      ok: true,
      values: { downBitsPerS: expect.any(Number), upBitsPerS: expect.any(Number), usedBytes: 2_500_000 },
    });
    expect(outcome.values?.['downBitsPerS']).toBeGreaterThan(0);
    expect(outcome.values?.['upBitsPerS']).toBeGreaterThan(0);
    expect(settled).toEqual([2_500_000]);
  });

  it('is denied with another secret', async () => {
    const { outcome } = await measure(await collector(), { secret: 'T'.repeat(43) });
    expect(outcome).toMatchObject({ ok: false, failure: 'denied', detail: 'the collector answers 401' });
  });
});

const odd: readonly (readonly [what: string, answer: RequestListener, failure: string])[] = [
  ['drips', (_request, response) => void setInterval(() => response.write('x'), 20).unref(), 'timeout'],
  ['keeps silent', () => {}, 'timeout'],
  ['floods', (_request, response) => void response.end(Buffer.alloc(1_000_000)), 'bad-reply'],
  [
    'hangs up',
    (_request, response) =>
      void response.writeHead(200, { 'content-length': '250000' }).write('x', () => response.destroy()),
    'bad-reply',
  ],
  ['speaks no HTTP', (request) => void request.socket.end('SSH-2.0-odd\r\n'), 'bad-reply'],
];

describe('the throughput probe against a server that', () => {
  it.each(odd)('%s', async (_what, answer, failure) => {
    await using server = await listenLocally(createServer(answer));
    const { outcome, settled } = await measure(server.port, { timeoutMs: 1_000 });
    expect(outcome).toMatchObject({ ok: false, failure, values: { usedBytes: 250_000 } });
    expect(settled).toEqual([250_000]);
  });
});
