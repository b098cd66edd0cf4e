import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import type { Dns, DnsQuestion, DnsReply } from '../dns.ts';
import type { Result } from '../result.ts';
import { orAborted, startDeadline } from './deadline.ts';
import { nodeLimits } from './limits.ts';
import type { AllowsAddress } from './resolve.ts';
import { codeOf, failed, troubleFrom } from './trouble.ts';
import { warmUp } from './warm-up.ts';

/**
 * Questions to resolvers through c-ares, never through the system's `getaddrinfo`: that one holds a thread of the pool
 * for ten seconds when a resolver is dead, and can't tell a refusing resolver from a silent one.
 *
 * A name that exists but has no record of the type is a good answer with no records. SERVFAIL and a reply that can't be
 * read are `bad-reply`. Several resolvers are asked in turn within the one deadline.
 */
export const nodeDns = ({ allows = () => true }: { readonly allows?: AllowsAddress | undefined } = {}): Dns => ({
  ask: async (question, signal) => {
    await warmUp();
    const { server } = question;
    // The system's own resolvers are this machine's choice; what a question names is the choice of whoever asks.
    if (server !== undefined && !allows(addressOfServer(server), server)) {
      return failed('denied', `${server} is no address that this check may ask`);
    }
    using deadline = startDeadline(question.timeoutMs, signal);
    // Awaited here: the deadline ends with this function, not with the promise that it would hand on.
    return await askWithin(question, deadline);
  },
});

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`: the forms that c-ares takes. */
const addressOfServer = (server: string) =>
  isIP(server) === 0 ? server.replace(/:\d+$/, '').replace(/^\[|\]$/g, '') : server;

/** The same within a deadline that other work shares. A new resolver each time, for laptops change networks. */
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
