import type { Result } from '@mach/ports';
import type { Way, Ways } from '@mach/ports/node';

/**
 * What a PAC script said: `DIRECT` and `PROXY host:port`, separated by semicolons, in the order in which they are to be
 * tried. Other kinds of proxies are ways that can't be gone; words of no kind are passed over, and nothing but them is a bad
 * reply. An empty answer is DIRECT, as browsers have it.
 */
export function pacAnswer(text: string): Result<Ways> {
  const entries = text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return { ok: true, value: [{ type: 'direct' }] };
  const [first, ...others] = entries.map(wayOf).filter((way) => way !== undefined);
  if (first !== undefined) return { ok: true, value: [first, ...others] };
  return { ok: false, failure: 'bad-reply', detail: `the PAC script said ${JSON.stringify(text.slice(0, 100))}` };
}

function wayOf(entry: string): Way | undefined {
  if (/^DIRECT$/i.test(entry)) return { type: 'direct' };
  const [, kind = '', host = '', digits] =
    /^([A-Z0-9]+)\s+([^\s:/@]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?$/i.exec(entry) ?? [];
  if (/^(HTTPS|SOCKS[45]?)$/i.test(kind)) return { type: 'unsupported', said: entry.slice(0, 300) };
  const port = digits === undefined ? 80 : Number(digits);
  if (!/^(PROXY|HTTP)$/i.test(kind) || host.length > 253 || port < 1 || port > 65_535) return undefined;
  return { type: 'proxy', host, port };
}
