import { countAt, valueAt } from './json-path.ts';
import { ratioOf, type Wear } from './wear.ts';

export interface NvmeValues extends Wear {
  /** A bit mask; 0 is well. */
  readonly criticalWarning?: number;
  readonly mediaErrors?: number;
  readonly unsafeShutdowns?: number;
}

/** What an NVMe drive's health log tells, by a USB bridge too; undefined where there is none. */
export function nvmeValues(output: unknown): NvmeValues | undefined {
  const log = valueAt(output, 'nvme_smart_health_information_log');
  if (typeof log !== 'object' || log === null) return undefined;
  return {
    ...present('criticalWarning', countAt(log, 'critical_warning')),
    ...present('mediaErrors', countAt(log, 'media_errors')),
    ...present('unsafeShutdowns', countAt(log, 'unsafe_shutdowns')),
    ...present('wearRatio', ratioOf(countAt(log, 'percentage_used'))),
    ...present('spareRatio', ratioOf(countAt(log, 'available_spare'))),
    ...present('spareThresholdRatio', ratioOf(countAt(log, 'available_spare_threshold'))),
  };
}

const present = (name: keyof NvmeValues, value: number | undefined): Partial<Record<keyof NvmeValues, number>> =>
  value === undefined ? {} : { [name]: value };
