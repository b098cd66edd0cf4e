import type { Path } from '@mach/fleet';
import type { Clock, Datagrams, Hash, Random, StampSession } from '@mach/ports';
import { kinds, type Outcome, type Probe, type ProbePorts } from '@mach/probes';
import { checkOptions, type Values } from '@mach/wire';
import type { MadeCalls, MadeIdentity } from './made-calls.ts';

/** One look at a line, as a made leader has it: by real packets to the reflector where the made way lets one through. */
export type LookAtLine = (
  check: { readonly target: string; readonly options?: Values },
  path: Path,
  signal: AbortSignal,
) => Promise<Outcome>;

export interface LinePorts {
  readonly clock: Clock;
  readonly datagrams: Datagrams;
  readonly hash: Hash;
  readonly random: Random;
}

/** A look is one packet, and two more where that is lost: the probe's own rule. */
const PACKETS = [1, 2] as const;
/** A session is asked for anew after this part of its lifetime. */
const RENEW_AFTER = 0.75;

/** Watches the line of one made device. What its packets lose and how long they take is the scenario's; that they come is real. */
export function watchLine(identity: MadeIdentity, calls: MadeCalls, ports: LinePorts): LookAtLine {
  const probe = kinds.get('stamp') as Probe;
  let held: { readonly session: StampSession; readonly until: number } | undefined;

  async function current(signal: AbortSignal) {
    const now = ports.clock.uptimeMs();
    if (held !== undefined && now < held.until) return { ok: true, value: held.session } as const;
    const asked = await calls.session(identity, signal);
    if (!asked.ok) return { ok: false, failure: 'timeout', detail: asked.why } as const;
    const { session, lifetimeS } = asked.value;
    held = { session, until: now + lifetimeS * 1_000 * RENEW_AFTER };
    return { ok: true, value: session } as const;
  }

  return async ({ target, options = {} }, path, signal) => {
    const { sent, lost } = lose(path, ports.random);
    const counted = { sent, received: sent - lost, lossRatio: lost / sent };
    if (lost === sent)
      return { ok: false, failure: 'timeout', detail: `none of ${sent} packets came back`, values: counted };
    const given = checkOptions(probe.options, options);
    if (!given.ok) return { ok: false, failure: 'bad-reply', detail: `${given.problems[0]?.path}: not an option here` };
    const io = {
      clock: ports.clock,
      datagrams: ports.datagrams,
      hash: ports.hash,
      lineAllowance: { take: () => ({ ok: true, value: { settle: () => {} } }) },
      stampSessions: { current, doubt: () => {} },
    } as unknown as ProbePorts;
    const found = await probe.run(io, target, given.values, signal);
    if (!found.ok) return found;
    const { rttMs } = path;
    return { ok: true, values: { ...found.values, ...counted, rttMinMs: rttMs, rttMedianMs: rttMs, rttP95Ms: rttMs } };
  };
}

function lose({ dead, lossRatio }: Path, random: Random): { readonly sent: number; readonly lost: number } {
  let [sent, lost] = [0, 0];
  for (const more of PACKETS) {
    if (sent > lost) break;
    sent += more;
    for (let packet = 0; packet < more; packet++) lost += dead || random.next() < lossRatio ? 1 : 0;
  }
  return { sent, lost };
}
