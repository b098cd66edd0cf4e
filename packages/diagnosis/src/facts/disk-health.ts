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

function diskOf(disk: string, values: ValueReader): DiskHealthFacts {
  return {
    disk,
    medium: values.choice('medium', ['hdd', 'ssd', 'unknown']) ?? 'unknown',
    vendorVerdict: values.choice('vendorVerdict', ['passed', 'failed', 'absent']) ?? 'absent',
    counts: countsOf(values),
    ...present<Omit<DiskHealthFacts, 'disk' | 'medium' | 'vendorVerdict' | 'counts'>>({
      model: values.text('model'),
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
