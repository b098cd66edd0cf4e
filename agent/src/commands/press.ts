import type { PressedService } from '@mach/messages';
import { kinds } from '@mach/probes';
import type { DataFolder } from '../adapters/data-folder.ts';
import { fileStore } from '../adapters/file-store.ts';
import { createAllowance } from '../allowance.ts';
import type { AgentFileConfig } from '../config/schema.ts';
import type { JoinedIdentity } from '../identity.ts';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { type PressedCheck, pressCheck, type TellTopics } from '../press-check.ts';
import { pressedChecks } from '../pressed-checks.ts';
import { probesOf } from '../probes-of.ts';
import { readOnce, silent } from '../read-once.ts';
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
export function pressHere(pc: PressedOn, tell?: TellTopics): Promise<PressedCheck> {
  const { known, ports, version } = pc;
  return pressCheck(
    {
      collectorUrl: known?.collectorUrl,
      read: (checks) => {
        const planned = planChecks({ local: checks, fromCollector: [] }, kinds, agentLimits).checks;
        return readOnce(planned, { ...ports, inventory: ports.cardsInventory }, version);
      },
      askServices: async (gateway) => (known === undefined ? [] : askServices(pc, known, gateway)),
    },
    tell,
  );
}

/** Each service that the collector has this PC ask when its user is affected: whoever presses is. */
async function askServices(
  { folder, settings, ports, version }: PressedOn,
  { collectorUrl }: Pick<JoinedIdentity, 'collectorUrl'>,
  gateway: string,
): Promise<readonly PressedService[]> {
  const store = fileStore(folder, silent);
  const { dataNetworks } = settings;
  const allows = targetGuard({ collectorUrl, dataNetworks, ownNetworks: ports.ownNetworks });
  const { checks } = planChecks({ local: [], fromCollector: pressedChecks(store) }, kinds, agentLimits);
  const readings = await readOnce(checks, ports, version, {
    probesOf: (probes) =>
      probesOf(probes, ports.guarded, { allows, allowsNearby: () => false, gateway: () => ({ address: gateway }) }),
    allowance: createAllowance({ ...ports, log: silent, store }),
  });
  return checks.map(({ id, target = id }) => {
    const reading = readings.find((each) => each.id === id);
    return { target, ...(reading !== undefined && { reading }) };
  });
}
