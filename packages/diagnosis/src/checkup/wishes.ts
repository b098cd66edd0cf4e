import type { CheckTopic, CheckWish } from './check-terms.ts';

/** Whether a topic is what somebody with this wish came for. */
export const isWished = (topic: CheckTopic['topic'], wish: CheckWish = 'everything'): boolean =>
  WISHED[wish].includes(topic);

/** Whoever came for everything is told of any trouble. */
export const isAsked = (topic: CheckTopic['topic'], wish: CheckWish): boolean =>
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
