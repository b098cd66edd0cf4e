import type { Language } from '@mach/messages';
import { makePlan, type PlanInput, type PlanTrouble, type SolveYesNo } from '@mach/priority';
import type { IssuedPlanRow, Problem } from '@mach/wire';
import type { OfficePapers } from '../paper/paper-writer.ts';
import { type PlanFile, writePlanFile } from '../paper/plan-papers.ts';
import { type FrozenPlan, freeze, packPlan, unpackPlan } from './frozen-plan.ts';

/** A plan that is to be made, or one that was issued, packed. */
export type PlanSource = { readonly input: PlanInput; readonly program: string } | { readonly packed: Uint8Array };

/** Which paper of a plan, and how it is spoken. `names`: of communes, by their codes. */
export interface PaperWish {
  readonly file: PlanFile;
  readonly lang: Language;
  readonly names: ReadonlyMap<string, string>;
}

/** What the list of issued plans says of a plan itself. */
export type PlanFacts = Omit<IssuedPlanRow, 'number' | 'issuedAt' | 'issuedBy' | 'title'>;

/** `busy`: too many wait already; trying again later helps. `gone`: nobody waits for it any more. */
export type NotMade =
  | { readonly kind: 'trouble'; readonly trouble: PlanTrouble; readonly commune?: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'gone' };
export type PlanMade = { readonly kind: 'made'; readonly facts: PlanFacts; readonly packed: Uint8Array } | NotMade;
export type PaperMade =
  | { readonly kind: 'written'; readonly bytes: Uint8Array }
  | { readonly kind: 'bad-template'; readonly problems: readonly Problem[] }
  | NotMade;

/**
 * Makes whole plans, with what other sums and prices would change, as `plan` and `plan verify` do, and their papers: seconds, where rules are
 * tight. What nobody waits for any more, by `signal`, is not begun.
 */
export interface PlanMaker {
  make(input: PlanInput, program: string, signal?: AbortSignal): Promise<PlanMade>;
  paper(of: PlanSource, wish: PaperWish, signal?: AbortSignal): Promise<PaperMade>;
}

/** Does so where it is called. Without a solver the gap that branching would close stays, and is told. */
export function planMaker(office: OfficePapers, solve?: SolveYesNo): PlanMaker {
  return {
    async make(input, program) {
      const made = frozenOf({ input, program }, solve);
      return 'kind' in made ? made : { kind: 'made', facts: factsOf(made), packed: packPlan(made) };
    },
    async paper(of, { file, lang, names }) {
      const frozen = frozenOf(of, solve);
      if ('kind' in frozen) return frozen;
      const spoken = { named: (code: string) => names.get(code) ?? code, inWords: office.inWords, lang };
      const filled = await writePlanFile(file, frozen, spoken, office);
      return filled.ok ? { kind: 'written', bytes: filled.bytes } : { kind: 'bad-template', problems: filled.problems };
    },
  };
}

function frozenOf(source: PlanSource, solve: SolveYesNo | undefined): FrozenPlan | NotMade {
  if ('packed' in source) return JSON.parse(unpackPlan(source.packed)) as FrozenPlan;
  const answer = makePlan(source.input, solve);
  if (answer.ok) return freeze(source.input, answer.plan, source.program);
  const { ok: _, ...why } = answer;
  return { kind: 'trouble', ...why };
}

const factsOf = ({ input, plan, sha256, program }: FrozenPlan): PlanFacts => ({
  madeOn: input.madeOn,
  sha256,
  program,
  lines: plan.lines.length,
  minutes: plan.minutes,
  cost: plan.cost,
  policyVersion: input.policy.version,
  pricesDate: input.prices.date,
});
