import {
  type DiskSign,
  type FailureChance,
  failureChance,
  nvmeWarning,
  tooManyUncorrected,
  worstChance,
} from '@mach/knowledge';
import type { DiskHealthFacts } from '../../facts/device-facts.ts';

/** Counts and bits that speak against a disk; only those that do are there. CRC errors speak against the cable. */
export type DiskSigns = Readonly<Partial<Record<Exclude<DiskSign, 'interfaceCrcErrors'>, number>>> & {
  readonly mediaErrors?: number;
  readonly uncorrectedReads?: number;
  readonly criticalWarning?: number;
  readonly thresholdCrossed?: boolean;
  readonly selfTestFailed?: boolean;
};

export interface FoundSigns {
  readonly signs: DiskSigns;
  readonly chance: FailureChance;
  /** Of the worst sign that has one. */
  readonly failuresPerYear?: number;
}

/** What of a disk's own counts speaks against it; undefined where nothing does. */
export function diskSigns(disk: DiskHealthFacts): FoundSigns | undefined {
  const counted = countedSigns(disk);
  const flagged = flaggedSigns(disk);
  const all = [...counted, ...flagged];
  if (all.length === 0) return undefined;
  const rates = counted.flatMap(({ perYear }) => (perYear === undefined ? [] : [perYear]));
  // Rates were observed of hard disks; cells of an SSD die otherwise.
  const hasRates = disk.medium !== 'ssd' && rates.length > 0;
  return {
    signs: Object.fromEntries(all.map(({ name, value }) => [name, value])),
    chance: worstChance(all.map(({ chance }) => chance)),
    ...(hasRates && { failuresPerYear: Math.max(...rates) }),
  };
}

interface Sign {
  readonly name: keyof DiskSigns;
  readonly value: number | boolean;
  readonly chance: FailureChance;
  readonly perYear?: number;
}

/** Of an SSD's count no more than `raised` is said: it is a sign there too, but the rates are those of hard disks. */
function countedSigns({ counts, medium }: DiskHealthFacts): readonly Sign[] {
  return (Object.entries(counts) as [DiskSign, number][]).flatMap(([name, value]): readonly Sign[] => {
    if (name === 'interfaceCrcErrors') return [];
    const verdict = failureChance(name, value);
    if (!verdict.isSign) return [];
    const chance = medium === 'ssd' && verdict.chance === 'high' ? 'raised' : verdict.chance;
    return [{ name, value, chance, ...(verdict.perYear !== undefined && { perYear: verdict.perYear }) }];
  });
}

function flaggedSigns(disk: DiskHealthFacts): readonly Sign[] {
  const { criticalWarning = 0, mediaErrors = 0, uncorrectedReads = 0, readBytes } = disk;
  const found: Sign[] = [];
  if (disk.thresholdCrossed === true) found.push({ name: 'thresholdCrossed', value: true, chance: 'high' });
  if (criticalWarning > 0) {
    const isHeatAlone = criticalWarning === nvmeWarning.temperature;
    found.push({ name: 'criticalWarning', value: criticalWarning, chance: isHeatAlone ? 'low' : 'high' });
  }
  if (disk.selfTestFailed === true) found.push({ name: 'selfTestFailed', value: true, chance: 'raised' });
  if (mediaErrors > 0) found.push({ name: 'mediaErrors', value: mediaErrors, chance: 'raised' });
  if (tooManyUncorrected(uncorrectedReads, readBytes)) {
    found.push({ name: 'uncorrectedReads', value: uncorrectedReads, chance: 'raised' });
  }
  return found;
}
