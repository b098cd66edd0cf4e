import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { nodeDns } from '@mach/ports/node';
import { sandbox } from 'pac-resolver';
import { type JSValueHandle, QuickJS } from 'quickjs-wasi';
import type { PacQuestion } from '../pac-ways.ts';

export interface BoundQuestion extends PacQuestion {
  readonly memoryBytesMax: number;
}

/** Names that one question may resolve, and how long each may take: what is behind a proxy often can't be resolved at all. */
const NAMES_MAX = 20;
const RESOLVE_TIMEOUT_MS = 2_000;

/** Name → its address; null where there is none. */
type Addresses = Map<string, string | null>;

/**
 * What the script's `FindProxyForURL` says. Runs it in QuickJS, which is WebAssembly and knows nothing of Node; it may end
 * never, so the process around it needs a deadline. Scripts resolve names without waiting, as was the custom of their time:
 * what a run asked for is resolved behind it, and the script runs again with the answers. Rejects when the script is no
 * script, throws, or resolves too many names.
 */
export async function findProxy(question: BoundQuestion): Promise<string> {
  const addresses: Addresses = new Map();
  while (addresses.size <= NAMES_MAX) {
    const { answer, trouble, unresolved } = await runOnce(question, addresses);
    if (unresolved.size === 0) {
      if (typeof answer === 'string') return answer;
      throw trouble ?? new Error(`FindProxyForURL gave ${answer === null ? 'null' : typeof answer}`);
    }
    for (const name of [...unresolved].slice(0, NAMES_MAX)) addresses.set(name, await addressOf(name));
  }
  throw new Error(`it resolves more than ${NAMES_MAX} names`);
}

interface Run {
  readonly answer?: unknown;
  readonly trouble?: unknown;
  readonly unresolved: ReadonlySet<string>;
}

async function runOnce({ script, url, host, memoryBytesMax }: BoundQuestion, addresses: Addresses): Promise<Run> {
  using machine = await QuickJS.create({ memoryLimit: memoryBytesMax });
  const unresolved = new Set<string>();
  const resolve = (name: unknown) => {
    const text = String(name);
    if (isIPv4(text)) return text;
    if (!addresses.has(text)) unresolved.add(text);
    return addresses.get(text) ?? null;
  };
  const functions = { ...pureFunctions, ...askingFunctions(resolve) };
  try {
    for (const [name, answer] of Object.entries(functions)) {
      const hosted = machine.newFunction(name, (...given) => {
        const [...said] = given.map((handle) => machine.dump(handle));
        return toHandle(machine, answer(...said));
      });
      machine.setProp(machine.global, name, hosted);
    }
    machine.evalCode(script, 'proxy.pac');
    const called = machine.evalCode('FindProxyForURL');
    const answer = machine.callFunction(called, machine.undefined, machine.newString(url), machine.newString(host));
    return { answer: machine.dump(answer), unresolved };
  } catch (trouble) {
    return { trouble, unresolved };
  }
}

type HostFunction = (...given: unknown[]) => unknown;

/** Those of the library that only compute. Its own resolver waits without end, and its `myIpAddress` connects to a public one. */
const pureFunctions = Object.fromEntries(
  (
    [
      ...['dateRange', 'dnsDomainIs', 'dnsDomainLevels', 'isPlainHostName'],
      ...['localHostOrDomainIs', 'shExpMatch', 'timeRange', 'weekdayRange'],
    ] as (keyof typeof sandbox)[]
  ).map((name) => [name, sandbox[name] as HostFunction]),
);

const askingFunctions = (resolve: (name: unknown) => string | null): Readonly<Record<string, HostFunction>> => ({
  alert: () => undefined,
  dnsResolve: resolve,
  isResolvable: (name) => resolve(name) !== null,
  isInNet: (name, network, mask) => isInNet(resolve(name), String(network), String(mask)),
  myIpAddress: () => {
    const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
  },
});

function isInNet(address: string | null, network: string, mask: string): boolean {
  if (address === null || !isIPv4(network) || !isIPv4(mask)) return false;
  const bits = (text: string) => text.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0);
  return (bits(address) & bits(mask)) === (bits(network) & bits(mask));
}

async function addressOf(name: string): Promise<string | null> {
  const question = { name, type: 'A', timeoutMs: RESOLVE_TIMEOUT_MS } as const;
  const answer = await nodeDns().ask(question, new AbortController().signal);
  return answer.ok ? (answer.value.records[0] ?? null) : null;
}

function toHandle(machine: QuickJS, value: unknown): JSValueHandle {
  if (typeof value === 'string') return machine.newString(value);
  if (typeof value === 'number') return machine.newNumber(value);
  if (typeof value === 'boolean') return value ? machine.true : machine.false;
  return value === null ? machine.null : machine.undefined;
}
