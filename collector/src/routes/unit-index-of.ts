import type { Collector } from '../app.ts';
import { createUnitIndex, type DevicesByUnit } from '../exposition/devices-by-unit.ts';

const indexes = new WeakMap<Collector, () => DevicesByUnit>();

/** The devices of a collector by unit, shared by all routes. */
export function unitIndexOf(collector: Collector): DevicesByUnit {
  let index = indexes.get(collector);
  if (index === undefined) {
    index = createUnitIndex(collector);
    indexes.set(collector, index);
  }
  return index();
}
