import type { Cause, LatestReading, Values } from '@mach/wire';
import { topicsOf } from './topics.ts';

/** What the check found of one topic. `not-asked`: nothing to judge, such as the way to a collector before joining. */
export type Light = 'good' | 'warning' | 'critical' | 'unknown' | 'not-asked';

/** In the order in which they are told: the way out first, then the PC itself, then what is plugged into it. */
export const CHECK_TOPICS = [
  'network',
  'wifi',
  'name-service',
  'internet',
  'data-network',
  'collector',
  'systems',
  'video',
  'traffic',
  'memory',
  'disk',
  'load',
  'clock',
  'signing-service',
  'card-reader',
  'printer',
  'print-queue',
  'scanner',
  'camera',
  'microphone',
  'speaker',
] as const;

/** What a person comes to the check with. */
export const CHECK_WISHES = ['everything', 'system', 'slow', 'signing', 'printing', 'meeting'] as const;
export type CheckWish = (typeof CHECK_WISHES)[number];

export interface CheckTopic {
  readonly topic: (typeof CHECK_TOPICS)[number];
  readonly light: Light;
  /** What is wrong; absent where the light is neither `warning` nor `critical`. */
  readonly finding?: CheckFinding;
  /** What the sentence about it needs, in the units of the names. */
  readonly values: Values;
}

/** What one PC alone can find wrong. */
export type CheckFinding =
  | 'no-network'
  | 'router-silent'
  | 'address-conflict'
  | 'second-dhcp-server'
  | 'wifi-weak'
  | 'lan-loss'
  | 'network-link-slow'
  | 'names-unanswered'
  | 'name-unknown'
  | 'collector-unreachable'
  | 'collector-not-serving'
  | 'memory-nearly-exhausted'
  | 'disk-nearly-full'
  | 'disk-failing'
  | 'disk-at-risk'
  | 'processor-busy'
  | 'data-network-silent'
  | 'slow-for-everybody'
  | 'service-unreachable'
  | 'no-service-reached'
  | 'clock-wrong'
  | 'video-poor'
  | 'traffic-heavy'
  | 'signing-service-off'
  | 'no-card-reader'
  | 'no-printer'
  | 'no-default-printer'
  | 'printer-not-ready'
  | 'print-queue-stuck'
  | 'no-camera'
  | 'no-microphone'
  | 'no-speaker';

export type CheckStep =
  | 'check-cable'
  | 'check-router'
  | 'tell-it-lan'
  | 'move-nearer'
  | 'change-cable'
  | 'tell-it-names'
  | 'tell-it-line'
  | 'carry-on'
  | 'close-programs'
  | 'free-disk'
  | 'save-data'
  | 'save-data-soon'
  | 'wait-busy'
  | 'quieten-line'
  | 'stop-downloads'
  | 'wait-system'
  | 'wait-service'
  | 'set-clock'
  | 'tell-it-data-network'
  | 'start-signing'
  | 'plug-card-reader'
  | 'plug-printer'
  | 'choose-printer'
  | 'wake-printer'
  | 'clear-queue'
  | 'plug-camera'
  | 'plug-microphone'
  | 'plug-speaker'
  | 'tell-it-code'
  | 'join-first'
  | 'check-again'
  | 'nothing';

/** The result of the one-click check of one PC: codes, for `messages` to put in words. */
export interface CheckUp {
  readonly overall: Exclude<Light, 'not-asked'>;
  /** The one thing to look at first, or that there is none. */
  readonly cause: CheckFinding | 'nothing-found' | 'not-measured' | 'partly-measured';
  /** The verdicts that this PC alone cannot tell apart; empty where nothing is wrong. */
  readonly possibleCauses: readonly Cause[];
  readonly nextStep: CheckStep;
  readonly topics: readonly CheckTopic[];
}

/** A reading as it lies on the PC and at the collector. */
export type CheckReading = Pick<LatestReading, 'kind' | 'id' | 'target' | 'ok' | 'failure' | 'values'>;

/** A system that the province found slow, or not answering, in that many communes. */
export interface SlowSystem {
  readonly name: string;
  readonly communes: number;
}

/** A service that this PC was to ask. `ok` is absent where it was not asked, such as one that was asked often enough for the day. */
export interface CheckService {
  readonly name: string;
  readonly ok?: boolean;
  readonly failure?: string;
}

