import type { DeviceFacts, NetworkCardFacts } from '../facts/device-facts.ts';

/** The cards whose cable can be judged: wired for certain, real, and with a link unless nobody said. */
export function wiredCards({ networkCards, virtual }: DeviceFacts): readonly NetworkCardFacts[] {
  if (virtual) return [];
  return (networkCards ?? []).filter(
    (card) => card.kind === 'wired' && card.virtual === false && card.linkUp !== false,
  );
}
