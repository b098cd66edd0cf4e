import { sensor } from '../contract.ts';
import { fact, flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { atMost, part } from './part.ts';

/** Most batteries of one machine that are reported. */
const BATTERIES_MAX = 8;

/** Each battery or UPS of the machine, and how much of it is worn away. */
export const battery = sensor({
  name: 'battery',
  summary: 'Wear and cycles of each battery or UPS of the machine; on Windows never run on a real PC.',
  targetLabel: 'battery',
  needs: ['inventory'],
  options: {},
  metrics: [
    flagValue('present', { help: 'false in the one reading of a machine without a battery' }),
    textValue('batteryKind', {
      help: 'battery or ups',
      as: 'mach_device_battery_info',
      label: 'kind',
      family: 'A battery or UPS.',
    }),
    fact('wearRatio', 'ratio', {
      help: 'share of its first capacity that is gone; 0 for one that holds more than it was made for',
      as: 'mach_device_battery_wear_ratio',
    }),
    fact('cycles', 'count', { help: 'times that it was charged in full', as: 'mach_device_battery_cycles' }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'batteries', signal, (batteries) => {
      if (batteries.length === 0) return [part(undefined, { present: false })];
      const parts = batteries.map(({ name, kind, designCapacity, fullCapacity, cycles }) =>
        part(name, { present: true, batteryKind: kind, wearRatio: wear(designCapacity, fullCapacity), cycles }),
      );
      return atMost(parts, BATTERIES_MAX);
    }),
});

/** Firmware that counts in another unit for one of the two gives a multiple that no battery has. */
const FULL_RATIO_MAX = 2;

function wear(design: number | undefined, full: number | undefined): number | undefined {
  if (design === undefined || full === undefined || design <= 0 || full > design * FULL_RATIO_MAX) return undefined;
  return Math.max(0, 1 - full / design);
}
