import { BlockList, isIP } from 'node:net';
import { nodePorts } from '@mach/ports/node';
import { kinds, type Probe, type ProbePorts } from '@mach/probes';
import { checkOptions, type TrialAnswer, type Values } from '@mach/wire';

/** One machine on a network, reached by the network: what these stand for is this very machine, its neighbours on the cable, or nobody. */
const NOT_ASKED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];
const LOOPBACK: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
];

/** The longest that a try lasts; who tried looks at a lamp meanwhile. */
const TIMEOUT_MS = 10_000;
const BODY_BYTES_MAX = 262_144;

/**
 * Whether the collector may ask an address for somebody who tries a service. Its own loopback only where it serves nobody else, so that
 * a page can't be used to look at what listens on the server.
 */
export function trialGuard(mayAskLoopback: boolean): (address: string) => boolean {
  const blocked = new BlockList();
  for (const [network, bits, family] of mayAskLoopback ? NOT_ASKED : [...NOT_ASKED, ...LOOPBACK]) {
    blocked.addSubnet(network, bits, family);
  }
  return (address) => {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
    const family = isIP(mapped);
    return family !== 0 && !blocked.check(mapped, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** Tries one page once, as an agent's check does: the http probe with these options, from where the collector stands. Never throws. */
export function probeTrial(mayAskLoopback: boolean) {
  const allows = trialGuard(mayAskLoopback);
  const ports = nodePorts({ allows });
  return async (url: string, given: Values): Promise<Omit<TrialAnswer, 'at' | 'url'>> => {
    const probe = kinds.get('http') as Probe;
    const options = checkOptions(probe.options, { ...given, timeoutMs: TIMEOUT_MS, bodyBytesMax: BODY_BYTES_MAX });
    if (!options.ok) {
      const [problem] = options.problems;
      const detail = `${problem?.path}: found ${problem?.found}, expected ${problem?.expected}`;
      return { ok: false, failure: 'bad-reply', detail, durationMs: 0, values: {} };
    }
    const startedAt = performance.now();
    const signal = AbortSignal.timeout(TIMEOUT_MS + 2_000);
    // The http probe needs none of the ports that a PC alone has.
    const found = await probe
      .run(ports as unknown as ProbePorts, url, options.values, signal)
      .catch((error: unknown) => ({
        ok: false as const,
        failure: 'timeout' as const,
        detail: String(error),
        values: {},
      }));
    const durationMs = Math.round(performance.now() - startedAt);
    const { ok, values = {} } = found;
    return ok ? { ok, durationMs, values } : { ok, failure: found.failure, detail: found.detail, durationMs, values };
  };
}
