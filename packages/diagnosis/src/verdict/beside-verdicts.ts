import type { Cause } from '@mach/wire';
import { calibrate } from './calibrate.ts';
import { explainSite } from './explain-site.ts';
import type { Neighbours } from './neighbours.ts';
import type { Blame } from './reach.ts';
import { scopeOf } from './scope.ts';
import { deadPartBeside } from './site-likelihood.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict } from './verdict.ts';

/** A second fault is said from this probability on. */
const SAID_FROM = 0.5;

/**
 * What is wrong at a site beside what its own verdict names: the access to the data network that went with the line, and a part of
 * the LAN behind a router that answers the rest. Of a silent site nobody can tell yet.
 */
export function besideVerdicts(
  summary: SiteSummary,
  blames: Readonly<Record<Blame, number>>,
  neighbours: Neighbours,
  window: { readonly from: number },
): readonly Verdict[] {
  if (summary.isSilent) return [];
  const { evidence, life, internet, dataNetwork } = summary;
  const verdictOn = (cause: Cause, probability: number, since: number | undefined): Verdict[] =>
    probability < SAID_FROM
      ? []
      : [
          {
            stage: 'final',
            trouble: 'down',
            cause,
            causes: [cause],
            alike: [],
            scope: scopeOf({ kind: 'site', id: evidence.site }, [summary]),
            confidence: calibrate(probability),
            vantages: Math.max(1, life.running),
            since: since ?? window.from,
            evidence: explainSite(summary, neighbours, cause),
          },
        ];
  const beyond = blames.line + blames.leg + blames.stuck + blames['line-and-leg'];
  return [
    ...verdictOn('data-network', blames['line-and-leg'], dataNetwork.since ?? internet.since),
    ...verdictOn('lan', beyond * deadPartBeside(summary), undefined),
  ];
}
