import { failureChanceAdvice, failureRateSource } from '@mach/knowledge';
import { type Condition, condition, type DiskTrouble } from '../../condition.ts';
import type { DeviceFacts, DiskHealthFacts } from '../../facts/device-facts.ts';
import { present } from '../../present.ts';
import { diskSigns, type FoundSigns } from './disk-signs.ts';
import { judgedDisks } from './judged-disks.ts';

/**
 * Disks that fail or are at risk. The maker's verdict and ours both count, and are kept apart: makers say "failed" late,
 * for they pay for it, and a quarter of the disks that die showed no sign at all.
 */
export function diskFailure(facts: Pick<DeviceFacts, 'diskHealth' | 'silentDisks'>): readonly Condition[] {
  return judgedDisks(facts).flatMap((disk): readonly Condition[] => {
    const found = diskSigns(disk);
    const ownVerdict = ownVerdictOf(found);
    if (disk.vendorVerdict === 'failed' || ownVerdict === 'failing') {
      return [condition('disk-failing', 'failing', 'disk', troubleOf(disk, found, ownVerdict))];
    }
    if (ownVerdict === 'nothing-found') return [];
    return [condition('disk-at-risk', 'at-risk', 'disk', troubleOf(disk, found, ownVerdict))];
  });
}

function ownVerdictOf(found: FoundSigns | undefined): DiskTrouble['ownVerdict'] {
  if (found === undefined) return 'nothing-found';
  return found.chance === 'high' ? 'failing' : 'at-risk';
}

function troubleOf(
  { disk, readAt, model, vendorVerdict }: DiskHealthFacts,
  found: FoundSigns | undefined,
  ownVerdict: DiskTrouble['ownVerdict'],
): DiskTrouble {
  return {
    ...present<DiskTrouble>({
      disk,
      readAt,
      model,
      vendorVerdict,
      ownVerdict,
      chance: vendorVerdict === 'failed' ? 'high' : (found?.chance ?? 'low'),
      days: failureChanceAdvice.days,
      source: failureRateSource.name,
      sourceDate: failureRateSource.recordedOn,
      failuresPerYear: found?.failuresPerYear,
    }),
    ...found?.signs,
  };
}
