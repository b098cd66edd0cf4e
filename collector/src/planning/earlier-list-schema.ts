import { z } from 'zod';

const earlierRow = z.looseObject({
  device: z.string(),
  number: z.int(),
  rank: z.int(),
  minutesPerMonth: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
  reasons: z.array(z.looseObject({ code: z.string() })),
});

/** What the command prints behind the PCs: equipment by its kind, and who had left. Neither has a place in the list of PCs. */
const noPc = z
  .union([z.looseObject({ kind: z.string() }), z.looseObject({ change: z.looseObject({ kind: z.literal('left') }) })])
  .transform(() => undefined);

const printed = z.array(z.union([noPc, earlierRow])).transform((rows) => rows.filter((row) => row !== undefined));

/** An upgrade list as `priorities list --format json` printed it, or the resource gave it: as far as the next one needs it. */
export const earlierListSchema = z.union([printed, z.looseObject({ items: z.array(earlierRow) })]);