export interface CheckUpInput {
  readonly readings: readonly CheckReading[];
  /** False before this PC has joined: then the way to the collector can't be judged. */
  readonly hasCollector: boolean;
  /** `everything` unless said. What is wished for is told first, and that it is absent is then a trouble. */
  readonly wish?: CheckWish;
  /** What the collector said lately of systems that are slow for everybody; absent where it said nothing lately. */
  readonly slowSystems?: readonly SlowSystem[];
  /** What the services said that this PC may ask; absent where there is none. */
  readonly services?: readonly CheckService[];
}

/**
 * Readings of one moment on one PC → a light for each topic, the worst of them, one cause and one next step. Judges only
 * what was measured here: a dead line and a dead collector look alike from one PC, so all that it can be is named.
 */
export function checkUp(input: CheckUpInput): CheckUp {
  const { wish = 'everything', hasCollector } = input;
  const topics = topicsOf(input);
  const concluded = ({ finding, light }: FoundTopic): CheckUp => {
    return { overall: light === 'critical' ? 'critical' : 'warning', cause: finding, ...CONCLUSIONS[finding], topics };
  };
  const found = topics.filter(isFound);
  const worst = found.find(({ light }) => light === 'critical') ?? mostUrgent(found, (topic) => isAsked(topic, wish));
  if (worst !== undefined) return concluded(worst);
  const asked = topics.map(({ light }) => light).filter((light) => light !== 'not-asked');
  if (asked.every((light) => light === 'unknown')) {
    return { overall: 'unknown', cause: 'not-measured', possibleCauses: [], nextStep: 'check-again', topics };
  }
  // Of what somebody came for, nothing is called good that could not be looked at, whatever else is found.
  if (topics.some(({ topic, light }) => light === 'unknown' && isNeeded(topic, wish))) {
    return { overall: 'unknown', cause: 'partly-measured', possibleCauses: [], nextStep: 'tell-it-code', topics };
  }
  const other = mostUrgent(found, () => true);
  if (other !== undefined) return concluded(other);
  const nextStep = hasCollector ? 'nothing' : 'join-first';
  return { overall: 'good', cause: 'nothing-found', possibleCauses: [], nextStep, topics };
}

/** The step that goes with a cause, for whoever hears the cause alone. */
export function stepOfCause(cause: CheckUp['cause']): CheckStep {
  if (cause === 'nothing-found') return 'nothing';
  if (cause === 'not-measured') return 'check-again';
  return cause === 'partly-measured' ? 'tell-it-code' : CONCLUSIONS[cause].nextStep;
}

type FoundTopic = CheckTopic & { readonly finding: CheckFinding };
const isFound = (topic: CheckTopic): topic is FoundTopic =>
  topic.finding !== undefined && (topic.light === 'warning' || topic.light === 'critical');

/** The nearest first. A link that could be faster seldom stands in the way, and a collector that does not serve is no trouble of this PC. */
function mostUrgent(
  found: readonly FoundTopic[],
  counts: (topic: CheckTopic['topic']) => boolean,
): FoundTopic | undefined {
  const placeOf = ({ finding }: FoundTopic) => LAST.indexOf(finding);
  return found.filter(({ topic }) => counts(topic)).sort((a, b) => placeOf(a) - placeOf(b))[0];
}

/** Whether a topic is what somebody with this wish came for. */
export const isWished = (topic: CheckTopic['topic'], wish: CheckWish = 'everything'): boolean =>
  WISHED[wish].includes(topic);

/** Whoever came for everything is told of any trouble. */
const isAsked = (topic: CheckTopic['topic'], wish: CheckWish): boolean =>
  wish === 'everything' || isWished(topic, wish);

/** Without which no answer is a good one. */
export const isNeeded = (topic: CheckTopic['topic'], wish: CheckWish = 'everything'): boolean =>
  wish === 'everything' ? NEEDED_OF_ALL.includes(topic) : isWished(topic, wish);

/** What each PC has, and each check can look at. */
const NEEDED_OF_ALL: readonly CheckTopic['topic'][] = ['network', 'collector', 'memory', 'disk', 'load'];

