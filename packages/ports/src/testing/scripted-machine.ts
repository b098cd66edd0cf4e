import type { Hash } from '../hash.ts';
import type { Inventory, MachineFacts } from '../inventory.ts';
import type { Result } from '../result.ts';
import type { Self, SelfFacts } from '../self.ts';

/** An inventory that always tells this. */
export const scriptedInventory = (result: Result<MachineFacts>): Inventory => ({ read: async () => result });

/** An agent that knows this of itself. */
export const scriptedSelf = (facts: SelfFacts): Self => ({ read: () => facts });

/** A hash that can be read: the text itself behind a mark. */
export const readableHash: Hash = { salted: (text) => `hash of ${text}` };
