import type { Failed, Result } from '@mach/ports';

/** Splits `host:port` or `[v6]:port`. `unsupported` with what would be right when it is neither. */
export function splitHostPort(target: string): Result<{ readonly host: string; readonly port: number }> {
  const found = /^(?:\[([0-9a-fA-F:.%]+)\]|([^\s:[\]]+)):(\d{1,5})$/.exec(target);
  const host = found?.[1] ?? found?.[2] ?? '';
  const port = Number(found?.[3]);
  if (!isHost(host) || port < 1 || port > 65_535) {
    return { ok: false, failure: 'unsupported', detail: `"${target}" is no host:port such as mail.example.vn:587` };
  }
  return { ok: true, value: { host, port } };
}

/** Labels of letters, digits, hyphens and underscores (which real hosts have), as RFC 1123 bounds them. */
const hostName = /^(?=.{1,253}\.?$)(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\.?$/;
const ipv6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:%[\w.-]{1,15})?$/;

/** Whether a text can be a host name or an address. What starts with a hyphen could be read as an option, and is none. */
export const isHost = (text: string): boolean => hostName.test(text) || (text.length <= 64 && ipv6.test(text));

/** What a probe says of a target that `isHost` does not take. */
export const noHost = (target: string): Failed => ({
  ok: false,
  failure: 'unsupported',
  detail: `"${target}" is neither a host name nor an address`,
});

/** A host as it stands in a URI: IPv6 in brackets (RFC 3986, 3.2.2), without the zone, which only this machine knows. */
export const hostInUri = (host: string): string => (host.includes(':') ? `[${host.replace(/%.*$/, '')}]` : host);