const WISHED: Readonly<Record<CheckWish, readonly CheckTopic['topic'][]>> = {
  everything: [],
  system: ['systems', 'network', 'wifi', 'name-service', 'internet', 'data-network', 'collector'],
  slow: ['systems', 'memory', 'disk', 'load'],
  signing: ['signing-service', 'card-reader', 'clock'],
  printing: ['printer', 'print-queue', 'scanner'],
  meeting: ['video', 'traffic', 'load', 'camera', 'microphone', 'speaker'],
};

const LAST: readonly CheckFinding[] = ['network-link-slow', 'collector-not-serving'];

/** Where the fault can lie, in the words of the verdicts, and what the person at the PC does first. */
const CONCLUSIONS: Readonly<Record<CheckFinding, Pick<CheckUp, 'possibleCauses' | 'nextStep'>>> = {
  'no-network': { possibleCauses: ['pc', 'lan', 'router'], nextStep: 'check-cable' },
  'router-silent': { possibleCauses: ['lan', 'router', 'power'], nextStep: 'check-router' },
  'address-conflict': { possibleCauses: ['lan'], nextStep: 'tell-it-lan' },
  'second-dhcp-server': { possibleCauses: ['lan'], nextStep: 'tell-it-lan' },
  'wifi-weak': { possibleCauses: ['pc', 'lan'], nextStep: 'move-nearer' },
  'lan-loss': { possibleCauses: ['pc', 'lan'], nextStep: 'change-cable' },
  'network-link-slow': { possibleCauses: ['pc', 'lan'], nextStep: 'change-cable' },
  // Most routers pass names on to the carrier's resolver, so a dead line looks like dead names.
  'names-unanswered': { possibleCauses: ['line', 'isp', 'router', 'dns'], nextStep: 'tell-it-line' },
  'name-unknown': { possibleCauses: ['dns', 'collector'], nextStep: 'tell-it-names' },
  'collector-unreachable': { possibleCauses: ['line', 'isp', 'data-network', 'collector'], nextStep: 'tell-it-line' },
  // Something answered at the other end: the way there is open, and the work of the PC does not need Mạch.
  'collector-not-serving': { possibleCauses: ['collector'], nextStep: 'carry-on' },
  'memory-nearly-exhausted': { possibleCauses: ['pc'], nextStep: 'close-programs' },
  'disk-nearly-full': { possibleCauses: ['pc'], nextStep: 'free-disk' },
  'disk-failing': { possibleCauses: ['pc'], nextStep: 'save-data' },
  'disk-at-risk': { possibleCauses: ['pc'], nextStep: 'save-data-soon' },
  'processor-busy': { possibleCauses: ['pc'], nextStep: 'wait-busy' },
  'data-network-silent': { possibleCauses: ['data-network', 'router'], nextStep: 'tell-it-data-network' },
  'slow-for-everybody': { possibleCauses: ['service'], nextStep: 'wait-system' },
  // The way out answers, so it is neither this PC nor its line.
  'service-unreachable': { possibleCauses: ['service'], nextStep: 'wait-service' },
  // Only the province answers, which may be reached by a way of its own.
  'no-service-reached': { possibleCauses: ['line', 'isp', 'data-network', 'service'], nextStep: 'tell-it-line' },
  'clock-wrong': { possibleCauses: ['pc'], nextStep: 'set-clock' },
  'traffic-heavy': { possibleCauses: ['pc'], nextStep: 'stop-downloads' },
  'video-poor': { possibleCauses: ['lan', 'line', 'isp', 'data-network'], nextStep: 'quieten-line' },
  'signing-service-off': { possibleCauses: ['pc'], nextStep: 'start-signing' },
  'no-card-reader': { possibleCauses: ['pc'], nextStep: 'plug-card-reader' },
  'no-printer': { possibleCauses: ['pc'], nextStep: 'plug-printer' },
  'no-default-printer': { possibleCauses: ['pc'], nextStep: 'choose-printer' },
  'printer-not-ready': { possibleCauses: ['pc'], nextStep: 'wake-printer' },
  'print-queue-stuck': { possibleCauses: ['pc'], nextStep: 'clear-queue' },
  'no-camera': { possibleCauses: ['pc'], nextStep: 'plug-camera' },
  'no-microphone': { possibleCauses: ['pc'], nextStep: 'plug-microphone' },
  'no-speaker': { possibleCauses: ['pc'], nextStep: 'plug-speaker' },
};
