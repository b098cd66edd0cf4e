import { formats, type Language, listMessages, terms } from '@mach/messages';
import type { DeviceRow } from '@mach/wire';

/** The state of a device in words; of one that is known by inventory alone, the day it was taken. */
export function stateText(
  { state, inventoryAt }: Pick<DeviceRow, 'state' | 'inventoryAt'>,
  language: Language,
): string {
  if (state === 'inventory' && inventoryAt !== undefined) {
    return terms.inventoryOf(formats(language).date(inventoryAt), language);
  }
  return listMessages(language).states[state];
}
