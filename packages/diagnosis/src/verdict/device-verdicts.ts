import type { Cause } from '@mach/wire';
import { grouped } from '@mach/wire';
import { calibrate } from './calibrate.ts';
import type { OddDevice } from './odd-devices.ts';
import { scopeOf } from './scope.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict } from './verdict.ts';

/**
 * How often a device is itself bad: one whose site contradicts it, one that is the only one by wire or by air there (the switch of one PC is
 * that PC's cable), and one that only other sites contradict.
 */
const SURE = { contradicted: 0.98, ofAnotherKind: 0.9, alone: 0.75 } as const;
/** The only one of its site that got nothing is bad itself, or the site is; of two that died at once perhaps the switch that they share. */
const causeOf = ({ trouble, contradictedBy, mayShareSwitch }: OddDevice): Cause =>
  trouble === 'down' && (contradictedBy === 0 || mayShareSwitch === true) ? 'not-enough-evidence' : 'pc';
const sureOf = ({ contradictedBy, isAloneOfItsKind, mayShareSwitch }: OddDevice): number =>
  contradictedBy === 0 || mayShareSwitch === true
    ? SURE.alone
    : isAloneOfItsKind === true
      ? SURE.ofAnotherKind
      : SURE.contradicted;

/** PCs that alone find bad what others find good. Whatever they report, it is not held against line or service. */
export function deviceVerdicts(
  odd: readonly OddDevice[],
  bySite: ReadonlyMap<string, SiteSummary>,
  from: number,
): Verdict[] {
  return [...grouped(odd, ({ device }) => device)].flatMap(([id, [found]]) => {
    const summary = bySite.get(found?.site ?? '');
    if (found === undefined || summary === undefined) return [];
    const isContradicted = found.contradictedBy > 0;
    return {
      stage: 'final' as const,
      trouble: found.trouble,
      cause: causeOf(found),
      causes: [causeOf(found)],
      alike: [],
      scope: scopeOf({ kind: 'device', id }, [summary]),
      confidence: calibrate(sureOf(found)),
      vantages: 1 + found.contradictedBy,
      since: from,
      evidence: [
        { code: 'one-pc-alone' as const, parameters: { others: found.contradictedBy } },
        ...(isContradicted ? [{ code: 'contradicted-by-its-site' as const, parameters: { paths: found.paths } }] : []),
      ],
    };
  });
}
