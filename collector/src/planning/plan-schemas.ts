import { type PlanPolicy, PRICE_BASES, PRICE_ITEMS, type PriceList } from '@mach/priority';
import type { PlanningBounds } from '@mach/wire';
import { z } from 'zod';

/** What files of prices and criteria may say at most; pages are told it with what they show. Money is whole đồng. */
export const PLANNING_BOUNDS: PlanningBounds = {
  priceMax: 1_000_000_000,
  sumMax: 100_000_000_000_000,
  textCharactersMax: 300,
  memoryGbMin: 2,
  memoryGbMax: 64,
  minutesMax: 10_000,
  replacementsMax: 1_000_000,
  // Each step is a plan of its own that is tried, together with those of the other items.
  bulkStepsMax: 4,
  bulkFromMin: 2,
  bulkFromMax: 100_000,
};
const BOUNDS = PLANNING_BOUNDS;

/** Every `error` says what would be right; `plan-files.ts` puts the place and what was found beside it. */

const dayError = 'a day such as 2026-11-20';
const day = z.iso.date({ error: dayError });
const dongError = `whole đồng from 0 to ${BOUNDS.priceMax}, without a dot or a unit`;
const dong = z.int({ error: dongError }).min(0, { error: dongError }).max(BOUNDS.priceMax, { error: dongError });
const sumError = `whole đồng from 0 to ${BOUNDS.sumMax}`;
const sum = z.int({ error: sumError }).min(0, { error: sumError }).max(BOUNDS.sumMax, { error: sumError });
const yesNo = z.boolean({ error: 'true or false' });
const text = z
  .string({ error: 'a text' })
  .min(1, { error: 'a text' })
  .max(BOUNDS.textCharactersMax, { error: `at most ${BOUNDS.textCharactersMax} characters` });
const count = (min: number, max: number) => {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const rangeError = 'low, likely and high in whole đồng, none below the one before';
const range = z
  .strictObject({ low: dong, likely: dong, high: dong }, { error: rangeError })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, {
    error: rangeError,
    params: { cure: 'in-order' },
  });

const itemError = `one of ${PRICE_ITEMS.join(', ')}`;
export const priceSchema = z
  .strictObject(
    {
      date: day,
      basis: z.enum(PRICE_BASES, { error: `one of ${PRICE_BASES.join(', ')}` }),
      source: text,
      includesVat: yesNo,
      includesLicences: yesNo,
      licence: range.exactOptional(),
      items: z.strictObject(
        Object.fromEntries(PRICE_ITEMS.map((item) => [item, range])) as Record<
          (typeof PRICE_ITEMS)[number],
          typeof range
        >,
        { error: `a price for each of ${PRICE_ITEMS.join(', ')}` },
      ),
      bulk: z
        .array(
          z.strictObject({
            item: z.enum(PRICE_ITEMS, { error: itemError }),
            from: count(BOUNDS.bulkFromMin, BOUNDS.bulkFromMax),
            discount: dong,
          }),
          { error: 'a list of { item, from, discount }' },
        )
        .max(BOUNDS.bulkStepsMax, { error: `at most ${BOUNDS.bulkStepsMax} prices for many` })
        .default([]),
    },
    { error: 'date, basis, source, includesVat, includesLicences, items, and optionally licence and bulk' },
  )
  .superRefine(({ items, bulk }, { addIssue }) => {
    // Whoever writes the price for many in place of what comes off would get it for nothing.
    for (const [place, { item, discount }] of bulk.entries()) {
      const { low } = items[item];
      if (discount < low) continue;
      const message = `what comes off each piece, less than the low price of ${item}: ${low}`;
      addIssue({
        code: 'custom',
        path: ['bulk', place, 'discount'],
        message,
        params: { cure: 'at-most', limit: low - 1 },
      });
    }
  }) satisfies z.ZodType<PriceList>;

const memoryGb = count(BOUNDS.memoryGbMin, BOUNDS.memoryGbMax);
const code = z.string().regex(/^\d{5}$/, { error: 'the five digits of a commune' });
export const planPolicySchema = z.strictObject(
  {
    version: text,
    date: day,
    replaceUnsupportedFirst: yesNo,
    replaceOnlyOld: yesNo,
    replacementCeiling: sum,
    assetFrom: sum,
    memoryTargetGb: z.strictObject(
      {
        counter: memoryGb,
        office: memoryGb,
        'meeting-room': memoryGb,
        server: memoryGb,
      },
      { error: 'counter, office, meeting-room and server, each in GB' },
    ),
    memoryTypes: z.array(z.enum(['DDR3', 'DDR4', 'DDR5'], { error: 'DDR3, DDR4 or DDR5' }), { error: 'a list' }),
    moves: z.enum(['none', 'commune', 'province'], { error: 'one of none, commune, province' }),
    minutesMin: count(0, BOUNDS.minutesMax),
    wholeCounters: yesNo,
    replacementsMax: count(0, BOUNDS.replacementsMax).exactOptional(),
    communes: z
      .record(code, z.strictObject({ floor: sum.exactOptional(), cap: sum.exactOptional() }), {
        error: 'a floor, a cap or both for codes of communes',
      })
      .default({}),
  },
  { error: 'the criteria whole, as docs/planning.md lists them' },
) satisfies z.ZodType<PlanPolicy>;

const minutesError = 'minutes a month, 0 or more';
export const choicesSchema = z.strictObject(
  {
    choices: z.array(
      z.strictObject({
        device: text,
        commune: text,
        options: z.array(
          z.strictObject({
            name: text,
            cost: sum,
            fund: z.enum(['parts', 'assets'], { error: 'parts or assets' }),
            minutes: z
              .number({ error: minutesError })
              .min(0, { error: minutesError })
              .max(1e9, { error: minutesError }),
          }),
          { error: 'a list of { name, cost, fund, minutes }' },
        ),
      }),
      { error: 'a list of { device, commune, options }' },
    ),
  },
  { error: '{ choices: [{ device, commune, options }] }' },
);
export type GivenChoices = z.output<typeof choicesSchema>['choices'];

const COMMUNES_MAX = 4_000;
const oneCommune = { commune: code, budget: sum, partsBudget: sum.exactOptional() };
/** What is asked of a plan over HTTP: the sums as the command has them, prices and policy as their files have them. */
export const planRequestSchema = z.strictObject(
  {
    budget: sum.exactOptional(),
    partsBudget: sum.exactOptional(),
    commune: code.exactOptional(),
    budgets: z
      .array(z.strictObject(oneCommune, { error: 'commune, budget and optionally partsBudget' }), {
        error: 'a list of { commune, budget, partsBudget }',
      })
      .min(1, { error: 'at least one commune' })
      .max(COMMUNES_MAX, { error: `at most ${COMMUNES_MAX} communes` })
      .exactOptional(),
    prices: priceSchema.exactOptional(),
    policy: planPolicySchema.exactOptional(),
    /** What it is issued as. */
    title: text.exactOptional(),
  },
  { error: 'an object with budget or budgets, and optionally partsBudget, commune, prices, policy, title' },
);
export type PlanRequest = z.output<typeof planRequestSchema>;

export type Schema<Value> = z.ZodType<Value>;
export type Issue = z.core.$ZodIssue;
