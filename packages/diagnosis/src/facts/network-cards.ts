import { cardSpeedByModel } from '@mach/knowledge';
import { present } from '../present.ts';
import type { NetworkCardFacts } from './device-facts.ts';
import type { ReadingIndex, ValueReader } from './reading-index.ts';

/** What the inventory says of each card, joined with its counters by the interface's name. */
export function networkCardsOf(index: ReadingIndex): readonly NetworkCardFacts[] | undefined {
  const cards = new Map(index.read('network-card').map(({ target, values }) => [target, values]));
  const traffic = new Map(index.read('network').map(({ target, values }) => [target, values]));
  const names = [...new Set([...cards.keys(), ...traffic.keys()])].sort();
  if (names.length === 0) return undefined;
  return names.map((name) => {
    const card = cards.get(name);
    const counters = traffic.get(name);
    return {
      kind: card?.choice('cardKind', ['wired', 'wireless', 'unknown']) ?? 'unknown',
      ...present<Omit<NetworkCardFacts, 'kind'>>({
        name,
        virtual: card?.flag('virtual'),
        linkUp: counters?.flag('linkUp'),
        // The counters are read each time, the inventory once in a while.
        speedMbps: counters?.positive('speedMbps') ?? card?.positive('speedMbps'),
        duplex: counters?.choice('duplex', ['full', 'half']) ?? card?.choice('duplex', ['full', 'half']),
        receivedBytes: counters?.amount('receivedBytes'),
        sentBytes: counters?.amount('sentBytes'),
        packets: sumOf(counters, 'receivedPackets', 'sentPackets'),
        errors: sumOf(counters, 'receiveErrors', 'sendErrors'),
        crcErrors: counters?.amount('crcErrors'),
        ability: abilityOf(card),
        otherEndMaxSpeedMbps: card?.positive('otherEndMaxSpeedMbps'),
        autoNegotiation: card?.flag('autoNegotiation'),
        carrierChanges: counters?.amount('carrierChanges'),
      }),
    };
  });
}

/** Undefined where none of them was told. */
function sumOf(values: ValueReader | undefined, ...names: readonly string[]): number | undefined {
  const counts = names.flatMap((name) => values?.amount(name) ?? []);
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

function abilityOf(card: ValueReader | undefined): NetworkCardFacts['ability'] {
  const told = card?.positive('maxSpeedMbps');
  if (told !== undefined) return { maxSpeedMbps: told, knownBy: 'driver' };
  const byModel = cardSpeedByModel(card?.text('model') ?? '');
  return byModel === undefined ? undefined : { maxSpeedMbps: byModel, knownBy: 'model' };
}
