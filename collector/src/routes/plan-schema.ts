import type { IssuedPlanRow, PlanAnswerRow } from '@mach/wire';
import { z } from 'zod';

/** A list that is only read, as the types of the wire have it. */
const list = <Row extends z.ZodType>(row: Row): z.ZodType<readonly z.output<Row>[]> => z.array(row);

const byFund = z.object({ parts: z.number(), assets: z.number() });

/** A plan over HTTP, as `@mach/wire` declares it. */
export const planAnswer = z.object({
  lines: list(
    z.object({
      device: z.string(),
      number: z.int(),
      commune: z.string(),
      measure: z.string(),
      fund: z.enum(['parts', 'assets']),
      cost: z.number(),
      costLow: z.number(),
      costHigh: z.number(),
      minutes: z.number(),
      year: z.int(),
      notes: list(z.string()),
      isMandatory: z.boolean(),
      from: z.string().exactOptional(),
      fromNumber: z.int().exactOptional(),
    }),
  ),
  minutes: z.number(),
  cost: byFund,
  costLow: z.number(),
  costHigh: z.number(),
  bound: z.number(),
  gap: z.number(),
  leastMinutesPerMillion: z.number().exactOptional(),
  communes: list(
    z.object({ commune: z.string(), devices: z.int(), lines: z.int(), cost: byFund, minutes: z.number() }),
  ),
  coverage: z.object({ measured: z.int(), inventory: z.int(), seen: z.int(), declared: z.int() }),
  warnings: list(z.string()),
  staysUnspent: z.number().exactOptional(),
}) satisfies z.ZodType<PlanAnswerRow>;

/** An issued plan in a list, likewise. */
export const issuedPlanRow = z.object({
  number: z.int(),
  issuedAt: z.int(),
  issuedBy: z.string(),
  title: z.string().exactOptional(),
  madeOn: z.string(),
  sha256: z.string(),
  program: z.string(),
  lines: z.int(),
  minutes: z.number(),
  cost: byFund,
  policyVersion: z.string(),
  pricesDate: z.string(),
}) satisfies z.ZodType<IssuedPlanRow>;
