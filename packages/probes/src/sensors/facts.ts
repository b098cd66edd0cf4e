import type { Inventory, MachineFacts, Result } from '@mach/ports';
import type { PartOutcome } from '../contract.ts';
import { nothingToRead, unreadPart } from './part.ts';

/** Names of the parts of the inventory, as they stand in the facts and in `unread`. */
type Part = Exclude<keyof MachineFacts, 'unread'>;

/**
 * Asks the inventory and hands over the part that a sensor is about. A part that is absent is a failed reading with the
 * inventory's reason, never an absent one.
 */
export async function fromInventory<Name extends Part>(
  inventory: Inventory,
  name: Name,
  signal: AbortSignal,
  tell: (facts: NonNullable<MachineFacts[Name]>, all: MachineFacts) => readonly PartOutcome[],
): Promise<readonly PartOutcome[]> {
  const answer: Result<MachineFacts> = await inventory.read(signal);
  if (!answer.ok) return [unreadPart(undefined, answer)];
  const facts = answer.value[name];
  if (facts === undefined) return nothingToRead(answer.value.unread[name] ?? `the inventory tells nothing of ${name}`);
  return tell(facts as NonNullable<MachineFacts[Name]>, answer.value);
}
