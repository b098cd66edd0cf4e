import { isIP } from 'node:net';
import { checkUp } from '@mach/diagnosis';
import { checkSentences, type PressedService, serviceSentences } from '@mach/messages';
import { kinds } from '@mach/probes';
import type { CheckConfig } from '@mach/wire';
import { fileStore } from '../adapters/file-store.ts';
import { createAllowance } from '../allowance.ts';
import type { JoinedIdentity } from '../identity.ts';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { pressedChecks } from '../pressed-checks.ts';
import { probesOf } from '../probes-of.ts';
import { readOnce, silent } from '../read-once.ts';
import { targetGuard } from '../target-guard.ts';
import type { MeasuringPorts } from '../world.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag, langFlag } from './agent-command.ts';

/** As Nagios plugins end. */
const EXIT = { good: 0, warning: 1, critical: 2, unknown: 3 } as const;

const ofThisPc = [
  ...['memory', 'cpu', 'filesystem'],
  // The way to the router: what the card, its cable or its antenna say, and what was found about the LAN lately.
  ...['network', 'network-card', 'wifi', 'local-network', 'dhcp'],
].map((kind) => ({ id: kind, kind, everyS: 60 }));

export default class Check extends AgentCommand {
  static override summary =
    'The one-click check: is it this PC, our network, or the system? Works offline and before joining.';
  static override description = 'Exits like a Nagios plugin: 0 good, 1 warning, 2 critical, 3 unknown.';
  static override flags = { config: configFlag, data: dataFlag, json: jsonFlag, lang: langFlag };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const folder = this.folder(flags.data);
    const identity = this.identity(folder);
    const ports = this.ports(this.settings(flags.config, folder), identity);
    const read = (checks: readonly CheckConfig[]) => {
      const lists = { local: checks, fromCollector: [] };
      const own = { ...ports, inventory: ports.cardsInventory };
      return readOnce(planChecks(lists, kinds, agentLimits).checks, own, this.config.version);
    };
    const [gateway] = await read([{ id: 'gateway', kind: 'gateway', everyS: 60 }]);
    const address = gateway?.ok === true ? String(gateway.values['address'] ?? '') : '';
    const onTheWay = [...(address === '' ? [] : [pingOf(address)]), ...toCollector(identity?.collectorUrl)];
    const readings = [...(gateway === undefined ? [] : [gateway]), ...(await read([...ofThisPc, ...onTheWay]))];
    const result = checkUp({ readings, hasCollector: identity !== undefined });
    const services = identity === undefined ? [] : await this.askServices(flags, identity, ports, address);
    if (flags.json) this.printJson({ ...result, readings, services });
    else {
      const number = identity === undefined ? {} : { deviceNumber: identity.deviceNumber };
      for (const line of checkSentences(result, { language: flags.lang, ...number })) this.log(line);
      for (const line of serviceSentences(services, flags.lang)) this.log(line);
    }
    this.exit(EXIT[result.overall]);
  }

  /** Each service that the collector has this PC ask when its user is affected: whoever presses is. */
  private async askServices(
    { config, data }: { readonly config?: string | undefined; readonly data?: string | undefined },
    { collectorUrl }: JoinedIdentity,
    ports: MeasuringPorts,
    gateway: string,
  ): Promise<readonly PressedService[]> {
    const folder = this.folder(data);
    const store = fileStore(folder, silent);
    const { dataNetworks } = this.settings(config, folder);
    const allows = targetGuard({ collectorUrl, dataNetworks, ownNetworks: ports.ownNetworks });
    const { checks } = planChecks({ local: [], fromCollector: pressedChecks(store) }, kinds, agentLimits);
    const readings = await readOnce(checks, ports, this.config.version, {
      probesOf: (probes) =>
        probesOf(probes, ports.guarded, { allows, allowsNearby: () => false, gateway: () => ({ address: gateway }) }),
      allowance: createAllowance({ ...ports, log: silent, store }),
    });
    return checks.map(({ id, target = id }) => {
      const reading = readings.find((each) => each.id === id);
      return { target, ...(reading !== undefined && { reading }) };
    });
  }
}

const pingOf = (target: string): CheckConfig => ({
  id: 'gateway-ping',
  kind: 'ping',
  target,
  everyS: 60,
  options: { packets: 10 },
});

function toCollector(collectorUrl: string | undefined): readonly CheckConfig[] {
  if (collectorUrl === undefined) return [];
  const host = new URL(collectorUrl).hostname.replace(/^\[|\]$/g, '');
  const http: CheckConfig = { id: 'collector', kind: 'http', target: `${collectorUrl}/-/healthy`, everyS: 60 };
  const isName = isIP(host) === 0 && host !== 'localhost';
  return isName ? [http, { id: 'collector-name', kind: 'dns', target: host, everyS: 60 }] : [http];
}
