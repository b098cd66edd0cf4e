import {
  EQUIPMENT_KINDS,
  type PlanCurveRow,
  type PlanDeskInfo,
  type PlanListAnswer,
  type PlanSummaryRow,
  type PlanWhatIfRow,
  ROLES,
} from '@mach/wire';
import { z } from 'zod';
import { planAnswer } from './plan-schema.ts';
import { assetRow, coverage, reasonRow, unitCode } from './schemas.ts';

const list = <Row extends z.ZodType>(row: Row): z.ZodType<readonly z.output<Row>[]> => z.array(row);

const SUM_MAX = 100_000_000_000_000;
const sum = z.coerce.number().int().min(0).max(SUM_MAX);

/** What every question about a plan gives: a sum of đồng, for fixed assets where `partsBudget` is given, alone one common fund. */
export const planQuery = z.object({ budget: sum, partsBudget: sum.optional(), commune: unitCode.optional() });

/** Without a sum: those that the desk begins with, for a page that knows none yet. */
export const firstPlanQuery = planQuery
  .partial({ budget: true })
  .refine(({ budget, partsBudget }) => budget !== undefined || partsBudget === undefined, {
    path: ['budget'],
    error: 'budget beside partsBudget, or neither',
  });

/** Points of one question: the page asks for a few at a time, so that it can show them as they come, and stop. */
export const SHARES_MAX = 8;
const SHARES = /^\d{1,3}(,\d{1,3}){0,7}$/;
export const curveQuery = planQuery.extend({
  shares: z.string().regex(SHARES).describe(`at most ${SHARES_MAX} shares of the sum in percent, such as 50,100,110`),
});

const limits = z.object({ floor: z.number().exactOptional(), cap: z.number().exactOptional() });
const byFund = z.object({ parts: z.number(), assets: z.number() });

export const deskInfo = z.object({
  policy: z.object({
    isOwn: z.boolean(),
    version: z.string(),
    date: z.string(),
    replacementCeiling: z.number(),
    assetFrom: z.number(),
    minutesMin: z.number(),
    moves: z.enum(['none', 'commune', 'province']),
    replacementsMax: z.number().exactOptional(),
    communes: z.record(z.string(), limits),
  }),
  prices: z.object({
    isOwn: z.boolean(),
    date: z.string(),
    basis: z.enum(['quote', 'catalogue', 'assumption']),
    source: z.string(),
    includesVat: z.boolean(),
    includesLicences: z.boolean(),
  }),
  lastYear: byFund.extend({ year: z.int() }).exactOptional(),
  worthBuying: byFund,
  first: byFund,
  devices: z.int(),
  coverage: planAnswer.shape.coverage,
}) satisfies z.ZodType<PlanDeskInfo>;

const trouble = z.looseObject({ kind: z.string() }).exactOptional();

export const planSummary = z.object({
  plan: planAnswer.omit({ lines: true }).extend({ lines: z.int() }).exactOptional(),
  trouble,
}) satisfies z.ZodType<PlanSummaryRow>;

const ofDevice = {
  device: z.string(),
  number: z.int(),
  commune: z.string(),
  label: z.string().exactOptional(),
  role: z.enum(ROLES).exactOptional(),
  equipment: z.enum([...EQUIPMENT_KINDS, 'line']).exactOptional(),
  coverage,
};

export const planListAnswer = z.object({
  lines: list(
    z.object({
      ...ofDevice,
      measure: z.string(),
      fund: z.enum(['parts', 'assets']),
      cost: z.number(),
      costLow: z.number(),
      costHigh: z.number(),
      minutes: z.number(),
      notes: list(z.string()),
      fromNumber: z.int().exactOptional(),
      isMandatory: z.boolean(),
      isEstimated: z.boolean(),
      asset: assetRow.omit({ record: true }).exactOptional(),
      reasons: list(reasonRow),
    }),
  ),
  left: list(
    z.object({
      ...ofDevice,
      because: z.enum(['less-for-money', 'does-not-fit', 'nothing-makes-sense', 'exchanged']),
      minutesPerMillion: z.number().exactOptional(),
      excluded: list(z.object({ measure: z.string(), because: z.string() })),
    }),
  ),
}) satisfies z.ZodType<PlanListAnswer>;

const moves = z.object({
  count: z.int(),
  first: list(z.object({ device: z.string(), number: z.int(), commune: z.string(), measure: z.string() })),
});
const change = z
  .object({ minutes: z.number().exactOptional(), cost: z.number().exactOptional(), comesIn: moves, goesOut: moves })
  .exactOptional();

export const whatIfAnswer = z.object({
  minutes: z.number().exactOptional(),
  withTenthMore: change,
  ifPricesRise: change,
  ifPricesFall: change,
  aboveCeiling: z.object({ cheapest: z.number(), ceiling: z.number() }).exactOptional(),
  trouble,
}) satisfies z.ZodType<PlanWhatIfRow>;

export const curveAnswer = z.object({
  points: list(z.object({ share: z.number(), minutes: z.number().exactOptional(), cost: z.number().exactOptional() })),
}) satisfies z.ZodType<PlanCurveRow>;
