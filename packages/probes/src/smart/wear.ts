import type { Attribute } from './attribute.ts';
import { listAt, numberAt, textAt } from './json-path.ts';

/** How much of an SSD's rated life is used (1 = all of it), and of its spare is left, from 0 to 1 each; wear may exceed 1. */
export interface Wear {
  readonly wearRatio?: number;
  readonly spareRatio?: number;
  readonly spareThresholdRatio?: number;
}

/** Percentages beyond are nonsense: NVMe stops at 255. */
const PERCENT_MAX = 255;

/** A percentage as a ratio, where it is one. */
export function ratioOf(percent: number | undefined): number | undefined {
  return percent !== undefined && percent >= 0 && percent <= PERCENT_MAX ? percent / 100 : undefined;
}

/**
 * The wear of a SATA SSD: what smartctl 7.4 concludes, else the standard's device statistics, else the maker's attribute of
 * known meaning. A disk without any of them tells no wear.
 */
export function wearOfAttributes(attributes: readonly Attribute[], output: unknown): Wear {
  const wearRatio =
    ratioOf(numberAt(output, 'endurance_used', 'current_percent')) ??
    ratioOf(endurancePercent(output)) ??
    wearOf(attributes);
  const reserve = attributes.find(({ id, name }) => id === 232 && /avail.*res/i.test(name));
  const spareRatio = ratioOf(numberAt(output, 'spare_available', 'current_percent') ?? reserve?.value);
  const spareThresholdRatio = ratioOf(numberAt(output, 'spare_available', 'threshold_percent') ?? reserve?.threshold);
  return {
    ...(wearRatio !== undefined && { wearRatio }),
    ...(spareRatio !== undefined && { spareRatio }),
    ...(spareRatio !== undefined && spareThresholdRatio !== undefined && { spareThresholdRatio }),
  };
}

/** "Percentage Used Endurance Indicator" of the solid state device statistics (ACS-3, page 7). */
function endurancePercent(output: unknown): number | undefined {
  const page = listAt(output, 'ata_device_statistics', 'pages').find((each) => numberAt(each, 'number') === 7);
  const row = listAt(page, 'table').find((each) => /endurance/i.test(textAt(each, 'name') ?? ''));
  return numberAt(row, 'value');
}

/** Attributes of wear, the surest first. `life`: the raw value is what is left in per cent, where it agrees with the normalised one. */
const WEAR_ATTRIBUTES = [
  { id: 233, name: /media_wearout/i, is: 'normalised' },
  { id: 202, name: /lifetime/i, is: 'normalised' },
  { id: 231, name: /life_left/i, is: 'life' },
  { id: 169, name: /remaining_life/i, is: 'life' },
  { id: 177, name: /wear_level/i, is: 'normalised' },
] as const;

function wearOf(attributes: readonly Attribute[]): number | undefined {
  for (const { id, name, is } of WEAR_ATTRIBUTES) {
    const attribute = attributes.find((each) => each.id === id && name.test(each.name));
    if (attribute === undefined) continue;
    const left = is === 'life' ? lifeLeft(attribute) : attribute.value;
    // Intel's and Samsung's normalised values stop at 1 when the rated cycles are used up.
    if (left !== undefined && left >= 0 && left <= 100) return left <= 1 ? 1 : (100 - left) / 100;
  }
  return undefined;
}

/** Kingston keeps the normalised value at 100 and tells by the raw one; SandForce the other way round. Far apart, neither is believed. */
function lifeLeft({ value, raw }: Attribute): number | undefined {
  if (value === undefined || raw === undefined || raw > 100 || raw === 0) return value;
  return Math.abs(raw - value) <= 50 ? raw : undefined;
}
