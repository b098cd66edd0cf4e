import { formats, type Language, pageMessages } from '@mach/messages';
import type { EarlierRow, EquipmentRow } from '@mach/priority';
import type { PriorityRow } from '@mach/wire';

/** Of devices that left the list the first are named in sentences. */
const LEFT_SHOWN_MAX = 50;

/** A device of the earlier list that is in this one no more, with what it was there. */
export interface LeftRow {
  readonly device: string;
  readonly number: number;
  /** Of where it is registered; absent where it is not any more. */
  readonly communeCode?: string;
  readonly change: { readonly kind: 'left'; readonly rankBefore: number; readonly minutesBefore: number };
}

/** The list as programs read it: PCs, then equipment and lines with a reason, told by their `kind`, then who left since the earlier list. */
export type ToldRow = PriorityRow | EquipmentRow | LeftRow;

/** `communeOf`: of a device that may be registered no more. With a commune, only what is known to be there. */
export function leftRows(
  left: readonly EarlierRow[],
  communeOf: (device: string) => string | undefined,
  commune: string | undefined,
): readonly LeftRow[] {
  return left.flatMap(({ device, number, rank, minutesPerMonth }) => {
    const communeCode = communeOf(device);
    if (commune !== undefined && communeCode !== commune) return [];
    const change = { kind: 'left', rankBefore: rank, minutesBefore: minutesPerMonth.likely } as const;
    return [{ device, number, ...(communeCode === undefined ? {} : { communeCode }), change }];
  });
}

/** Who left, by their numbers: the first of many. */
export function leftSentence(left: readonly LeftRow[], lang: Language): string {
  const numbers = left.slice(0, LEFT_SHOWN_MAX).map(({ number }) => number);
  return pageMessages(lang).priorities.left(formats(lang).integer(left.length), numbers.join(', '));
}

/** What a list prints of equipment: what has no reason is counted in tables and no line. */
export const withReason = (equipment: readonly EquipmentRow[]): readonly EquipmentRow[] =>
  equipment.filter(({ reasons }) => reasons.length > 0);
