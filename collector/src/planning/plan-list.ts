import {
  type Candidate,
  cheapestPc,
  type DraftPlan,
  type PlanChange,
  type PlanMove,
  PRICES_RISE,
  type WhatIfAnswer,
} from '@mach/priority';
import type {
  PlanChangeRow,
  PlanDeviceRow,
  PlanListAnswer,
  PlanMovesRow,
  PlanTroubleRow,
  PlanWhatIfRow,
} from '@mach/wire';
import type { PlanBasis } from './plan-desk.ts';
import { leftBy } from './why-left.ts';

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
    left: leftBy(plan).flatMap(({ device, because, minutesPerMillion }) => {
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

/** What other sums and prices would change, as pages show it, and why no new PC is left when prices rise, where that is the ceiling's doing. */
export function whatIfRow(answer: WhatIfAnswer, basis: PlanBasis): PlanWhatIfRow {
  if (!answer.ok) return { trouble: troubleRow(answer.trouble) };
  const { minutes, withTenthMore, ifPricesRise, ifPricesFall } = answer.whatIf;
  return {
    minutes,
    withTenthMore: changeRow(withTenthMore),
    ifPricesRise: changeRow(ifPricesRise),
    ifPricesFall: changeRow(ifPricesFall),
    ...aboveCeiling(ifPricesRise, basis),
  };
}

function aboveCeiling(ifPricesRise: PlanChange, basis: PlanBasis): Pick<PlanWhatIfRow, 'aboveCeiling'> {
  const risen = risenAboveCeiling(basis);
  const losesNewPcs = !ifPricesRise.possible || ifPricesRise.goesOut.some(({ measure }) => measure === 'replacement');
  return risen === undefined || !losesNewPcs ? {} : { aboveCeiling: risen };
}

/** What the cheapest new PC costs at risen prices, in đồng, where that is above the ceiling: then none can be bought, however much money there is. */
export function risenAboveCeiling({ prices, policy }: PlanBasis): PlanWhatIfRow['aboveCeiling'] {
  const cheapest = cheapestPc(prices) * PRICES_RISE.prices;
  const ceiling = policy.replacementCeiling;
  return cheapest > ceiling ? { cheapest, ceiling } : undefined;
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
