import type { Cause, LatestReading, Values } from '@mach/wire';

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
