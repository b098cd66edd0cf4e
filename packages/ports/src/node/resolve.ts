import { isIP } from 'node:net';
import type { Failed, Result } from '../result.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { askWithin } from './dns-question.ts';
import { nodeFiles } from './files.ts';
import { addressesInHosts } from './hosts.ts';
import type { Addresses, KnownAddresses } from './known-addresses.ts';
import { nodeLimits } from './limits.ts';
import { failed } from './trouble.ts';

export interface Resolved {
  readonly addresses: Addresses;
  /** 0 for what was an address already. */
  readonly resolveMs: number;
}

/** Where the real ports ask for names. */
export interface ResolverSettings {
  /** Address of a resolver, with an optional port; without it the system's own are asked. */
  readonly resolver?: string | undefined;
  readonly allows?: AllowsAddress | undefined;
  /** Of a port that must get there where names are not answered. */
  readonly known?: KnownAddresses | undefined;
}

/** Whether an address may be spoken to that a host is or has; `host` as it was asked for. Without it all may. */
export type AllowsAddress = (address: string, host: string) => boolean;

/**
 * The addresses of a host within the deadline: an address as it stands, then `localhost`, the hosts file, and the
 * resolvers, as `dns.lookup` would, but without its thread of the pool and its ten seconds. Search domains and mDNS are
 * not asked: what is watched has a full name. AAAA is asked only where there is no A, for a name with both must not be
 * judged by an IPv6 route that the line never had. `resolver` is asked instead of the system's own.
 *
 * Every port that opens a connection comes through here, and connects to what is given here alone: a name can't mean one
 * address when it is judged and another when it is used. `not-found` where nobody has the name, `unresolved` where the resolvers do not say,
 * `denied` where none of the addresses is allowed. What is `known` is not asked for
 * while it is fresh, and stands in where no answer comes or none with an address.
 */
export async function resolveHost(
  host: string,
  deadline: Deadline,
  { resolver, allows = () => true, known }: ResolverSettings,
): Promise<Result<Resolved>> {
  const literal = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  const isAllowed = (address: string) => allows(address, host);
  if (isIP(literal) !== 0) {
    return isAllowed(literal) ? { ok: true, value: { addresses: [literal], resolveMs: 0 } } : denied(host, literal);
  }
  const startedAt = performance.now();
  const resolved = (found: Addresses, resolveMs = performance.now() - startedAt): Result<Resolved> => {
    const [first, ...others] = found.filter(isAllowed).slice(0, nodeLimits.addressesMax);
    if (first === undefined) return denied(host, found[0]);
    return { ok: true, value: { addresses: [first, ...others], resolveMs } };
  };

  const [local, ...locals] = await localAddresses(host);
  if (local !== undefined) return resolved([local, ...locals]);
  const before = known?.find(host);
  if (before?.isFresh === true) return resolved(before.addresses, 0);
  // So that time is left for going there.
  const askMs =
    before === undefined ? deadline.leftMs() : Math.min(deadline.leftMs() / 2, nodeLimits.askAgainTimeoutMs);
  using asking = startDeadline(Math.ceil(askMs), deadline.signal);
  const answer = await askFor(host, asking, resolver);
  if (answer.ok) known?.note(host, answer.value);
  else if (before !== undefined && !deadline.signal.aborted) return resolved(before.addresses);
  return answer.ok ? resolved(answer.value) : answer;
}

async function askFor(host: string, deadline: Deadline, server: string | undefined): Promise<Result<Addresses>> {
  for (const type of ['A', 'AAAA'] as const) {
    const timeoutMs = Math.max(1, Math.ceil(deadline.leftMs()));
    const answer = await askWithin({ name: host, type, timeoutMs, ...(server !== undefined && { server }) }, deadline);
    if (!answer.ok) return answer.failure === 'not-found' ? answer : failed('unresolved', answer.detail);
    const [first, ...others] = answer.value.records;
    if (first !== undefined) return { ok: true, value: [first, ...others] };
  }
  return failed('not-found', `${host} has no address`);
}

/** A place that a check may not ask. */
export function denied(host: string, address: string): Failed {
  const named = host === address ? address : `${host} is ${address}, which`;
  return failed('denied', `${named} is no address that this check may ask`);
}

async function localAddresses(host: string): Promise<readonly string[]> {
  const hosts = await nodeFiles().readText(HOSTS_FILE);
  const listed = hosts.ok ? addressesInHosts(hosts.value, host).filter((address) => isIP(address) !== 0) : [];
  if (listed.length > 0) return listed;
  // RFC 6761: these never leave the machine, whatever the hosts file lacks.
  return /^(.+\.)?localhost\.?$/i.test(host) ? ['127.0.0.1', '::1'] : [];
}

const HOSTS_FILE =
  process.platform === 'win32'
    ? `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
    : '/etc/hosts';
