import { CHECK_TOPICS, type CheckTopic, type CheckUp, type Light } from './check-up.ts';
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
];
const CAUSES_MAX = 50;
/** What was not asked and what could not be known take one place: the code stays shorter by a group. */
const LIGHTS: readonly Light[] = ['good', 'warning', 'critical', 'unknown'];
/** First digit of the code: with other lists behind it, it is another. */
const FORM = '1';
const GROUP = 4;
const DIGITS_MIN = 12;
const DIGITS_MAX = 24;

/** Digits in groups of four, the last of them a check digit. Before joining the device's number is 0. */
export function checkCode({ cause, topics }: Pick<CheckUp, 'cause' | 'topics'>, deviceNumber = 0): string {
  let number = BigInt(deviceNumber) * BigInt(CAUSES_MAX) + BigInt(CAUSES.indexOf(cause));
  for (const topic of CHECK_TOPICS) {
    const light = topics.find((found) => found.topic === topic)?.light ?? 'unknown';
    number = number * BigInt(LIGHTS.length) + BigInt(LIGHTS.indexOf(light === 'not-asked' ? 'unknown' : light));
  }
  const digits = number.toString();
  const length = Math.max(DIGITS_MIN, Math.ceil((FORM.length + digits.length + 1) / GROUP) * GROUP);
  const payload = FORM + digits.padStart(length - FORM.length - 1, '0');
  return (payload + String(damm(payload))).replace(/\d{4}(?=\d)/g, '$& ');
}

/** Reads what was read over the phone; blanks, dots and dashes between digits are passed over. */
export function readCheckCode(text: string): ReadCheckCode {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits) || digits.length % GROUP !== 0 || digits.length > DIGITS_MAX)
    return { ok: false, because: 'digits' };
  if (damm(digits) !== 0) return { ok: false, because: 'mistyped' };
  if (!digits.startsWith(FORM)) return { ok: false, because: 'newer' };
  let number = BigInt(digits.slice(FORM.length, -1));
  const take = (base: number) => {
    const digit = Number(number % BigInt(base));
    number /= BigInt(base);
    return digit;
  };
  const topics = [...CHECK_TOPICS]
    .reverse()
    .map((topic) => ({ topic, light: LIGHTS[take(LIGHTS.length)] as Light }))
    .reverse();
  const cause = CAUSES[take(CAUSES_MAX)];
  return cause === undefined
    ? { ok: false, because: 'newer' }
    : { ok: true, code: { deviceNumber: Number(number), cause, topics } };
}
