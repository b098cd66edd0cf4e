import { createSocket } from 'node:dgram';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { connectToFirst } from './connect.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { request } from './lean-http.ts';
import { resolveHost } from './resolve.ts';

/** How often each way is gone: the second time still finds code that was never run. */
const ROUNDS = 3;
/** A machine that is so busy is not made wait any longer: its first reading is a little long then. */
const LONGEST_MS = 2_000;

let warmed: Promise<void> | undefined;

/**
 * Goes every way that readings go over the loopback, once a process, before the first clock is started: what a process
 * loads and compiles at its first name, connection and handshake would be counted as 20 to 40 ms of the line (measured on
 * Node 24.21). Never fails: without a loopback the first reading is a little long.
 */
export function warmUp(): Promise<void> {
  warmed ??= goEveryWay().catch(() => undefined);
  return warmed;
}

async function goEveryWay(): Promise<void> {
  using deadline = startDeadline(LONGEST_MS);
  using names = await nameServer();
  using pages = await listening(createTcpServer(answerPage));
  using secrets = await listening(createTlsServer({ pskCallback: () => KEY }));
  for (let round = 0; round < ROUNDS && !deadline.signal.aborted; round++) {
    await resolveHost('warm-up.invalid', deadline, { resolver: `127.0.0.1:${names.port}` });
    await exchangeDatagram(names.port, deadline.signal);
    await fetchPage(pages.port, deadline);
    await shakeHands(secrets.port, deadline.signal);
  }
}

async function fetchPage(port: number, deadline: Deadline): Promise<void> {
  const connected = await connectToFirst(['127.0.0.1'], port, deadline);
  if (!connected.ok) return;
  const { socket } = connected.value;
  try {
    const asked = request({ createConnection: () => socket, headers: { host: 'warm-up.invalid' } });
    const stop = () => asked.destroy();
    deadline.signal.addEventListener('abort', stop, { once: true });
    await new Promise<void>((resolve, reject) => {
      asked.once('response', (message) => message.resume().once('end', resolve));
      asked.once('error', reject);
      asked.end();
    });
    deadline.signal.removeEventListener('abort', stop);
  } finally {
    socket.destroy();
  }
}

/** With a key that both sides know: a certificate would have to be made for it. */
const KEY = new Uint8Array(32).fill(1);

function shakeHands(port: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const pskCallback = () => ({ psk: KEY, identity: 'warm-up' });
    const socket = connectTls({ host: '127.0.0.1', port, pskCallback, checkServerIdentity: () => undefined });
    const end = (error?: Error) => {
      signal.removeEventListener('abort', stop);
      socket.on('error', () => {}).destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    const stop = () => end();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', end);
    socket.once('secureConnect', () => end());
  });
}

function exchangeDatagram(port: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const end = () => {
      signal.removeEventListener('abort', end);
      socket.close();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    socket.once('error', end);
    socket.once('message', end);
    socket.connect(port, '127.0.0.1', () => socket.send(new Uint8Array(12)));
  });
}

interface Listening extends Disposable {
  readonly port: number;
}

function listening(server: Server): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ port, [Symbol.dispose]: () => void server.close() });
    });
  });
}

function answerPage(socket: Socket): void {
  socket.on('error', () => {});
  socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok'));
}

/** Answers each question with the loopback's address. */
function nameServer(): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.on('message', (question, from) => socket.send(answerName(question), from.port, from.address, () => {}));
    socket.bind(0, '127.0.0.1', () => {
      resolve({ port: socket.address().port, [Symbol.dispose]: () => void socket.close() });
    });
  });
}

/** The question with one A record behind it (RFC 1035, 4.1): its name is the one at byte 12, it holds for no time. */
function answerName(question: Uint8Array): Uint8Array {
  const answer = Uint8Array.from([...question, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]);
  answer.set([0x81, 0x80, 0, 1, 0, 1], 2);
  return answer;
}
