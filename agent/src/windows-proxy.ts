import type { Result } from '@mach/ports';
import { directHosts, directWays, type HttpProxy, type Way, type Ways } from '@mach/ports/node';

/** What Windows says of proxies, in its own words; empty where it says nothing. */
export interface WindowsProxySettings {
  /** Where a PAC script is. */
  readonly pac?: string;
  /** `host:port`, or one for each protocol: `http=a:80;https=b:443;socks=c:1080`. */
  readonly proxy?: string;
  /** Hosts that are reached past the proxy: `*.tinh.vn;10.*;<local>`. */
  readonly bypass?: string;
}

/** Where the installation writes down what the person who installed is set to, below HKEY_LOCAL_MACHINE: a service has no person's settings. */
export const KEPT_KEY = 'Software\\Mach';
export const KEPT_NAMES = { pac: 'ProxyScript', proxy: 'Proxy', bypass: 'ProxyBypass' } as const;

export function saysSomething({ pac, proxy }: WindowsProxySettings): boolean {
  return pac !== undefined || proxy !== undefined;
}

/** Out of JSON that another process of ours wrote; empty where it is none. */
export function proxySettingsIn(json: string): WindowsProxySettings {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return {};
  }
  const given = new Map(Object.entries(parsed ?? {}));
  const names = Object.keys(KEPT_NAMES).filter((name) => typeof given.get(name) === 'string');
  return Object.fromEntries(names.map((name) => [name, given.get(name)]));
}

/**
 * The ways that a browser of this PC would go, in the order in which Windows has it: the script, else the proxy, else directly. A script that
 * can't be had counts as none, as in browsers. Looking for a proxy by itself (WPAD) is left out: whoever answers that name would be the proxy.
 * The collector is tried directly as well, after the others: settings that were left behind must not silence a PC.
 */
export function windowsWays(
  settings: () => WindowsProxySettings,
  script: (pac: string) => HttpProxy['waysTo'],
  isCollector: (hostname: string) => boolean,
): HttpProxy['waysTo'] {
  return async (url) => {
    const ways = await waysOf(settings(), script, url);
    const isDirectToo = ways.some(({ type }) => type === 'direct');
    return { ok: true, value: isDirectToo || !isCollector(url.hostname) ? ways : [...ways, { type: 'direct' }] };
  };
}

async function waysOf(
  { pac, proxy = '', bypass = '' }: WindowsProxySettings,
  script: (pac: string) => HttpProxy['waysTo'],
  url: URL,
): Promise<Ways> {
  if (directHosts([])(url.hostname)) return directWays;
  const said: Result<Ways> | undefined = pac === undefined ? undefined : await script(pac)(url);
  if (said?.ok === true) return said.value;
  const way = wayFor(proxy, url.protocol);
  return way === undefined || isPassedBy(bypass, url.hostname) ? directWays : [way];
}

/** Undefined where no proxy is for this protocol. */
function wayFor(text: string, protocol: string): Way | undefined {
  const entries = text.split(/[;\s]+/).filter((entry) => entry !== '');
  const named = new Map<string, string>();
  for (const entry of entries) {
    const [, kind = '', place = entry] = /^(\w+)=(.+)$/.exec(entry) ?? [];
    named.set(kind.toLowerCase(), place);
  }
  const place = named.get(protocol.replace(':', '')) ?? named.get('');
  if (place !== undefined) return proxyAt(place);
  const socks = named.get('socks');
  return socks === undefined ? undefined : { type: 'unsupported', said: `SOCKS ${socks}`.slice(0, 300) };
}

function proxyAt(place: string): Way {
  const [, kind = 'http', host = '', digits] =
    /^(?:([a-z0-9]+):\/\/)?([^\s:/@]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?\/?$/i.exec(place) ?? [];
  const port = digits === undefined ? 80 : Number(digits);
  const isGood = kind.toLowerCase() === 'http' && host !== '' && host.length <= 253 && port >= 1 && port <= 65_535;
  return isGood ? { type: 'proxy', host, port } : { type: 'unsupported', said: place.slice(0, 300) };
}

/** `*` stands for anything; `<local>` for names without a point. */
function isPassedBy(bypass: string, hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return bypass
    .toLowerCase()
    .split(/[;\s]+/)
    .map((entry) => entry.replace(/^\w+:\/\//, '').replace(/(?<!:):\d+$/, ''))
    .some((entry) => (entry === '<local>' ? !/[.:]/.test(host) : entry !== '' && asPattern(entry).test(host)));
}

function asPattern(entry: string): RegExp {
  const parts = entry.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
