import { createServer, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { freePort } from '../support/programs.ts';
import { rtspServerCommand } from '../support/server-programs.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { drip, flood } from './support/odd-talkers.ts';
import { startServer } from './support/real-server.ts';
import { runProbe } from './support/run-probe.ts';

const meet = async (onConnection: (socket: Socket) => void, options: Record<string, unknown> = {}) => {
  await using server = await listenLocally(createServer(onConnection));
  return await runProbe('rtsp', '127.0.0.1', { port: server.port, ...options });
};
const saying = (text: string) => (socket: Socket) => void socket.once('data', () => socket.write(text, 'latin1'));

describe('the rtsp probe against a camera of our own', () => {
  it('tells status and device, and asks once for nothing but what can be asked', async () => {
    let heard = '';
    await using server = await listenLocally(
      createServer((socket) => {
        socket.on('data', (chunk) => {
          heard += chunk.toString('latin1');
          socket.write('RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nServer: Camera/1.0 \x07\r\n\r\n');
        });
      }),
    );
    const outcome = await runProbe('rtsp', 'localhost', { port: server.port });
    expect(outcome).toMatchObject({ ok: true, values: { status: 401, server: 'Camera/1.0 ?', address: '127.0.0.1' } });
    for (const phase of ['connectMs', 'answerMs']) expect(outcome.values?.[phase]).toBeGreaterThan(0);
    expect(heard).toBe(
      `OPTIONS rtsp://localhost:${server.port}/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: mach-probe\r\n\r\n`,
    );
    expect(heard).not.toContain(hostname());
  });

  it('waits over what is provisional', async () => {
    const outcome = await meet(saying('RTSP/1.0 100 Continue\r\nCSeq: 1\r\n\r\nRTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n'));
    expect(outcome).toMatchObject({ ok: true, values: { status: 200 } });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['garbage', saying('\x00\xff\x01garbage\r\n')],
    ['HTTP', saying('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['the question sent back', (socket) => void socket.pipe(socket)],
    ['another CSeq', saying('RTSP/1.0 200 OK\r\nCSeq: 2\r\n\r\n')],
    ['no CSeq', saying('RTSP/1.0 200 OK\r\n\r\n')],
    ['an end without a word', (socket) => void socket.end()],
    ['an end within the headers', (socket) => void socket.end('RTSP/1.0 200 OK\r\nCSeq: 1\r\n')],
    ['a line without end', saying('x'.repeat(100_000))],
    ['headers without end', (socket) => flood(socket, 'RTSP/1.0 200 OK\r\n', 'X: y\r\n')],
    ['what is provisional without end', (socket) => flood(socket, '', 'RTSP/1.0 100 Continue\r\n\r\n')],
    ['a reset', (socket) => void socket.once('data', () => socket.resetAndDestroy())],
  ])('is a bad reply at %s', async (_, onConnection) => {
    expect(await meet(onConnection)).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['is silent', () => {}],
    ['falls silent within the headers', saying('RTSP/1.0 200 OK\r\nCSeq: 1\r\n')],
    ['falls silent after what is provisional', saying('RTSP/1.0 100 Continue\r\n\r\n')],
    ['says a byte now and then', (socket) => drip(socket, `RTSP/1.0 200 OK\r\n${'X: y\r\n'.repeat(20)}`)],
  ])('ends at the deadline when the camera %s', async (_, onConnection) => {
    const outcome = await meet(onConnection, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout', values: { address: '127.0.0.1' } });
  });

  it('is refused on a closed port', async () => {
    const outcome = await runProbe('rtsp', '127.0.0.1', { port: await closedPort() });
    expect(outcome).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await listenLocally(createServer(() => runner.abort(new Error('over'))));
    const outcome = await runProbe('rtsp', '127.0.0.1', { port: server.port }, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

const program = requires('rtsp-server-perl');

describe.skipIf(program.skip)(`the rtsp probe against a streaming server ${program.reason}`, () => {
  let port = 0;
  let server: AsyncDisposable;

  beforeAll(async () => {
    port = await freePort();
    const place = { address: '127.0.0.1', port, sourcePort: await freePort() };
    server = await startServer(rtspServerCommand(place), () => runProbe('rtsp', '127.0.0.1', { port, timeoutMs: 500 }));
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  it('is answered', async () => {
    const outcome = await runProbe('rtsp', 'localhost', { port });
    expect(outcome).toMatchObject({ ok: true, values: { status: 200, address: '127.0.0.1' } });
  });
});
