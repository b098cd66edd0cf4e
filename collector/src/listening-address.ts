import { isIP } from 'node:net';
import { isLoopbackHost } from './http/loopback.ts';

/** Where it will listen, as far as that is said. */
export function expectedUrl(
  { host, port }: { readonly host: string; readonly port: number },
  isTls: boolean,
): string | undefined {
  if (port === 0 || isUnspecified(host)) return undefined;
  return `${isTls ? 'https' : 'http'}://${reachable(host)}:${port}`;
}

/** Where a server listens, for one that was to take any free port. */
export function portOf(server: { address(): unknown }, wanted: number): number {
  const bound = server.address();
  return typeof bound === 'object' && bound !== null && 'port' in bound ? Number(bound.port) : wanted;
}

export function isUnspecified(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/**
 * Whether who calls from this machine may read without signing in: where it listens on loopback alone, and is not known under another
 * name, which would mean that a proxy on this machine brings others.
 */
export function isForThisMachine(host: string, url: string | undefined): boolean {
  return isLoopbackHost(host) && (url === undefined || isLoopbackHost(new URL(url).hostname));
}

/** An address under which this machine itself reaches what listens there. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return isIP(host) === 6 ? `[${host}]` : host;
}
