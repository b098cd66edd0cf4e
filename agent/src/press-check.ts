import { isIP } from 'node:net';
import {
  type CheckService,
  type CheckTopic,
  type CheckUp,
  type CheckWish,
  checkUp,
  SIGNING_SERVICE,
  type SlowSystem,
} from '@mach/diagnosis';
import type { PressedService } from '@mach/messages';
import type { CheckConfig, Reading } from '@mach/wire';

export interface PressedPc {
  /** Undefined before joining: then the way to the collector is left out. */
  readonly collectorUrl: string | undefined;
  /** Runs checks at once. */
  readonly read: (checks: readonly CheckConfig[]) => Promise<readonly Reading[]>;
  /** Asks the services that this PC may ask, with the gateway's address where it is known. */
  readonly askServices: (gateway: string) => Promise<readonly PressedService[]>;
  /** Asks who stands at the end of each way out. */
  readonly askWays: (gateway: string) => Promise<readonly Reading[]>;
  /** What the collector said lately of systems that are slow for everybody; undefined where it said nothing lately. */
  readonly slowSystems: () => readonly SlowSystem[] | undefined;
  /** Sends a train such as a meeting does; no reading where there is nobody to send it to. */
  readonly tryMeeting: (gateway: string) => Promise<readonly Reading[]>;
}

export interface PressedCheck {
  readonly check: CheckUp;
  readonly readings: readonly Reading[];
  readonly services: readonly PressedService[];
}

/** Takes topics as soon as they are settled, each once. */
export type TellTopics = (settled: readonly CheckTopic[]) => void;

/** What the PC itself says of its state, and which topics that settles. */
const OF_THIS_PC = ['memory', 'cpu', 'filesystem', 'disk-health', 'headroom'];
const TOPICS_OF_THIS_PC: readonly CheckTopic['topic'][] = ['traffic', 'memory', 'disk', 'load'];
/** What the card, its cable or its antenna say, what was found about the LAN lately, and what is plugged in. */
const OF_THE_LINK = ['network', 'network-card', 'wifi', 'local-network', 'dhcp', 'peripherals'];
/** Need the way, and take seconds of their own. */
const LAST_TOPICS: readonly CheckTopic['topic'][] = ['systems', 'video'];
const isLast = ({ topic }: CheckTopic) => LAST_TOPICS.includes(topic);

/** The one-click check as a person presses it, joined or not, with the line dead too. */
export async function pressCheck(pc: PressedPc, wish: CheckWish, tell: TellTopics = () => {}): Promise<PressedCheck> {
  const { collectorUrl, read, askServices, tryMeeting, askWays } = pc;
  const hasCollector = collectorUrl !== undefined;
  const slowSystems = hasCollector ? pc.slowSystems() : undefined;
  const judge = (readings: readonly Reading[], services: readonly CheckService[] = []) =>
    checkUp({ readings, services, hasCollector, wish, ...(slowSystems !== undefined && { slowSystems }) });
  const ofThisPc = read(OF_THIS_PC.map(once)).then((readings) => {
    const { topics } = judge(readings);
    tell(topics.filter(({ topic }) => TOPICS_OF_THIS_PC.includes(topic)));
    return readings;
  });
  const gateways = await read([once('gateway')]);
  const [gateway] = gateways;
  const address = gateway?.ok === true ? String(gateway.values['address'] ?? '') : '';
  const onTheWay = [...(address === '' ? [] : [pingOf(address)]), ...toCollector(collectorUrl)];
  const [ofTheWay, ways] = await Promise.all([
    read([...OF_THE_LINK.map(once), signingService, ...onTheWay]),
    hasCollector ? askWays(address) : [],
  ]);
  const soFar = [...gateways, ...(await ofThisPc), ...ofTheWay, ...ways];
  const isTold = ({ topic }: CheckTopic) => TOPICS_OF_THIS_PC.includes(topic);
  tell(judge(soFar).topics.filter((each) => !isTold(each) && !isLast(each)));
  // Before the train of a meeting, which they would disturb.
  const services = hasCollector ? await askServices(address) : [];
  const readings = [...soFar, ...(hasCollector ? await tryMeeting(address) : [])];
  const check = judge(readings, services.map(serviceOf));
  tell(check.topics.filter(isLast));
  return { check, readings, services };
}

/** Services have no name here but that of their host. */
function serviceOf({ target, reading }: PressedService): CheckService {
  const name = (URL.canParse(target) && new URL(target).host) || target;
  if (reading === undefined) return { name };
  const { ok, failure } = reading;
  return { name, ok, ...(failure !== undefined && { failure }) };
}

const signingService: CheckConfig = { id: 'signing-service', kind: 'tcp', target: SIGNING_SERVICE, everyS: 60 };

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
  const http: CheckConfig = {
    id: 'collector',
    kind: 'http',
    target: `${collectorUrl}/-/healthy`,
    everyS: 60,
    options: { tellClock: true },
  };
  const isName = isIP(host) === 0 && host !== 'localhost';
  return isName ? [http, { id: 'collector-name', kind: 'dns', target: host, everyS: 60 }] : [http];
}
