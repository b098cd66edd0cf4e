import { linkAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { wiredCards } from './wired-cards.ts';

const GB = 1000 ** 3;

/** Wired links that damage packets, by errors a gigabyte since the last start. Drops are no errors: a sound card drops what nobody asked for. */
export function networkErrors(facts: DeviceFacts): readonly Condition[] {
  return wiredCards(facts).flatMap(({ name, errors, receivedBytes, sentBytes }) => {
    if (errors === undefined || receivedBytes === undefined || sentBytes === undefined) return [];
    // Under a tenth of a gigabyte a handful of errors at plugging in would look like thousands.
    const errorsPerGigabyte = errors / Math.max(0.1, (receivedBytes + sentBytes) / GB);
    if (errors < linkAdvice.errorsMin || errorsPerGigabyte < linkAdvice.errorsPerGigabyte) return [];
    return [condition('network-errors', 'at-risk', 'network-card', { interface: name, errors, errorsPerGigabyte })];
  });
}
