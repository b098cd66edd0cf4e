import { CHECK_TOPICS, type CheckTopic, type CheckUp, type Light } from './check-terms.ts';
import { damm } from './damm.ts';

/** What a person reads over the phone when the line is dead and the evidence is nowhere but on the PC. */
export interface CheckCode {
  readonly deviceNumber: number;
  readonly cause: CheckUp['cause'];
  readonly topics: readonly Pick<CheckTopic, 'topic' | 'light'>[];
}

export type ReadCheckCode =
  | { readonly ok: true; readonly code: CheckCode }
  /** `digits`: something else was given, or too few or too many · `mistyped`: a digit is wrong or two changed places · `newer`: of a later agent. */
  | { readonly ok: false; readonly because: 'digits' | 'mistyped' | 'newer' };

/** Their places are in the code, so they stand for ever: a new one comes last. */
const CAUSES: readonly CheckUp['cause'][] = [
  'nothing-found',
  'not-measured',
  'no-network',
  'router-silent',
  'address-conflict',
  'second-dhcp-server',
  'wifi-weak',
  'lan-loss',
  'network-link-slow',
  'names-unanswered',
  'name-unknown',
  'collector-unreachable',
  'collector-not-serving',
  'memory-nearly-exhausted',
  'disk-nearly-full',
  'processor-busy',
  'video-poor',
  'signing-service-off',
  'no-card-reader',
  'no-printer',
  'no-camera',
  'no-microphone',
  'partly-measured',
  'data-network-silent',
  'slow-for-everybody',
  'clock-wrong',
  'traffic-heavy',
  'no-default-printer',
  'printer-not-ready',
  'print-queue-stuck',
  'no-speaker',
  'service-unreachable',
  'no-service-reached',
  'disk-failing',
  'disk-at-risk',
];
const CAUSES_MAX = 50;
/** What was not asked and what could not be known take one place, as what is a little wrong and what is very: the code stays shorter. */
const LIGHTS: readonly Light[] = ['good', 'warning', 'unknown'];
/** First digit of the code: with other lists behind it, it is another. */
const FORM = '2';
/** Codes of agents of before are read on. */
const FORMER: Readonly<Record<string, Lists>> = {
  '1': {
    topics: [
      ...(['network', 'name-service', 'collector', 'video', 'memory', 'disk', 'load'] as const),
      ...(['signing-service', 'card-reader', 'printer', 'scanner', 'camera', 'microphone'] as const),
    ],
    lights: ['good', 'warning', 'critical', 'unknown'],
  },
};

interface Lists {
  readonly topics: readonly CheckTopic['topic'][];
  readonly lights: readonly Light[];
}
const LISTS: Readonly<Record<string, Lists>> = { ...FORMER, [FORM]: { topics: CHECK_TOPICS, lights: LIGHTS } };

const GROUP = 4;
const DIGITS_MIN = 12;
const DIGITS_MAX = 24;

/** Digits in groups of four, the last of them a check digit. Before joining the device's number is 0. */
export function checkCode({ cause, topics }: Pick<CheckUp, 'cause' | 'topics'>, deviceNumber = 0): string {
  let number = BigInt(deviceNumber) * BigInt(CAUSES_MAX) + BigInt(CAUSES.indexOf(cause));
  for (const topic of CHECK_TOPICS) {
    const light = topics.find((found) => found.topic === topic)?.light ?? 'unknown';
    number = number * BigInt(LIGHTS.length) + BigInt(LIGHTS.indexOf(told(light)));
  }
  const digits = number.toString();
  const length = Math.max(DIGITS_MIN, Math.ceil((FORM.length + digits.length + 1) / GROUP) * GROUP);
  const payload = FORM + digits.padStart(length - FORM.length - 1, '0');
  return (payload + String(damm(payload))).replace(/\d{4}(?=\d)/g, '$& ');
}

const told = (light: Light): Light => (light === 'not-asked' ? 'unknown' : light === 'critical' ? 'warning' : light);

/** Reads what was read over the phone; blanks, dots and dashes between digits are passed over. */
export function readCheckCode(text: string): ReadCheckCode {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits) || digits.length % GROUP !== 0 || digits.length > DIGITS_MAX)
    return { ok: false, because: 'digits' };
  if (damm(digits) !== 0) return { ok: false, because: 'mistyped' };
  const lists = LISTS[digits.charAt(0)];
  if (lists === undefined) return { ok: false, because: 'newer' };
  let number = BigInt(digits.slice(FORM.length, -1));
  const take = (base: number) => {
    const digit = Number(number % BigInt(base));
    number /= BigInt(base);
    return digit;
  };
  const topics = [...lists.topics]
    .reverse()
    .map((topic) => ({ topic, light: lists.lights[take(lists.lights.length)] as Light }))
    .reverse();
  const cause = CAUSES[take(CAUSES_MAX)];
  return cause === undefined
    ? { ok: false, because: 'newer' }
    : { ok: true, code: { deviceNumber: Number(number), cause, topics } };
}
