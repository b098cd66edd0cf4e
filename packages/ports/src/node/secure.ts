import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Result } from '../result.ts';
import type { TlsFacts } from '../tls.ts';
import type { Deadline } from './deadline.ts';
import { type HandshakeWish, shakeHands, tlsFacts } from './tls-handshake.ts';
import { failed, troubleFrom } from './trouble.ts';

export interface Secured {
  readonly socket: TLSSocket;
  readonly tls: TlsFacts;
}

/** TLS over an open connection, timed, with what it told. On a failure the connection is gone. */
export async function secure(socket: Socket, wish: HandshakeWish, deadline: Deadline): Promise<Result<Secured>> {
  const startedAt = performance.now();
  try {
    const secured = await shakeHands(socket, wish, deadline.signal);
    const tls = tlsFacts(secured, wish.host, performance.now() - startedAt);
    if (tls !== undefined) return { ok: true, value: { socket: secured, tls } };
    secured.destroy();
    return failed('bad-reply', `${wish.host} showed no certificate`);
  } catch (error) {
    socket.destroy();
    return troubleFrom(error, `TLS with ${wish.host}`);
  }
}
