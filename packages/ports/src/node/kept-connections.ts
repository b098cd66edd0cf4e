import type { AgentOptions, ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { startDeadline } from './deadline.ts';
import { type ConnectionWish, type HttpConnection, type OpenFailed, openConnection } from './http-connection.ts';
import { placeOf } from './http-proxy.ts';
import { Agent } from './lean-http.ts';
import { nodeLimits } from './limits.ts';

/** A failure on its way through Node's agent, which knows only errors. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
  readonly failed: OpenFailed;
  constructor(failed: OpenFailed) {
    super(failed.detail);
    this.failed = failed;
  }
}

/** What one request tells the agent: where to, under which pin, and how long opening may take. */
export interface KeptRequestArgs extends ClientRequestArgs {
  readonly wish: ConnectionWish;
  readonly openWithinMs: number;
}

/**
 * Connections that outlive a request: the uplink's, never a probe's. Bounded for each place; a connection serves only
 * requests of the same origin, way and pin.
 */
export class KeptConnections extends Agent {
  readonly #opened = new WeakMap<Socket, HttpConnection>();

  constructor() {
    const settings: AgentOptions = {
      keepAlive: true,
      maxSockets: nodeLimits.keptConnectionsMax,
      maxFreeSockets: nodeLimits.keptConnectionsMax,
      timeout: nodeLimits.keptConnectionIdleMs,
      // Later than the connection is closed: from Node's one second on, an idle one would say so to the other side each second.
      keepAliveMsecs: 2 * nodeLimits.keptConnectionIdleMs,
    };
    super(settings);
  }

  /** How a connection was opened that this agent made. */
  openedOf(socket: Socket): HttpConnection | undefined {
    return this.#opened.get(socket);
  }

  override getName(options: KeptRequestArgs): string {
    const { url, way, pin, trustedOnly } = options.wish;
    const stop = way.type === 'proxy' ? placeOf(way) : '';
    return `${url.origin} ${stop} ${pin ?? ''} ${trustedOnly ?? false}`;
  }

  override createConnection(
    options: KeptRequestArgs,
    callback?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const deadline = startDeadline(options.openWithinMs);
    openConnection(options.wish, deadline)
      .then((connection) => {
        if (!connection.ok) throw new ConnectionFailed(connection);
        this.#opened.set(connection.value.socket, connection.value);
        callback?.(null, connection.value.socket);
      })
      .catch((error: Error) => callback?.(error, undefined as unknown as Duplex))
      .finally(() => deadline[Symbol.dispose]());
  }
}
