import { linkAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts, NetworkCardFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { wiredCards } from './wired-cards.ts';

const GB = 1000 ** 3;

/** Wired links that damage packets, by their share since the last start. Drops are no errors: a sound card drops what nobody asked for. */
export function networkErrors(facts: DeviceFacts): readonly Condition[] {
  return wiredCards(facts).flatMap((card) => {
    const { name, errors, crcErrors, packets } = card;
    if (errors === undefined || !isMany(card)) return [];
    const parameters = present<ConditionParameters['network-errors']>({
      interface: name,
      errors,
      crcErrors,
      packets,
      errorsPerGigabyte: errorsPerGigabyte(card),
    });
    return [condition('network-errors', 'at-risk', 'network-card', parameters)];
  });
}

function isMany(card: NetworkCardFacts): boolean {
  const { errors = 0, crcErrors = 0, packets } = card;
  if (errors < linkAdvice.errorsMin && crcErrors < linkAdvice.crcErrorsMin) return false;
  if (packets !== undefined && packets > 0) return errors / packets >= linkAdvice.errorsPerPacket;
  return (errorsPerGigabyte(card) ?? 0) >= linkAdvice.errorsPerGigabyte;
}

function errorsPerGigabyte({ errors = 0, receivedBytes, sentBytes }: NetworkCardFacts): number | undefined {
  if (receivedBytes === undefined || sentBytes === undefined) return undefined;
  // Under a tenth of a gigabyte a handful of errors at plugging in would look like thousands.
  return errors / Math.max(0.1, (receivedBytes + sentBytes) / GB);
}
