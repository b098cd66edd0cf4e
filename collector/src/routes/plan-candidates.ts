import type { Candidate, PlanInput, PlanPolicy, PriceList } from '@mach/priority';
import type { Collector } from '../app.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Analysis } from '../exposition/findings.ts';
import { communeCodesOf, planCandidates, planInput } from '../planning/plan-input.ts';
import type { PlanWish } from '../planning/plan-request.ts';
import { analysisOf } from './analysis-of.ts';

/** Policies and prices that are tried at the same time; those of before are reckoned anew. */
const KEPT_MAX = 4;

/** Candidates follow from the analysis, the policy and the prices alone, so a slider that is drawn asks for them once. */
const kept = new WeakMap<Analysis, Map<string, readonly Candidate[]>>();

/** What can be bought for whom now, by a policy and prices. */
export async function candidatesNow(
  collector: Collector,
  basis: { readonly policy: PlanPolicy; readonly prices: PriceList },
): Promise<readonly Candidate[]> {
  const analysis = await analysisOf(collector);
  const ofAnalysis = kept.get(analysis) ?? new Map<string, readonly Candidate[]>();
  kept.set(analysis, ofAnalysis);
  const key = canonicalJson(basis);
  const known = ofAnalysis.get(key);
  if (known !== undefined) return known;
  const candidates = planCandidates(analysis.valued, analysis.equipment, basis);
  const [oldest] = ofAnalysis.keys();
  if (ofAnalysis.size >= KEPT_MAX && oldest !== undefined) ofAnalysis.delete(oldest);
  ofAnalysis.set(key, candidates);
  return candidates;
}

/** All that a plan follows from, as of now. */
export async function inputNow(collector: Collector, wish: PlanWish): Promise<PlanInput> {
  const { policy, prices } = wish;
  const candidates = await candidatesNow(collector, { policy, prices });
  return planInput(candidates, {
    ...wish,
    communeCodes: communeCodesOf(collector.state().registry),
    now: collector.now(),
  });
}
