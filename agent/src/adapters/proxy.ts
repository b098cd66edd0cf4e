import { readFileSync } from 'node:fs';
import type { Clock, Files, Http, Result } from '@mach/ports';
import { basicAuthorization, directHosts, directWays, fixedProxy, type HttpProxy } from '@mach/ports/node';
import { type PacLimits, pacWays } from '../pac-ways.ts';
import type { ProxyConfig } from '../proxy-config.ts';
import { type WindowsProxySettings, windowsWays } from '../windows-proxy.ts';
import { pacChildProcess } from './pac-child-process.ts';

/** Ports that know no proxy: a script is fetched directly. */
interface DirectPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly http: Http;
}

/** The proxy of a configuration. Throws when the file of its password can't be read. */
export function openProxy(config: ProxyConfig, direct: DirectPorts, limits: PacLimits): HttpProxy {
  const authorization = authorizationOf(config);
  if (config.url !== undefined) return fixedProxy(new URL(config.url), config.noProxy, authorization);
  const isDirect = directHosts(config.noProxy);
  const asked = scriptWays(config.pac ?? '', direct, limits);
  return {
    waysTo: async (url) => (isDirect(url.hostname) ? { ok: true, value: directWays } : asked(url)),
    ...(authorization !== undefined && { authorization }),
  };
}

/** What Windows is set to, where the configuration says nothing; `isCollector`: hosts that are tried directly too. */
export function openWindowsProxy(
  settings: () => WindowsProxySettings,
  isCollector: (hostname: string) => boolean,
  direct: DirectPorts,
  limits: PacLimits,
): HttpProxy {
  const scripts = new Map<string, HttpProxy['waysTo']>();
  const script = (pac: string) => {
    const ways = scripts.get(pac) ?? scriptWays(pac, direct, limits);
    // One script at a time is set; those of before need not be kept.
    if (!scripts.has(pac)) scripts.clear();
    scripts.set(pac, ways);
    return ways;
  };
  return { waysTo: windowsWays(settings, script, isCollector) };
}

function scriptWays(pac: string, direct: DirectPorts, limits: PacLimits): HttpProxy['waysTo'] {
  const readScript = () => scriptAt(pac, direct, limits);
  return pacWays({ clock: direct.clock, readScript, evaluate: pacChildProcess(limits) }, limits);
}

function authorizationOf({ user, passwordFile }: ProxyConfig): string | undefined {
  if (user === undefined || passwordFile === undefined) return undefined;
  try {
    return basicAuthorization(user, readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, ''));
  } catch (error) {
    throw new Error(`the file of the proxy's password, ${passwordFile}, can’t be read`, { cause: error });
  }
}

async function scriptAt(place: string, { files, http }: DirectPorts, limits: PacLimits): Promise<Result<string>> {
  const isUrl = /^https?:\/\//i.test(place);
  const read = isUrl ? await fetched(place, http, limits) : await files.readText(place);
  return read.ok ? read : { ...read, detail: `the PAC script ${place}: ${read.detail}` };
}

async function fetched(url: string, http: Http, limits: PacLimits): Promise<Result<string>> {
  const request = {
    method: 'GET',
    url,
    timeoutMs: limits.scriptTimeoutMs,
    bodyBytesMax: limits.scriptBytesMax,
  } as const;
  const answer = await http.exchange(request, new AbortController().signal);
  if (!answer.ok) return { ok: false, failure: answer.failure, detail: answer.detail };
  const { status, body, bodyTruncated } = answer.value;
  if (status === 404) return { ok: false, failure: 'not-found', detail: 'status 404' };
  if (status !== 200) return { ok: false, failure: 'bad-reply', detail: `status ${status}` };
  if (bodyTruncated) return { ok: false, failure: 'bad-reply', detail: `longer than ${limits.scriptBytesMax} bytes` };
  return { ok: true, value: new TextDecoder().decode(body) };
}
