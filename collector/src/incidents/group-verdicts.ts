import type { Verdict } from '@mach/diagnosis';
import { grouped } from '@mach/wire';

/** Sites of one commune that went within this after the first of them went together. */
const TOGETHER_MS = 180_000;

/** Verdicts on several sites of one commune with the same cause, since the same moment, are one: that of the commune. */
export function groupVerdicts(verdicts: readonly Verdict[]): readonly Verdict[] {
  const ofSites = verdicts.filter(({ scope }) => scope.kind === 'site');
  const alike = grouped(ofSites, ({ scope, stage, cause, trouble }) =>
    [scope.communes[0], stage, cause, trouble].join('\n'),
  );
  const groups = [...alike.values()].flatMap((group) => clusters(group).map(together));
  return [...verdicts.filter(({ scope }) => scope.kind !== 'site'), ...groups];
}

function clusters(verdicts: readonly Verdict[]): Verdict[][] {
  const found: Verdict[][] = [];
  for (const verdict of verdicts.toSorted((a, b) => a.since - b.since)) {
    const last = found.at(-1);
    if (last !== undefined && verdict.since - (last[0] as Verdict).since <= TOGETHER_MS) last.push(verdict);
    else found.push([verdict]);
  }
  return found;
}

function together(group: readonly Verdict[]): Verdict {
  const best = group.toSorted((a, b) => b.confidence - a.confidence)[0] as Verdict;
  if (group.length === 1) return best;
  const sites = group.flatMap(({ scope }) => scope.sites).sort();
  const [commune = ''] = best.scope.communes;
  return {
    ...best,
    scope: { kind: 'commune', id: commune, sites, communes: [commune] },
    vantages: group.reduce((sum, { vantages }) => sum + vantages, 0),
    since: (group[0] as Verdict).since,
  };
}
