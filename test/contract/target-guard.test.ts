import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { type NodePorts, nodePorts } from '@mach/ports/node';
import { afterEach, describe, expect, it } from 'vitest';
import { targetGuard } from '../../agent/src/target-guard.ts';
import { RCODES, startDnsResponder } from './support/dns-responder.ts';
import { listenLocally } from './support/local-server.ts';

const NAME = 'portal.mach-test.vn';
const { signal } = new AbortController();
const timeoutMs = 2_000;

/** How each port that reaches the network is asked. Ports that only read this machine stand in `LOCAL`. */
const ASK = {
  datagrams: ({ datagrams }, host, port) => datagrams.open({ host, port, timeoutMs }, signal),
  dns: ({ dns }, host, port) => dns.ask({ name: NAME, type: 'A', server: `${host}:${port}`, timeoutMs }, signal),
  http: ({ http }, host, port) => {
    const request = { method: 'GET', url: `http://${host}:${port}/`, headers: {}, bodyBytesMax: 9, timeoutMs } as const;
    return http.exchange(request, signal);
  },
  icmp: ({ icmp }, host) =>
    icmp.ping({ host, packets: 1, intervalMs: 200, replyTimeoutMs: 1_000, payloadBytes: 8 }, signal),
  lines: ({ lines }, host, port) => lines.open({ host, port, tlsFirst: false, timeoutMs }, signal),
  tcp: ({ tcp }, host, port) => tcp.connect({ host, port, timeoutMs }, signal),
  tls: ({ tls }, host, port) => tls.open({ host, port, timeoutMs }, signal),
  udp: ({ udp }, host, port) =>
    udp.ask({ host, port, payload: new Uint8Array(1), isAnswer: () => true, timeoutMs }, signal),
} as const satisfies Partial<Record<keyof NodePorts, (ports: NodePorts, host: string, port: number) => unknown>>;
/** `neighbourhood` names no host: it speaks to groups of the own network alone, by a card that it stands on. */
const LOCAL = ['clock', 'files', 'guarded', 'hash', 'neighbourhood', 'random'];

const asks = Object.entries(ASK) as [string, (ports: NodePorts, host: string, port: number) => Promise<unknown>][];
const named = asks.filter(([port]) => port !== 'dns');

const allows = targetGuard({
  collectorUrl: 'https://mach.mach-test.vn',
  dataNetworks: [],
  ownNetworks: () => ['127.0.0.1/8'],
});

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each[Symbol.asyncDispose]();
});

/** A port of this machine, by TCP and by UDP, that counts who comes. */
async function trap() {
  let visitors = 0;
  const server = await listenLocally(createTcpServer(() => visitors++));
  const socket = createSocket('udp4').on('message', () => visitors++);
  await new Promise<void>((resolve) => socket.bind(server.port, '127.0.0.1', resolve));
  opened.push(server, { [Symbol.asyncDispose]: async () => void socket.close() });
  return { port: server.port, visitors: () => visitors };
}

it('every port that reaches the network is asked here', () => {
  expect([...Object.keys(ASK), ...LOCAL].sort()).toEqual(Object.keys(nodePorts()).sort());
});

describe.each(['127.0.0.1', '192.168.77.1', '10.0.0.1', '169.254.169.254', '224.0.0.1', '255.255.255.255', '0.0.0.0'])(
  'a public name that means %s',
  (address) => {
    it.each(named)('is denied to a check of the collector by the port %s, and nothing is sent', async (_port, ask) => {
      const { port, visitors } = await trap();
      await using responder = await startDnsResponder(RCODES.NOERROR, [address]);
      const ports = nodePorts({ resolver: responder.server }).guarded(allows);
      expect(await ask(ports, NAME, port)).toMatchObject({
        ok: false,
        failure: 'denied',
        detail: `${NAME} is ${address}, which is no address that this check may ask`,
      });
      expect(visitors()).toBe(0);
    });
  },
);

it.each(asks)('an address is denied by the port %s as it stands', async (_port, ask) => {
  const { port, visitors } = await trap();
  const ports = nodePorts().guarded(allows);
  for (const host of ['127.0.0.1', '192.168.77.1', '224.0.0.1']) {
    expect(await ask(ports, host, port)).toMatchObject({ ok: false, failure: 'denied' });
  }
  expect(visitors()).toBe(0);
});

it.each(['127.1', '2130706433', '0x7f.1', '0177.0.0.1', 'localhost', 'localhost.', '[::ffff:127.0.0.1]', '[::1]'])(
  'odd spellings lead nowhere else: %s',
  async (host) => {
    const { port, visitors } = await trap();
    await using responder = await startDnsResponder(RCODES.NXDOMAIN);
    const ports = nodePorts({ resolver: responder.server }).guarded(allows);
    for (const [, ask] of named) expect(await ask(ports, host, port)).toMatchObject({ ok: false });
    expect(await ASK.http(ports, host, port)).toMatchObject({ failure: 'denied' });
    expect(visitors()).toBe(0);
  },
);

it('a redirect is judged as the first address was', async () => {
  const { port: closed, visitors } = await trap();
  const { kinds } = await import('@mach/probes');
  const http = kinds.get('http');
  if (http?.type !== 'probe') throw new Error('there is no probe http');
  const listener = createServer((_, answer) => {
    answer.writeHead(302, { location: `http://${NAME}:${closed}/` }).end();
  });
  await using server = await listenLocally(listener);
  await using responder = await startDnsResponder(RCODES.NOERROR, ['127.0.0.1']);
  // The collector's own host alone is open, and it sends to a name that means this machine.
  const open = targetGuard({ collectorUrl: 'http://localhost', dataNetworks: [], ownNetworks: () => [] });
  const ports = nodePorts({ resolver: responder.server }).guarded(open);
  const options = {
    method: 'GET',
    expectStatus: '200',
    requireTrust: true,
    redirectsMax: 5,
    bodyBytesMax: 9,
    timeoutMs,
  };
  const outcome = await http.run(ports as never, `http://localhost:${server.port}/`, options as never, signal);
  expect(outcome).toMatchObject({ ok: false, failure: 'denied', values: { status: 302 } });
  expect(visitors()).toBe(0);
});

it('of several addresses only the allowed ones are asked', async () => {
  await using responder = await startDnsResponder(RCODES.NOERROR, ['192.168.77.1', '127.0.0.1']);
  const open = targetGuard({ collectorUrl: `http://${NAME}`, dataNetworks: [], ownNetworks: () => [] });
  const { port } = await trap();
  const ports = nodePorts({ resolver: responder.server }).guarded(
    (address, host) => address !== '192.168.77.1' && open(address, host),
  );
  expect(await ASK.tcp(ports, NAME, port)).toMatchObject({ ok: true, value: { address: '127.0.0.1' } });
});

it('what is never allowed stays so behind any guard', async () => {
  const ports = nodePorts({ allows: (address) => address !== '224.0.0.1' }).guarded(() => true);
  expect(await ASK.tcp(ports, '224.0.0.1', 9)).toMatchObject({ failure: 'denied' });
});
