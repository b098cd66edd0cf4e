import { DISK_SIGNS, type DiskSign } from '@mach/knowledge';
import { present } from '../present.ts';
import type { DiskHealthFacts } from './device-facts.ts';
import { type ReadingIndex, ValueReader } from './reading-index.ts';

/** What the disks say of themselves, or nothing where no disk was read since the last time that none could be. */
export function diskHealthOf(index: ReadingIndex): readonly DiskHealthFacts[] | undefined {
  const parts = index.parts('disk-health');
  const whole = parts.find(({ target, ok }) => target === undefined && !ok);
  const read = parts
    .filter(({ ok, at }) => ok && (whole === undefined || at > whole.at))
    .map(({ target, values }) => diskOf(target ?? '', new ValueReader(values)));
  return read.length === 0 ? undefined : read;
}

/**
 * What the disks that can't be read at the moment said when they last were. A disk that falls silent did not get well by it: its verdict
 * stands, with its time, until it is read again.
 */
export function silentDisksOf(index: ReadingIndex): readonly (DiskHealthFacts & { readonly readAt: number })[] {
  const parts = index.parts('disk-health');
  const whole = parts.find(({ target, ok }) => target === undefined && !ok);
  return parts.flatMap(({ target, ok, at, values, lastGood }) => {
    const told = ok ? { at, values } : lastGood;
    const isCurrent = ok && (whole === undefined || at > whole.at);
    if (target === undefined || told === undefined || isCurrent) return [];
    return [{ ...diskOf(target, new ValueReader(told.values)), readAt: told.at }];
  });
}

function diskOf(disk: string, values: ValueReader): DiskHealthFacts {
  return {
    disk,
    medium: values.choice('medium', ['hdd', 'ssd', 'unknown']) ?? 'unknown',
    vendorVerdict: values.choice('vendorVerdict', ['passed', 'failed', 'absent']) ?? 'absent',
    counts: countsOf(values),
    ...present<Omit<DiskHealthFacts, 'disk' | 'medium' | 'vendorVerdict' | 'counts'>>({
      model: values.text('model'),
      protocol: values.choice('protocol', ['ATA', 'NVMe', 'SCSI']),
      celsius: values.amount('celsius'),
      celsiusMax: values.positive('celsiusMax'),
      notUnderstood: values.text('notUnderstood'),
      thresholdCrossed: values.flag('thresholdCrossed'),
      selfTestFailed: values.flag('selfTestFailed'),
      criticalWarning: values.amount('criticalWarning'),
      mediaErrors: values.amount('mediaErrors'),
      uncorrectedReads: values.amount('uncorrectedReads'),
      readBytes: values.amount('readBytes'),
      wearRatio: values.amount('wearRatio'),
      spareRatio: values.amount('spareRatio'),
      spareThresholdRatio: values.amount('spareThresholdRatio'),
    }),
  };
}

function countsOf(values: ValueReader): DiskHealthFacts['counts'] {
  const found = (Object.keys(DISK_SIGNS) as DiskSign[]).map((sign) => [sign, values.amount(sign)] as const);
  return Object.fromEntries(found.filter(([, count]) => count !== undefined));
}
