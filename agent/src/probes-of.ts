import type { ProbePorts } from '@mach/probes';
import { GATEWAY_TARGET } from '@mach/wire';
import type { PlannedCheck } from './plan.ts';
import type { FoundGateway } from './runner.ts';
import type { AllowsAddress } from './target-guard.ts';

/** The ports that reach the network, once more with a narrower reach; `isDirect`: past a proxy. */
export type GuardedPorts = (allows: AllowsAddress, how?: { readonly isDirect: boolean }) => Partial<ProbePorts>;

/** Whom the collector's checks may ask: at large, and of this PC's own network. */
export interface Reach {
  readonly allows: AllowsAddress;
  readonly allowsNearby: AllowsAddress;
  readonly gateway: () => FoundGateway | undefined;
}

/**
 * Which ports a check may have: this PC's own checks all of them, the collector's those behind the guard. The gateway is
 * open to checks that name it as such, and not to a name that happens to resolve to it.
 */
export function probesOf(
  probes: ProbePorts,
  guarded: GuardedPorts,
  { allows, allowsNearby, gateway }: Reach,
): (check: PlannedCheck) => ProbePorts {
  const isGateway: AllowsAddress = (address) => address === gateway()?.address;
  const forCollector = { ...probes, ...guarded(allows) };
  const forGateway = { ...probes, ...guarded((address, host) => isGateway(address, host) || allows(address, host)) };
  const forDevices = { ...probes, ...guarded(allowsNearby, { isDirect: true }) };
  return ({ isGuarded, isNearby, target }) => {
    if (!isGuarded) return probes;
    if (isNearby === true && target !== GATEWAY_TARGET) return forDevices;
    return target === GATEWAY_TARGET ? forGateway : forCollector;
  };
}
