import type { Verdict, WindowEvidence } from '@mach/diagnosis';

/**
 * When what a verdict speaks of began, as its devices tell: the earliest of the failures that stand. A verdict that knows no more than
 * its window, for something is poor and not dead, begins when it is made.
 */
export function withOnset(verdict: Verdict, window: WindowEvidence): Verdict {
  if (verdict.since !== window.from) return verdict;
  const { scope, evidence } = verdict;
  const service = evidence.map(({ parameters }) => parameters['service']).find((each) => each !== undefined);
  const sites = new Set(scope.sites);
  let since: number | undefined;
  for (const { site, devices } of window.sites) {
    if (!sites.has(site)) continue;
    for (const { device, results } of devices) {
      if (scope.kind === 'device' && device !== scope.id) continue;
      for (const result of results) {
        if (service !== undefined && result.service !== service) continue;
        if (result.since !== undefined && (since === undefined || result.since < since)) since = result.since;
      }
    }
  }
  return { ...verdict, since: since ?? window.to };
}
