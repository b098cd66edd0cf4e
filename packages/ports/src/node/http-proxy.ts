import { BlockList, isIP } from 'node:net';
import type { Result } from '../result.ts';
import { failed } from './trouble.ts';

/** One way to a host. `unsupported` is one that was asked for in `said` and that these ports can't go. */
export type Way =
  | { readonly type: 'direct' }
  | { readonly type: 'proxy'; readonly host: string; readonly port: number }
  | { readonly type: 'unsupported'; readonly said: string };

/** In the order in which they are to be tried; at least one. */
export type Ways = readonly [Way, ...Way[]];

/** Who says by which ways a URL is reached. */
export interface HttpProxy {
  /** Ends within a time of its own; a failure says why no way could be chosen. */
  waysTo(url: URL): Promise<Result<Ways>>;
  /** What the proxy is told of who asks, as `Proxy-Authorization` takes it. Goes to proxies alone, and into no detail. */
  readonly authorization?: string;
}

export const directWays: Ways = [{ type: 'direct' }];

/** One proxy for everything but the hosts of `noProxy` and this machine itself. */
export function fixedProxy(proxy: URL, noProxy: readonly string[], authorization?: string): HttpProxy {
  const port = proxy.port === '' ? 80 : Number(proxy.port);
  const ways: Ways = [{ type: 'proxy', host: proxy.hostname, port }];
  const isDirect = directHosts(noProxy);
  return {
    waysTo: async ({ hostname }) => ({ ok: true, value: isDirect(hostname) ? directWays : ways }),
    ...(authorization !== undefined && { authorization }),
  };
}

/**
 * Whether a URL's host is one of the list: a name as it stands, `.example.vn` for all names below it, an address, or a
 * network such as `10.0.0.0/8`. This machine itself always is. Names are not resolved: what is behind a proxy often can't be.
 */
export function directHosts(list: readonly string[]): (hostname: string) => boolean {
  const addresses = new BlockList();
  const names: string[] = [];
  for (const entry of ['localhost', '.localhost', '127.0.0.0/8', '::1', ...list]) {
    const [network = '', prefix] = entry.split('/');
    const family = isIP(network);
    if (family === 0) names.push(entry.toLowerCase().replace(/^\*\./, '.'));
    else addresses.addSubnet(network, Number(prefix ?? (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6');
  }
  return (hostname) => {
    const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
    const family = isIP(host);
    if (family !== 0) return addresses.check(host, family === 4 ? 'ipv4' : 'ipv6');
    return names.some((name) => (name.startsWith('.') ? host.endsWith(name) : host === name));
  };
}

/** RFC 7617. */
export const basicAuthorization = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

export const placeOf = ({ host, port }: { readonly host: string; readonly port: number }) => `${host}:${port}`;

/** What 407 means to the people who set the agent up. */
export const passwordWanted = (place: string, authorization: string | undefined) =>
  failed(
    'denied',
    authorization === undefined
      ? `the proxy ${place} wants a user name and a password`
      : `the proxy ${place} wants another user name or password`,
  );
