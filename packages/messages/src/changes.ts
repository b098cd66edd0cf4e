import type { InventoryChange, Values } from '@mach/wire';
import type { Language } from './language.ts';
import { listMessages } from './lists.ts';
import { kindLabel, valueLabel, valueText } from './readings.ts';

/** What was changed about a device, in words: which part, and what it was and is, as far as the two differ. */
export interface ChangeText {
  readonly part: string;
  /** Came, went, or changed. */
  readonly change: string;
  /** Empty where nothing was there before, or nothing is now. */
  readonly before: string;
  readonly after: string;
}

/** Tells parts of one model apart and says nothing to people. */
const HASH = 'serialHash';

/**
 * Says one change. Values that stayed as they were are left out, unless the part came or went as a whole, or another of the same
 * model stands in its place.
 */
export function changeText(changed: InventoryChange, language: Language): ChangeText {
  const { kind, target, before, after } = changed;
  const label = kindLabel(kind, language);
  const words = listMessages(language);
  const differing = Object.keys({ ...before, ...after }).filter((name) => before?.[name] !== after?.[name]);
  const isSameModel = changed.change === 'changed' && differing.join() === HASH;
  const told = (values: Values = {}) =>
    Object.entries(values)
      .filter(([name]) => name !== HASH && (isSameModel || differing.includes(name)))
      .map(([name, value]) => `${valueLabel(kind, name, language)}: ${valueText(kind, name, value, language)}`)
      .join(', ');
  return {
    part: target === undefined ? label : `${label} (${target})`,
    change: isSameModel ? words.sameModel : words.changes[changed.change],
    before: told(before),
    after: told(after),
  };
}
