import { z } from 'zod';

const earlierRow = z.looseObject({
  device: z.string(),
  number: z.int(),
  rank: z.int(),
  minutesPerMonth: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
  reasons: z.array(z.looseObject({ code: z.string() })),
});

/** An upgrade list as `priorities list --format json` printed it, or the resource gave it: as far as the next one needs it. */
export const earlierListSchema = z.union([z.array(earlierRow), z.looseObject({ items: z.array(earlierRow) })]);
