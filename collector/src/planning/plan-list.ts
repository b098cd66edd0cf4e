import type { Candidate, DraftPlan, PlanChange, PlanMove, WhatIfAnswer } from '@mach/priority';
import type {
  PlanChangeRow,
  PlanDeviceRow,
  PlanListAnswer,
  PlanMovesRow,
  PlanTroubleRow,
  PlanWhatIfRow,
} from '@mach/wire';

/** Of what comes in or goes out, as many are named; the rest is counted. */
const MOVES_NAMED_MAX = 200;

/** The lines of a plan with what a reader needs to judge them, and whom it leaves out. */
export function planList(plan: DraftPlan, candidates: readonly Candidate[]): PlanListAnswer {
  const byDevice = new Map(candidates.map((one) => [one.device, one]));
  return {
    lines: plan.lines.flatMap(({ from, year: _, ...line }) => {
      const candidate = byDevice.get(line.device);
      const giver = from === undefined ? undefined : byDevice.get(from)?.number;
      if (candidate === undefined) return [];
      return [
        {
          ...whose(candidate),
          ...line,
          ...(giver === undefined ? {} : { fromNumber: giver }),
          isEstimated: candidate.isEstimated,
          ...(candidate.asset === undefined ? {} : { asset: candidate.asset }),
          reasons: candidate.reasons,
        },
      ];
    }),
    left: plan.notChosen.flatMap(({ device, because, minutesPerMillion }) => {
      const candidate = byDevice.get(device);
      if (candidate === undefined) return [];
      const rate = minutesPerMillion === undefined ? {} : { minutesPerMillion };
      return [{ ...whose(candidate), because, ...rate, excluded: candidate.excluded }];
    }),
  };
}

function whose({ device, number, commune, label, role, equipment, coverage }: Candidate): PlanDeviceRow {
  return {
    device,
    number,
    commune,
    ...(label === undefined ? {} : { label }),
    ...(role === undefined ? {} : { role }),
    ...(equipment === undefined ? {} : { equipment }),
    coverage,
  };
}

/** What other sums and prices would change, as pages show it. */
export function whatIfRow(answer: WhatIfAnswer): PlanWhatIfRow {
  if (!answer.ok) return { trouble: troubleRow(answer.trouble) };
  const { minutes, withTenthMore, ifPricesRise, ifPricesFall } = answer.whatIf;
  return {
    minutes,
    withTenthMore: changeRow(withTenthMore),
    ifPricesRise: changeRow(ifPricesRise),
    ifPricesFall: changeRow(ifPricesFall),
  };
}

/** Plain data already; the wire knows no more of it than its kind. */
export const troubleRow = (trouble: { readonly kind: string }): PlanTroubleRow => ({ ...trouble });

function changeRow(change: PlanChange): PlanChangeRow {
  if (!change.possible) return { comesIn: movesRow([]), goesOut: movesRow([]) };
  const { minutes, cost, comesIn, goesOut } = change;
  return { minutes, cost, comesIn: movesRow(comesIn), goesOut: movesRow(goesOut) };
}

const movesRow = (moves: readonly PlanMove[]): PlanMovesRow => ({
  count: moves.length,
  first: moves.slice(0, MOVES_NAMED_MAX),
});
