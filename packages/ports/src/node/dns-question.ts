import { promises as dns } from 'node:dns';
import type { DnsQuestion, DnsReply } from '../dns.ts';
import type { Result } from '../result.ts';
import { orAborted } from './deadline.ts';
import { nodeLimits } from './limits.ts';
import { codeOf, failed, troubleFrom } from './trouble.ts';

/** Asks one question within a deadline that other work shares. A new resolver each time, for laptops change networks. */
export async function askWithin(
  { name, type, server, timeoutMs }: DnsQuestion,
  deadline: { readonly signal: AbortSignal },
): Promise<Result<DnsReply>> {
  const resolver = new dns.Resolver({ timeout: timeoutMs, tries: 1 });
  try {
    if (server !== undefined) resolver.setServers([server]);
  } catch {
    return failed('unsupported', `"${server}" is no address of a resolver such as 192.0.2.53 or 192.0.2.53:5353`);
  }
  const servers = resolver.getServers();
  const startedAt = performance.now();
  try {
    const answer = orAborted(lookUp(resolver, name, type), deadline.signal, () => resolver.cancel());
    const records = (await answer).slice(0, nodeLimits.dnsRecordsMax);
    return { ok: true, value: { records, durationMs: performance.now() - startedAt, servers } };
  } catch (error) {
    if (codeOf(error) === 'ENODATA') {
      return { ok: true, value: { records: [], durationMs: performance.now() - startedAt, servers } };
    }
    return troubleFrom(error, `asking ${servers.join(', ')} for ${name} ${type}`);
  }
}

async function lookUp(resolver: dns.Resolver, name: string, type: DnsQuestion['type']): Promise<readonly string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'NS':
      return resolver.resolveNs(name);
    case 'CNAME':
      return resolver.resolveCname(name);
    case 'TXT':
      // Node reads each byte of a TXT record as a character; people write them in UTF-8.
      return (await resolver.resolveTxt(name)).map((chunks) => Buffer.from(chunks.join(''), 'latin1').toString('utf8'));
    case 'MX':
      return (await resolver.resolveMx(name))
        .sort((a, b) => a.priority - b.priority)
        .map(({ priority, exchange }) => `${priority} ${exchange}`);
  }
}
