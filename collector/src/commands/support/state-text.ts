import { formats, type Language, listMessages, terms } from '@mach/messages';
import type { DeviceRow } from '@mach/wire';

/** The state of a device in words; of one that is known by inventory alone, the day it was taken or who has taken its place. */
export function stateText(
  { state, inventoryAt, supersededBy }: Pick<DeviceRow, 'state' | 'inventoryAt' | 'supersededBy'>,
  language: Language,
): string {
  if (state === 'inventory' && inventoryAt !== undefined) {
    return terms.inventoryOf(formats(language).date(inventoryAt), language);
  }
  if (supersededBy !== undefined) return listMessages(language).supersededBy(String(supersededBy.number));
  return listMessages(language).states[state];
}
