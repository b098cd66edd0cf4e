import type { DiskSign } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../../condition.ts';
import type { DeviceFacts, DiskHealthFacts, UnreadPart } from '../../facts/device-facts.ts';
import { present } from '../../present.ts';
import { diskFailure } from './disk-failure.ts';

type Unknown = ConditionParameters['disk-health-unknown'];

/** Disks of which nobody can say whether they are sound: not read, or read in part. A disk with a finding is known to be bad already. */
export function diskHealthUnknown(facts: DeviceFacts): readonly Condition[] {
  const unread = facts.unread.filter(({ kind }) => kind === 'disk-health');
  if (facts.diskHealth === undefined && unread.length === 0) return [unknown({ because: 'not-reported' })];
  const found = new Set(diskFailure(facts).map(({ parameters }) => 'disk' in parameters && parameters.disk));
  // A failure of the whole reading is older or newer than the disks it stands beside; they are known all the same.
  const failed = unread.filter(({ target }) =>
    target === undefined ? facts.diskHealth === undefined : !found.has(target),
  );
  return [
    ...failed.map((part) => unknown(failedPart(part))),
    ...(facts.diskHealth ?? []).flatMap((disk) => {
      const because = found.has(disk.disk) ? undefined : whyUnknown(disk);
      return because === undefined ? [] : [unknown(partlyRead(disk, because))];
    }),
  ];
}

const unknown = (parameters: Unknown): Condition => condition('disk-health-unknown', 'unknown', 'disk', parameters);

function failedPart({ target, failure, detail }: UnreadPart): Unknown {
  return present<Unknown>({
    because: 'failed',
    disk: target,
    failure,
    tried: detail,
    attributes: undefined,
  });
}

function partlyRead({ disk, notUnderstood }: DiskHealthFacts, because: Unknown['because']): Unknown {
  return present<Unknown>({
    because,
    disk,
    failure: undefined,
    tried: undefined,
    attributes: because === 'not-recognised' ? notUnderstood : undefined,
  });
}

/** The counts that a sound disk shows as zero; one of them at least must have been read. */
const TELLING: readonly DiskSign[] = [
  ...(['reallocatedSectors', 'endToEndErrors', 'reportedUncorrectable'] as const),
  ...(['reallocationEvents', 'pendingSectors', 'offlineUncorrectable'] as const),
];

function whyUnknown(disk: DiskHealthFacts): Unknown['because'] | undefined {
  if (disk.notUnderstood !== undefined) return 'not-recognised';
  const isCounted =
    TELLING.some((sign) => disk.counts[sign] !== undefined) ||
    disk.criticalWarning !== undefined ||
    disk.uncorrectedReads !== undefined;
  if (!isCounted) return 'no-counts';
  return disk.vendorVerdict === 'absent' ? 'no-verdict' : undefined;
}
