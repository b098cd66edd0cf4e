import type { Candidate, Fund, PlanPolicy, PriceList } from '@mach/priority';
import type { Collector } from '../app.ts';
import type { Analysis } from '../exposition/findings.ts';
import { planCandidates, planInput } from './plan-input.ts';
import type { PlanQuestion, PlanReply, PlanSolver } from './plan-questions.ts';

/** By what plans on the pages are made. */
export interface PlanBasis {
  readonly policy: PlanPolicy;
  readonly prices: PriceList;
}

/** A sum of đồng: for fixed assets where `partsBudget` is given, alone one common fund; for one commune or the whole province. */
export interface PlanWish {
  readonly budget: number;
  readonly partsBudget?: number | undefined;
  readonly commune?: string | undefined;
}

/** Plans for pages: candidates are made once for each analysis, and an answer is kept as long as nothing has changed. */
export interface PlanDesk {
  readonly basis: () => PlanBasis;
  candidates(commune?: string): Promise<readonly Candidate[]>;
  /** Undefined where nobody waits for the answer any more. */
  ask<Question extends PlanQuestion>(
    wish: PlanWish,
    question: Question,
    signal: AbortSignal,
  ): Promise<PlanReply<Question> | undefined>;
}

export interface PlanDeskPorts {
  readonly now: Collector['now'];
  readonly analysis: () => Promise<Analysis>;
  readonly basis: () => PlanBasis;
  /** Codes of all communes that there are. */
  readonly communeCodes: () => readonly string[];
  readonly solver: PlanSolver;
}

/** Answers kept: those of one slider going to and fro. */
const ANSWERS_KEPT = 64;
/** Sums that the page begins with are round: đồng. */
const ROUND = 10_000_000;

export function createPlanDesk({ now, analysis, basis, communeCodes, solver }: PlanDeskPorts): PlanDesk {
  let made:
    | { readonly analysis: Analysis; readonly policy: PlanPolicy; readonly prices: PriceList; readonly lists: Lists }
    | undefined;
  /** By list of candidates, so that they go with it. */
  const answers = new WeakMap<readonly Candidate[], Map<string, PlanReply<PlanQuestion>>>();

  async function candidates(commune?: string): Promise<readonly Candidate[]> {
    const found = await analysis();
    const { policy, prices } = basis();
    if (made === undefined || made.analysis !== found || made.policy !== policy || made.prices !== prices) {
      const all = planCandidates(found.valued, found.equipment, { policy, prices });
      made = { analysis: found, policy, prices, lists: new Map([['', all]]) };
    }
    return listOf(made.lists, commune);
  }

  return {
    basis,
    candidates,
    async ask(wish, question, signal) {
      const list = await candidates(wish.commune);
      const kept = answers.get(list) ?? new Map<string, PlanReply<PlanQuestion>>();
      answers.set(list, kept);
      const key = JSON.stringify([wish.budget, wish.partsBudget ?? null, question]);
      const known = kept.get(key);
      if (known !== undefined) return known as PlanReply<typeof question>;
      const { candidates: _, ...terms } = planInput([], {
        ...basis(),
        spending: spendingOf(wish),
        communeCodes: communeCodes(),
        ...(wish.commune === undefined ? {} : { commune: wish.commune }),
        now: now(),
      });
      const reply = await solver.ask(list, terms, question, signal);
      if (reply === undefined) return undefined;
      kept.set(key, reply);
      const oldest = kept.keys().next();
      if (kept.size > ANSWERS_KEPT && oldest.value !== undefined) kept.delete(oldest.value);
      return reply;
    },
  };
}

/** Đồng by fund. */
type Sums = Readonly<Record<Fund, number>>;

/** By commune; all of them by ''. */
type Lists = Map<string, readonly Candidate[]>;

function listOf(lists: Lists, commune = ''): readonly Candidate[] {
  const known = lists.get(commune);
  if (known !== undefined) return known;
  const its = (lists.get('') ?? []).filter((one) => one.commune === commune);
  lists.set(commune, its);
  return its;
}

const spendingOf = ({ budget, partsBudget }: PlanWish) =>
  ({
    kind: 'together',
    years: [partsBudget === undefined ? { common: budget } : { assets: budget, parts: partsBudget }],
  }) as const;

/** What everything that is worth buying would cost, the dearest choice for each device: a larger sum buys nothing more. */
export function worthBuying(candidates: readonly Candidate[]): Sums {
  const most: Record<Fund, number> = { parts: 0, assets: 0 };
  for (const { options } of candidates) {
    for (const fund of ['parts', 'assets'] as const) {
      most[fund] += Math.max(0, ...options.filter((one) => one.fund === fund).map(({ cost }) => cost.likely));
    }
  }
  return most;
}

/** What a plan begins with: last year's sums; where nobody named them, a quarter of what everything worth buying would cost. */
export function firstSums(worth: Sums, lastYear: Sums | undefined): Sums {
  const quarter = (sum: number) => Math.round(sum / 4 / ROUND) * ROUND;
  const { parts, assets } = lastYear ?? { parts: quarter(worth.parts), assets: quarter(worth.assets) };
  return { parts, assets };
}
