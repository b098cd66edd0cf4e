import type { CheckReading, CheckTopic } from '../checkup/check-terms.ts';
import { checkUp } from '../checkup/check-up.ts';
import { ValueReader } from '../facts/reading-index.ts';

/** A reading of the PC in a meeting room, and when it was made. */
export type RoomReading = CheckReading & { readonly at: number };

export interface RoomInput {
  /** Whether its PC reports now. */
  readonly isOn: boolean;
  readonly readings: readonly RoomReading[];
  /** Ids of the checks that are made for meetings. */
  readonly ids: { readonly [Check in 'train' | 'reach' | 'gateway' | 'headroom' | 'devices']: string };
  /** What was measured before counts for another meeting. */
  readonly since: number;
  /** The way that the reflector stands at the end of. */
  readonly way: 'internet' | 'data-network';
}

/** `off`: the PC is not switched on, which is no trouble yet. `not-tested`: no train at the rates of a conference was sent since then. */
export type RoomState = 'ready' | 'attention' | 'not-ready' | 'off' | 'not-tested';

export type RoomTopic = CheckTopic & { readonly at?: number };

export interface RoomReadiness {
  readonly state: RoomState;
  /** Those that matter to a meeting and could be judged. */
  readonly topics: readonly RoomTopic[];
  /** When the last train was sent. */
  readonly testedAt?: number;
}

const PLUGGED: readonly CheckTopic['topic'][] = ['camera', 'microphone', 'speaker'];
const MATTERING: readonly CheckTopic['topic'][] = ['network', 'wifi', 'video', 'traffic', 'load', ...PLUGGED];

/**
 * Whether a room can take part, judged by the very rules of the check that a person presses before a meeting, so that PC and province never
 * contradict each other. What a train found too poor for pictures, and a way that is closed now, stand in the way; other trouble is
 * worth a look.
 */
export function roomReadiness({ isOn, readings, ids, since, way }: RoomInput): RoomReadiness {
  const newest = (id: string) =>
    readings.filter((each) => each.id === id && each.at >= since).reduce<RoomReading | undefined>(later, undefined);
  const plain = (kind: string) => readings.filter((each) => each.kind === kind && each.id !== ids.gateway);
  const [train, reach, ping, headroom] = [
    newest(ids.train),
    newest(ids.reach),
    newest(ids.gateway),
    newest(ids.headroom),
  ];
  const devices = newest(ids.devices) ?? plain('peripherals').reduce<RoomReading | undefined>(later, undefined);
  const given = ['gateway', 'network', 'network-card', 'wifi', 'local-network', 'dhcp'].flatMap(plain);
  const chosen = [train, ping ?? plain('ping').reduce<RoomReading | undefined>(later, undefined), headroom, devices];
  const { topics } = checkUp({
    readings: [...given, ...chosen.filter((each) => each !== undefined)],
    hasCollector: false,
    wish: 'meeting',
  });
  const atOf: { readonly [Topic in CheckTopic['topic']]?: number | undefined } = {
    network: ping?.at,
    video: train?.at,
    traffic: headroom?.at,
    load: headroom?.at,
    ...Object.fromEntries(PLUGGED.map((topic) => [topic, devices?.at])),
  };
  const judged = topics
    .filter(({ topic, light }) => MATTERING.includes(topic) && light !== 'not-asked')
    .map((found) => (found.topic === 'video' && train !== undefined ? ofTrain(found, train) : found))
    .map((found) => withTime(found, atOf[found.topic]));
  const all = reach === undefined ? judged : [...judged, withTime(ofReach(reach, way), reach.at)];
  const state = !isOn
    ? 'off'
    : all.some(({ light }) => light === 'critical')
      ? 'not-ready'
      : all.some(({ light }) => light === 'warning')
        ? 'attention'
        : train === undefined
          ? 'not-tested'
          : 'ready';
  return { state, topics: all, ...(train !== undefined && { testedAt: train.at }) };
}

const later = (before: RoomReading | undefined, next: RoomReading): RoomReading =>
  before === undefined || next.at >= before.at ? next : before;

const withTime = (found: CheckTopic, at: number | undefined): RoomTopic =>
  at === undefined ? found : { ...found, at };

/** A train of which nothing came back, or too little for pictures, is no light fault before a meeting. */
function ofTrain(found: CheckTopic, train: RoomReading): CheckTopic {
  if (!train.ok && train.failure !== 'denied' && train.failure !== 'unsupported')
    return { topic: 'video', light: 'critical', finding: 'video-poor', values: { lossRatio: 1 } };
  return found.values['fit'] === 'poor' ? { ...found, light: 'critical' } : found;
}

/** One packet, a few minutes before it begins. */
function ofReach(reach: RoomReading, way: RoomInput['way']): CheckTopic {
  const rttMedianMs = new ValueReader(reach.values).amount('rttMedianMs');
  if (reach.ok) return { topic: way, light: 'good', values: rttMedianMs === undefined ? {} : { rttMedianMs } };
  return { topic: way, light: 'critical', finding: 'data-network-silent', values: {} };
}
