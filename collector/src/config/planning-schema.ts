import { contradictionsOf, type PlanPolicy, type PriceList } from '@mach/priority';
import { z } from 'zod';
import { readAmount } from '../planning/amount.ts';
import { planPolicySchema, priceSchema } from '../planning/plan-schemas.ts';

const amountError = 'a sum in đồng such as 150_000_000, "150 triệu" or "1,5 tỷ"';
/** As people write it; a number is whole đồng. */
const amount = z.union([z.int().min(0), z.string()], { error: amountError }).transform((given, context) => {
  const read = readAmount(String(given));
  if (read.ok) return read.dong;
  context.addIssue({ code: 'custom', message: read.expected });
  return z.NEVER;
});

const yearError = 'a year such as 2026';

/** What plans on the pages begin with: last year's sums, and the criteria and prices of the province (docs/plans-page.md). */
export const planningSchema = z
  .strictObject(
    {
      lastYear: z
        .strictObject(
          {
            year: z.int({ error: yearError }).min(2000, { error: yearError }).max(2100, { error: yearError }),
            parts: amount,
            assets: amount,
          },
          { error: 'year, parts and assets, such as { year: 2026, parts: "300 triệu", assets: "1,2 tỷ" }' },
        )
        .exactOptional(),
      /** Whole, as a file for `plan --policy` is: what a province signs leaves nothing to a default. */
      policy: planPolicySchema.exactOptional(),
      prices: priceSchema.exactOptional(),
    },
    { error: 'lastYear, policy, prices' },
  )
  .superRefine(({ policy, prices }, context) => {
    // Uploaded prices stand in the place of assumed ones, so the policy is held against those beside it alone.
    for (const { first, second, values } of policy === undefined ? [] : contradictionsOf(policy, prices)) {
      context.addIssue({
        code: 'custom',
        path: ['policy', ...first.split('.')],
        message: `a rule that can hold beside ${second} (${values[1]})`,
      });
    }
  });

export interface PlanningSettings {
  readonly lastYear?: { readonly year: number; readonly parts: number; readonly assets: number };
  readonly policy?: PlanPolicy;
  readonly prices?: PriceList;
}
