import type { CheckWish } from '@mach/diagnosis';
import type { PressedService } from '@mach/messages';
import { kinds } from '@mach/probes';
import type { CheckConfig, Reading } from '@mach/wire';
import type { DataFolder } from '../adapters/data-folder.ts';
import { fileStore } from '../adapters/file-store.ts';
import { createAllowance } from '../allowance.ts';
import type { AgentFileConfig } from '../config/schema.ts';
import type { JoinedIdentity } from '../identity.ts';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { type PressedCheck, pressCheck, type TellTopics } from '../press-check.ts';
import { meetingCheck, pressedChecks, wayChecks } from '../pressed-checks.ts';
import { probesOf } from '../probes-of.ts';
import { readOnce, silent } from '../read-once.ts';
import { keptSlowSystems } from '../slow-systems.ts';
import { targetGuard } from '../target-guard.ts';
import type { MeasuringPorts } from '../world.ts';

export interface PressedOn {
  readonly folder: DataFolder;
  readonly settings: AgentFileConfig;
  /** Undefined before joining. */
  readonly known: Pick<JoinedIdentity, 'collectorUrl'> | undefined;
  readonly ports: MeasuringPorts;
  readonly version: string;
}

/** The one-click check of this very PC, for the commands that offer it. */
export function pressHere(pc: PressedOn, wish: CheckWish, tell?: TellTopics): Promise<PressedCheck> {
  const { folder, known, ports, version } = pc;
  const store = fileStore(folder, silent);
  const ofCollector = (gateway: string, checks: readonly CheckConfig[]) =>
    known === undefined ? Promise.resolve([]) : readForCollector(pc, known, gateway, checks);
  return pressCheck(
    {
      collectorUrl: known?.collectorUrl,
      read: (checks) => readOnce(planned(checks), { ...ports, inventory: ports.quickInventory }, version),
      askServices: async (gateway) => {
        const checks = pressedChecks(store);
        return pressedServices(checks, await ofCollector(gateway, checks));
      },
      askWays: (gateway) => ofCollector(gateway, wayChecks(store)),
      slowSystems: () => keptSlowSystems(store, ports.clock.wallMs()),
      tryMeeting: async (gateway) => {
        const train = meetingCheck(store, wish === 'meeting');
        return train === undefined ? [] : ofCollector(gateway, [train]);
      },
    },
    wish,
    tell,
  );
}

const planned = (local: readonly CheckConfig[]) => planChecks({ local, fromCollector: [] }, kinds, agentLimits).checks;

/** Checks that the collector gave this PC for when its user is affected: whoever presses is. */
async function readForCollector(
  { folder, settings, ports, version }: PressedOn,
  { collectorUrl }: Pick<JoinedIdentity, 'collectorUrl'>,
  gateway: string,
  fromCollector: readonly CheckConfig[],
): Promise<readonly Reading[]> {
  const store = fileStore(folder, silent);
  const { dataNetworks } = settings;
  const allows = targetGuard({ collectorUrl, dataNetworks, ownNetworks: ports.ownNetworks });
  const { checks } = planChecks({ local: [], fromCollector }, kinds, agentLimits);
  return readOnce(checks, ports, version, {
    probesOf: (probes) =>
      probesOf(probes, ports.guarded, { allows, allowsNearby: () => false, gateway: () => ({ address: gateway }) }),
    allowance: createAllowance({ ...ports, log: silent, store }),
  });
}

/** Each service that was to be asked, with what came of it. */
function pressedServices(checks: readonly CheckConfig[], readings: readonly Reading[]): readonly PressedService[] {
  return checks.map(({ id, target = id }) => {
    const reading = readings.find((each) => each.id === id);
    return { target, ...(reading !== undefined && { reading }) };
  });
}
