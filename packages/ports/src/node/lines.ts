import type { Socket } from 'node:net';
import type { Line, LineConversation, Lines } from '../lines.ts';
import type { Failed, Result } from '../result.ts';
import { connectToFirst } from './connect.ts';
import { abortError, type Deadline, startDeadline } from './deadline.ts';
import { nodeLimits } from './limits.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { type Secured, secure } from './secure.ts';
import { lazyTrust, type Trust, type TrustSettings } from './tls-handshake.ts';
import { failed, troubleFrom } from './trouble.ts';
import { warmUp } from './warm-up.ts';

/** Conversations in lines over TCP, each within one deadline from resolving to its last line. */
export const nodeLines = (
  settings: ResolverSettings & TrustSettings = {},
  trust: Trust = lazyTrust(settings),
): Lines => ({
  open: async ({ host, port, tlsFirst, timeoutMs }, signal) => {
    await warmUp();
    const deadline = startDeadline(timeoutMs, signal);
    const ended = (failure: Failed) => {
      deadline[Symbol.dispose]();
      return failure;
    };
    const resolved = await resolveHost(host, deadline, settings);
    if (!resolved.ok) return ended(resolved);
    const connected = await connectToFirst(resolved.value.addresses, port, deadline);
    if (!connected.ok) return ended(connected);
    const { socket, address, connectMs } = connected.value;
    const opened = { address, resolveMs: resolved.value.resolveMs, connectMs };
    const upgrade = (socket: Socket) => secure(socket, { host, secureContext: trust() }, deadline);
    if (!tlsFirst) return { ok: true, value: converse(socket, upgrade, deadline, opened) };
    const secured = await upgrade(socket);
    if (!secured.ok) return ended(secured);
    const { socket: securedSocket, tls } = secured.value;
    return { ok: true, value: converse(securedSocket, upgrade, deadline, { ...opened, tls }) };
  },
});

function converse(
  first: Socket,
  upgrade: (socket: Socket) => Promise<Result<Secured>>,
  deadline: Deadline,
  opened: Pick<LineConversation, 'address' | 'resolveMs' | 'connectMs' | 'tls'>,
): LineConversation {
  const readyAt = performance.now();
  const sinceReadyMs = () => performance.now() - readyAt;
  let input = listen(first);
  let linesRead = 0;

  async function read(): Promise<Result<Line>> {
    if (linesRead >= nodeLimits.linesMax) return failed('bad-reply', `more than ${nodeLimits.linesMax} lines`);
    linesRead += 1;
    const doing = `talking with ${opened.address}`;
    try {
      const text = await input.line(deadline.signal);
      return text === undefined
        ? failed('bad-reply', `${doing}: it closed before it had said a whole line`)
        : { ok: true, value: { text, atMs: sinceReadyMs() } };
    } catch (error) {
      if (error instanceof RangeError) return failed('bad-reply', `${doing}: ${error.message}`);
      return troubleFrom(error, doing);
    }
  }

  return {
    ...opened,
    read,
    say: (text) => {
      // Before it goes out: on a busy PC milliseconds pass until a stamp behind it, and the answer would seem faster than the line.
      const atMs = sinceReadyMs();
      if (input.socket.writable) input.socket.write(`${text}\r\n`);
      return atMs;
    },
    startTls: async () => {
      if (input.release() > 0) {
        input.socket.destroy();
        return failed('bad-reply', `${opened.address} said more before the handshake than it was asked for`);
      }
      const secured = await upgrade(input.socket);
      if (!secured.ok) return secured;
      input = listen(secured.value.socket);
      return { ok: true, value: secured.value.tls };
    },
    leave: async (text) => {
      if (input.socket.writable) input.socket.end(`${text}\r\n`);
      const waitMs = deadline.signal.aborted ? 0 : Math.min(nodeLimits.farewellMs, deadline.leftMs());
      await closed(input, waitMs);
    },
    [Symbol.dispose]: () => {
      input.socket.destroy();
      deadline[Symbol.dispose]();
    },
  };
}

interface Input {
  readonly socket: Socket;
  /** The next line; undefined when the other side has ended. Rejects with a RangeError when the line is too long. */
  line(signal: AbortSignal): Promise<string | undefined>;
  /** Lets go of the socket; gives how many bytes had come in that no line was made of. */
  release(): number;
}

/** Takes bytes from the socket only while a line is wanted, so that a flood waits in the network and not in memory. */
function listen(socket: Socket): Input {
  let pending: Buffer = Buffer.alloc(0);
  let trouble: Error | undefined;
  let wake = () => {};
  const onChange = () => wake();
  const onError = (error: Error) => {
    trouble = error;
    wake();
  };
  socket.on('readable', onChange).on('end', onChange).on('close', onChange).on('error', onError);

  return {
    socket,
    line: async (signal) => {
      for (;;) {
        const end = pending.indexOf(0x0a);
        if ((end < 0 ? pending.length : end) > nodeLimits.lineBytesMax) {
          throw new RangeError(`a line of more than ${nodeLimits.lineBytesMax} bytes`);
        }
        if (end >= 0) {
          const text = pending.toString('latin1', 0, end).replace(/\r$/, '');
          pending = pending.subarray(end + 1);
          return text;
        }
        const chunk: unknown = socket.read();
        if (Buffer.isBuffer(chunk)) {
          pending = Buffer.concat([pending, chunk]);
          continue;
        }
        if (signal.aborted) throw abortError(signal);
        if (trouble !== undefined) throw trouble;
        if (socket.readableEnded || socket.destroyed) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', onChange, { once: true });
        });
        signal.removeEventListener('abort', onChange);
      }
    },
    release: () => {
      socket.off('readable', onChange).off('end', onChange).off('close', onChange).off('error', onError);
      return pending.length + socket.readableLength;
    },
  };
}

/** Waits until the other side has closed too, reading past no more than another line. */
function closed({ socket, release }: Input, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    release();
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, timeoutMs);
    let length = 0;
    socket.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= nodeLimits.lineBytesMax) return;
      socket.destroy();
      end();
    });
    socket.on('error', () => {}).once('close', end);
    if (socket.closed) end();
  });
}
