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
import { PRESS_STEPS, type PressStep, settledTopics } from './settled-topics.ts';

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

/** Takes topics as soon as they are settled, each once, in whatever order they come. */
export type TellTopics = (settled: readonly CheckTopic[]) => void;

/**
 * The one-click check as a person presses it, joined or not, with the line dead too. All that disturbs nothing begins at once. The
 * requests to services wait until the lan and the PC's other traffic are measured, and the train of a meeting until they are through.
 */
export async function pressCheck(pc: PressedPc, wish: CheckWish, tell: TellTopics = () => {}): Promise<PressedCheck> {
  const { collectorUrl, read, askServices, tryMeeting, askWays } = pc;
  const hasCollector = collectorUrl !== undefined;
  const slowSystems = hasCollector ? pc.slowSystems() : undefined;
  let services: readonly PressedService[] = [];
  const found = new Map<PressStep, readonly Reading[]>();
  const told = new Set<CheckTopic['topic']>();
  // In the order of the steps, whichever ended first.
  const all = () => PRESS_STEPS.flatMap((step) => found.get(step) ?? []);
  const judge = () =>
    checkUp({
      readings: all(),
      services: services.map(serviceOf),
      hasCollector,
      wish,
      ...(slowSystems !== undefined && { slowSystems }),
    });
  const step = async (name: PressStep, made: Promise<readonly Reading[]> | readonly Reading[]) => {
    const readings = await made;
    found.set(name, readings);
    const settled = settledTopics(judge().topics, new Set(found.keys())).filter(({ topic }) => !told.has(topic));
    for (const { topic } of settled) told.add(topic);
    if (settled.length > 0) tell(settled);
    return readings;
  };
  const here = (Object.keys(READ_HERE) as (keyof typeof READ_HERE)[]).map((name) => step(name, read(READ_HERE[name])));
  const way = async () => {
    const [gateway] = await step('gateway', read([once('gateway')]));
    const address = gateway?.ok === true ? String(gateway.values['address'] ?? '') : '';
    await Promise.all([
      step('ping', address === '' ? [] : read([pingOf(address)])),
      step('ways', hasCollector ? askWays(address) : []),
    ]);
    return address;
  };
  const { collector, name } = toCollector(collectorUrl);
  const [address] = await Promise.all([way(), step('collector', read(collector)), step('name', read(name)), ...here]);
  services = hasCollector ? await askServices(address) : [];
  await step('services', []);
  await step('train', hasCollector ? tryMeeting(address) : []);
  return { check: judge(), readings: all(), services };
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

/** What this PC tells of itself: its state, what its card, cable or antenna and the lan say, and what is plugged in. */
const READ_HERE = {
  link: ['network', 'wifi', 'local-network', 'dhcp'].map(once),
  cards: ['network-card', 'peripherals'].map(once),
  signing: [signingService],
  memory: [once('memory')],
  disks: ['filesystem', 'disk-health'].map(once),
  processor: [once('cpu')],
  headroom: [once('headroom')],
} satisfies { readonly [Step in PressStep]?: readonly CheckConfig[] };

const pingOf = (target: string): CheckConfig => ({
  id: 'gateway-ping',
  kind: 'ping',
  target,
  everyS: 60,
  options: { packets: 10 },
});

/** The collector, and its name where it has one. */
function toCollector(collectorUrl: string | undefined): Readonly<Record<'collector' | 'name', readonly CheckConfig[]>> {
  if (collectorUrl === undefined) return { collector: [], name: [] };
  const host = new URL(collectorUrl).hostname.replace(/^\[|\]$/g, '');
  const http: CheckConfig = {
    id: 'collector',
    kind: 'http',
    target: `${collectorUrl}/-/healthy`,
    everyS: 60,
    options: { tellClock: true },
  };
  const isName = isIP(host) === 0 && host !== 'localhost';
  const name = isName ? [{ id: 'collector-name', kind: 'dns', target: host, everyS: 60 }] : [];
  return { collector: [http], name };
}
