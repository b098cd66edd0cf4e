import { factName, type Language, reasonName, reasonSentence } from '@mach/messages';
import type { EquipmentRow } from '@mach/priority';
import type { AssetRow, PriorityRow } from '@mach/wire';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import type { LeftRow, ToldRow } from '../../planning/priorities-told.ts';

/** Names of columns are for programs, so they are the same in every language; sentences are not. */
const COLUMNS = [
  'rank',
  'device',
  'device_number',
  'commune_code',
  'commune',
  'label',
  'role',
  'coverage',
  'minutes_per_month_low',
  'minutes_per_month',
  'minutes_per_month_high',
  'confidence',
  'life',
  'life_until',
  'quota',
  'rank_before',
  'minutes_before',
  'reasons',
  'unknown',
  'kind',
  'people_behind',
  'change',
  'reasons_came',
  'reasons_went',
] as const;
type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>>;

/** The upgrade list as CSV: PCs, then what is no PC by its `kind`, then who left it. Ranks of the two lists are their own. */
export function prioritiesCsv(rows: readonly ToldRow[], named: (code: string) => string, lang: Language): string {
  const cells = rows.map((row): Cells => {
    const place = {
      device: row.device,
      // Lines, and switches that were only seen, have no number.
      device_number: row.number === 0 ? '' : row.number,
      commune_code: row.communeCode,
      commune: row.communeCode === undefined ? '' : named(row.communeCode),
    };
    if ('kind' in row) return { ...place, ...ofEquipment(row, lang) };
    return { ...place, ...('role' in row ? ofPc(row, lang) : ofLeft(row)) };
  });
  return writeCsv(
    COLUMNS,
    cells.map((row) => COLUMNS.map((column) => row[column] ?? '')),
  );
}

function ofPc(row: PriorityRow, lang: Language): Cells {
  const { asset, change } = row;
  const named = (codes: readonly string[]) => codes.map((code) => reasonName(code, lang)).join('; ');
  return {
    ...common(row, lang),
    role: row.role,
    kind: 'pc',
    confidence: row.confidence,
    ...ofRegister(asset),
    unknown: row.unknown.map((fact) => factName(fact, lang)).join('; '),
    change: change?.kind,
    ...(change !== undefined && 'rankBefore' in change
      ? { rank_before: change.rankBefore, minutes_before: change.minutesBefore }
      : {}),
    ...(change?.kind === 'moved' ? { reasons_came: named(change.came), reasons_went: named(change.went) } : {}),
  };
}

const ofEquipment = (row: EquipmentRow, lang: Language): Cells => ({
  ...common(row, lang),
  kind: row.kind,
  people_behind: row.peopleBehind,
  // A line is rented.
  ...(row.kind === 'line' ? { life: 'rented', quota: 'rented' } : ofRegister(row.asset)),
});

const ofRegister = (asset: AssetRow | undefined): Cells => ({
  life: asset?.life ?? 'unknown',
  life_until: asset?.lifeUntil,
  quota: asset?.quota ?? 'unknown',
});

const ofLeft = ({ change }: LeftRow): Cells => ({
  change: change.kind,
  rank_before: change.rankBefore,
  minutes_before: change.minutesBefore,
});

const common = (row: PriorityRow | EquipmentRow, lang: Language): Cells => ({
  rank: row.rank,
  label: row.label,
  coverage: row.coverage,
  minutes_per_month_low: row.minutesPerMonth.low,
  minutes_per_month: row.minutesPerMonth.likely,
  minutes_per_month_high: row.minutesPerMonth.high,
  reasons: row.reasons.map((reason) => reasonSentence(reason, lang)).join('; '),
});
