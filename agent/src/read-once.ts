import type { Log, SelfFacts } from '@mach/ports';
import type { ProbePorts } from '@mach/probes';
import type { Reading } from '@mach/wire';
import { agentLimits } from './limits.ts';
import type { PlannedCheck } from './plan.ts';
import { createRunner } from './runner.ts';

/** A command has no log of its own: what it finds is its output. */
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const noFacts: Omit<SelfFacts, 'version'> = {
  cpuMs: 0,
  residentBytes: 0,
  spoolReports: 0,
  spoolBytes: 0,
  droppedReports: 0,
  refusedReports: 0,
  sentBytes: 0,
  requests: 0,
  failedRequests: 0,
};

/** Runs checks at once, outside a resident agent, and gives their readings in the order of the checks. */
export async function readOnce(
  checks: readonly PlannedCheck[],
  ports: Omit<ProbePorts, 'benchmark' | 'boots' | 'self' | 'slowMinutes'>,
  version: string,
): Promise<readonly Reading[]> {
  const self = { read: () => ({ version, ...noFacts }) };
  const nobody = { read: () => undefined };
  const unmeasured = { ok: false, failure: 'unsupported', detail: 'only an agent that stays measures this' } as const;
  const benchmark = { read: async () => unmeasured };
  const runner = createRunner(
    { probes: { ...ports, benchmark, boots: nobody, self, slowMinutes: nobody }, log: silent, gateway: () => ({}) },
    agentLimits,
  );
  const { signal } = new AbortController();
  const readings = await Promise.all(checks.map((check) => runner.run(check, signal)));
  return readings.flat();
}
