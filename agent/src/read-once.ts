import type { Log, SelfFacts } from '@mach/ports';
import type { ProbePorts } from '@mach/probes';
import type { Reading } from '@mach/wire';
import type { Allowance } from './allowance.ts';
import { agentLimits } from './limits.ts';
import { allowanceOfOneRun } from './line-allowance.ts';
import type { PlannedCheck } from './plan.ts';
import { createRunner, type FoundGateway, type RunnerPorts } from './runner.ts';

/** A command has no log of its own: what it finds is its output. */
export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const noFacts: Omit<SelfFacts, 'version'> = {
  cpuMs: 0,
  residentBytes: 0,
  spoolReports: 0,
  spoolBytes: 0,
  droppedReports: 0,
  refusedReports: 0,
  sentBytes: 0,
  lateBytes: 0,
  requests: 0,
  failedRequests: 0,
  heldBackChecks: 0,
  slowedForCpu: 0,
  slowedForBytes: 0,
};

/** Makes of all ports those that a check may have. */
type ProbesOf = (probes: ProbePorts) => RunnerPorts['probesOf'];

/** Runs checks at once, outside a resident agent, and gives their readings in the order of the checks. */
export async function readOnce(
  checks: readonly PlannedCheck[],
  ports: Omit<
    ProbePorts,
    'benchmark' | 'boots' | 'lineAllowance' | 'localNetwork' | 'memoryErrors' | 'self' | 'slowMinutes'
  >,
  version: string,
  how: { readonly probesOf?: ProbesOf; readonly allowance?: Allowance; readonly gateway?: FoundGateway } = {},
): Promise<readonly Reading[]> {
  const self = { read: () => ({ version, ...noFacts }), lost: () => [] };
  const nobody = { read: () => undefined };
  const unmeasured = { ok: false, failure: 'unsupported', detail: 'only an agent that stays measures this' } as const;
  const benchmark = { read: async () => unmeasured };
  const own = {
    benchmark,
    boots: nobody,
    lineAllowance: allowanceOfOneRun,
    localNetwork: nobody,
    memoryErrors: nobody,
    self,
    slowMinutes: nobody,
  };
  const probes = { ...ports, ...own };
  const plain = createRunner(
    {
      clock: ports.clock,
      probesOf: how.probesOf?.(probes) ?? (() => probes),
      log: silent,
      gateway: () => how.gateway ?? {},
    },
    agentLimits,
  );
  const runner = how.allowance?.over(plain) ?? plain;
  const { signal } = new AbortController();
  const readings = await Promise.all(checks.map((check) => runner.run(check, signal)));
  return readings.flat();
}
