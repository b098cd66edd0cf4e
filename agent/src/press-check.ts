import { isIP } from 'node:net';
import { type CheckTopic, type CheckUp, checkUp } from '@mach/diagnosis';
import type { PressedService } from '@mach/messages';
import type { CheckConfig, Reading } from '@mach/wire';

export interface PressCheckWish {
  /** Undefined before joining: then the way to the collector is left out. */
  readonly collectorUrl: string | undefined;
  /** Runs checks at once. */
  readonly read: (checks: readonly CheckConfig[]) => Promise<readonly Reading[]>;
  /** Asks the services that this PC may ask, with the gateway's address where it is known. */
  readonly askServices: (gateway: string) => Promise<readonly PressedService[]>;
}

export interface PressedCheck {
  readonly check: CheckUp;
  readonly readings: readonly Reading[];
  readonly services: readonly PressedService[];
}

/** Takes topics as soon as they are settled, each once. */
export type TellTopics = (settled: readonly CheckTopic[]) => void;

/** What the PC itself says of its state, and which topics that settles. */
const OF_THIS_PC = ['memory', 'cpu', 'filesystem'];
const TOPICS_OF_THIS_PC: readonly CheckTopic['topic'][] = ['memory', 'disk', 'load'];
/** What the card, its cable or its antenna say, and what was found about the LAN lately. */
const OF_THE_LINK = ['network', 'network-card', 'wifi', 'local-network', 'dhcp'];

/** The one-click check as a person presses it, joined or not, with the line dead too. */
export async function pressCheck(wish: PressCheckWish, tell: TellTopics = () => {}): Promise<PressedCheck> {
  const { collectorUrl, read, askServices } = wish;
  const hasCollector = collectorUrl !== undefined;
  const ofThisPc = read(OF_THIS_PC.map(once)).then((readings) => {
    const { topics } = checkUp({ readings, hasCollector });
    tell(topics.filter(({ topic }) => TOPICS_OF_THIS_PC.includes(topic)));
    return readings;
  });
  const gateways = await read([once('gateway')]);
  const [gateway] = gateways;
  const address = gateway?.ok === true ? String(gateway.values['address'] ?? '') : '';
  const onTheWay = [...(address === '' ? [] : [pingOf(address)]), ...toCollector(collectorUrl)];
  const ofTheWay = await read([...OF_THE_LINK.map(once), ...onTheWay]);
  const readings = [...gateways, ...(await ofThisPc), ...ofTheWay];
  const check = checkUp({ readings, hasCollector });
  tell(check.topics.filter(({ topic }) => !TOPICS_OF_THIS_PC.includes(topic)));
  return { check, readings, services: hasCollector ? await askServices(address) : [] };
}

const once = (kind: string): CheckConfig => ({ id: kind, kind, everyS: 60 });

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
