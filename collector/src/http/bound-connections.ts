import type { Server, Socket } from 'node:net';
import type { CollectorLimits } from '../limits.ts';
import { networkOf } from './address-key.ts';
import type { ApiServer } from './api-server.ts';
import { isLoopbackAddress } from './loopback.ts';

type Ends = Pick<Socket, 'remoteAddress' | 'remotePort'>;
type Connection = Ends & Pick<Socket, 'destroy' | 'once'>;
type ConnectionLimits = Pick<CollectorLimits, 'connectionsMax' | 'connectionsOfStrangersMax'>;

/** Bounds open connections, in all and of an address over which nobody has shown a right secret, token or session yet. */
export function boundConnections(server: ApiServer, limits: ConnectionLimits): void {
  const { opened, known } = strangersConnections(limits);
  const listener = server.server as unknown as Server;
  listener.maxConnections = limits.connectionsMax;
  listener.on('connection', opened);
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.device !== undefined || request.caller !== undefined) known(request.socket);
    done();
  });
}

/**
 * Cuts the oldest of too many connections of an address over which nothing was shown yet. Whoever is honest has shown something with
 * its first request, so a hoarder cuts off itself. A proxy on this machine stands for many, and has limits of its own.
 */
export function strangersConnections({ connectionsOfStrangersMax }: Omit<ConnectionLimits, 'connectionsMax'>): {
  opened(connection: Connection): void;
  known(ends: Ends): void;
} {
  const strangers = new Map<string, Map<string, Connection>>();

  return {
    opened(connection) {
      if (isLoopbackAddress(connection.remoteAddress ?? '')) return;
      const [network, place] = placeOf(connection);
      const theirs = strangers.get(network) ?? new Map<string, Connection>();
      strangers.set(network, theirs);
      theirs.set(place, connection);
      connection.once('close', () => forget(network, place, connection));
      if (theirs.size <= connectionsOfStrangersMax) return;
      const [oldest] = theirs.values();
      if (oldest !== undefined) forget(...placeOf(oldest), oldest);
      oldest?.destroy();
    },
    known: (ends) => forget(...placeOf(ends)),
  };

  /** `only`: the far end may have used the same port again meanwhile. */
  function forget(network: string, place: string, only?: Connection): void {
    const theirs = strangers.get(network);
    if (only === undefined || theirs?.get(place) === only) theirs?.delete(place);
    if (theirs?.size === 0) strangers.delete(network);
  }
}

/** TLS wraps the socket that the listener saw: both are known by their far end. */
const placeOf = ({ remoteAddress = '', remotePort = 0 }: Ends) =>
  [networkOf(remoteAddress), `${remoteAddress} ${remotePort}`] as const;
