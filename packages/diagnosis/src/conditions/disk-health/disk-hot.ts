import { driveLimit } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../../condition.ts';
import type { DeviceFacts, DiskHealthFacts } from '../../facts/device-facts.ts';
import { present } from '../../present.ts';

/** Sensors of the system that tell the temperatures of all drives of a protocol, and tell them each minute. */
const DRIVE_SENSOR = { ATA: /drivetemp/i, NVMe: /nvme/i, SCSI: undefined } as const;

/**
 * Drives at or above the temperature up to which they may work, by their own word or by what is usual for their kind. Most systems have
 * no sensor for SATA drives: what the drive told when it was asked is all there is. One that can't be read any more is not hot for ever.
 */
export function diskHot({ diskHealth = [], temperatures = [] }: DeviceFacts): readonly Condition[] {
  return diskHealth.flatMap(({ disk, model, medium, protocol, celsius, celsiusMax }) => {
    const isTold = temperatures.some(({ sensor }) => isOfDrive(protocol, sensor));
    const limitCelsius = celsiusMax ?? driveLimit({ medium, isNvme: protocol === 'NVMe' });
    if (isTold || celsius === undefined || celsius < limitCelsius) return [];
    const limitBy = celsiusMax === undefined ? ('kind' as const) : ('drive' as const);
    const told = { sensor: disk, disk, model, celsius, limitCelsius, limitBy };
    return [condition('overheating', 'at-risk', 'temperature', present<ConditionParameters['overheating']>(told))];
  });
}

const isOfDrive = (protocol: DiskHealthFacts['protocol'], sensor: string): boolean =>
  protocol !== undefined && DRIVE_SENSOR[protocol]?.test(sensor) === true;
