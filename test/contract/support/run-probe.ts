import { type NodePortsSettings, nodePorts } from '@mach/ports/node';
import {
  scriptedAllowance,
  scriptedBenchmark,
  scriptedBoots,
  scriptedCollectorLink,
  scriptedInventory,
  scriptedLocalNetwork,
  scriptedMemoryErrors,
  scriptedSelf,
  scriptedSlowMinutes,
  scriptedStampSessions,
} from '@mach/ports/testing';
import { kinds, type Outcome, type Probe, type ProbePorts } from '@mach/probes';
import { checkOptions } from '@mach/wire';

/** Runs a probe once through the real ports. */
export async function runProbe(
  kind: string,
  target: string,
  given: Record<string, unknown> = {},
  { signal = new AbortController().signal, ...settings }: NodePortsSettings & { readonly signal?: AbortSignal } = {},
): Promise<Outcome> {
  const probe = kinds.get(kind);
  if (probe?.type !== 'probe') throw new Error(`there is no probe ${kind}`);
  const options = checkOptions(probe.options, given);
  if (!options.ok) throw new Error(JSON.stringify(options.problems));
  return (probe as Probe).run(realPorts(settings), target, options.values, signal);
}

/** The real ports, and scripts where a probe asks nothing of them. */
export function realPorts(settings: NodePortsSettings = {}): ProbePorts {
  const unread = { ok: false, failure: 'unsupported', detail: 'no inventory in this test' } as const;
  const alone = { ok: false, failure: 'unsupported', detail: 'no collector in this test' } as const;
  const nothing = { cpuMs: 0, residentBytes: 0, spoolReports: 0, spoolBytes: 0, droppedReports: 0, refusedReports: 0 };
  const noTraffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0, heldBackChecks: 0 };
  const facts = { version: '0.0.0', ...nothing, ...noTraffic, slowedForCpu: 0, slowedForBytes: 0 };
  return {
    ...nodePorts(settings),
    benchmark: scriptedBenchmark(unread),
    boots: scriptedBoots(),
    collector: scriptedCollectorLink(() => alone),
    host: {},
    lineAllowance: scriptedAllowance(),
    inventory: scriptedInventory(unread),
    localNetwork: scriptedLocalNetwork(),
    memoryErrors: scriptedMemoryErrors(),
    self: scriptedSelf(facts, [{ day: '2026-11-26', reason: 'no-room', reports: 3 }]),
    slowMinutes: scriptedSlowMinutes(),
    snmp: { round: async () => unread },
    stampSessions: scriptedStampSessions(alone),
  };
}
