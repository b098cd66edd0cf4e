import { isAboutFailure } from '@mach/diagnosis';
import type { ConditionRow, Values } from '@mach/wire';
import type { Analysis } from './findings.ts';

/** Equipment of one device that is failing or about to, or that could not be looked at. */
export interface FailingRow {
  readonly device: string;
  readonly component: string;
  readonly level: 'failing' | 'at-risk' | 'unknown';
  /** Codes of its conditions. */
  readonly reasons: readonly string[];
  /** The figures that say so, one entry a condition: two disks may have the same. */
  readonly evidence: readonly { readonly reason: string; readonly parameters: Values }[];
}

const LEVELS: readonly FailingRow['level'][] = ['failing', 'at-risk', 'unknown'];

/** One row a device and component, the worst level of its conditions first. What is only old or small is not on the list. */
export function failingRows(analysis: Analysis): readonly FailingRow[] {
  const rows: FailingRow[] = [];
  for (const [device, conditions] of analysis.conditions) {
    for (const found of byComponent(conditions).values()) rows.push(...rowOf(device, found));
  }
  return rows.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/** A component that is known to be bad is not also called unknown: what could not be read of it adds nothing. */
function rowOf(device: string, conditions: readonly ConditionRow[]): readonly FailingRow[] {
  const level = LEVELS.find((each) => conditions.some((condition) => condition.level === each));
  const first = conditions.at(0);
  if (level === undefined || first === undefined) return [];
  const shown = conditions.filter((condition) =>
    level === 'unknown'
      ? condition.level === 'unknown'
      : condition.level === 'failing' || condition.level === 'at-risk',
  );
  return [
    {
      device,
      component: first.component,
      level,
      reasons: [...new Set(shown.map(({ code }) => code))],
      evidence: shown.map(({ code, parameters }) => ({ reason: code, parameters })),
    },
  ];
}

function byComponent(conditions: readonly ConditionRow[]): ReadonlyMap<string, readonly ConditionRow[]> {
  const found = new Map<string, ConditionRow[]>();
  for (const condition of conditions.filter(isAboutFailure)) {
    const same = found.get(condition.component) ?? [];
    same.push(condition);
    found.set(condition.component, same);
  }
  return found;
}
