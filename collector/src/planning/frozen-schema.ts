import { z } from 'zod';

/**
 * Enough of a frozen plan to make it again; its hash answers for the rest. Loose, for plans of earlier versions are read by later ones: only what making a plan reads
 * is asked for, so that a file that somebody wrote by hand is told of and ends nothing.
 */
const number = z.number({ error: 'a number' });
const text = z.string({ error: 'a text' });
const yesNo = z.boolean({ error: 'true or false' });
const day = z.iso.date({ error: 'a day such as 2026-11-20' });
const range = z.looseObject({ low: number, likely: number, high: number }, { error: 'low, likely and high' });
const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'a list' });

const years = list(
  z.union([z.looseObject({ common: number }), z.looseObject({ parts: number, assets: number })], {
    error: 'common, or parts and assets',
  }),
);
const spending = z.discriminatedUnion(
  'kind',
  [
    z.looseObject({ kind: z.literal('together'), years }),
    z.looseObject({ kind: z.literal('each'), communes: list(z.looseObject({ commune: text, years })) }),
  ],
  { error: 'sums for all together, or for each commune' },
);

const option = z.looseObject({
  measure: text,
  items: list(text),
  cost: range,
  fund: z.enum(['parts', 'assets'], { error: 'parts or assets' }),
  minutes: number,
  notes: list(text),
});
const candidate = z.looseObject({
  device: text,
  number,
  commune: text,
  coverage: text,
  isEstimated: yesNo,
  options: list(option),
  excluded: list(z.unknown()),
  hasNoSupportedSystem: yesNo,
});
const policy = z.looseObject(
  {
    replaceUnsupportedFirst: yesNo,
    communes: z.record(z.string(), z.looseObject({}), { error: 'floors and caps by commune' }),
  },
  { error: 'the criteria' },
);
const prices = z.looseObject(
  {
    date: day,
    basis: text,
    includesVat: yesNo,
    items: z.record(z.string(), range, { error: 'a range for each item' }),
    bulk: list(z.looseObject({ item: text, from: number, discount: number })),
  },
  { error: 'the prices' },
);

export const frozenSchema = z.looseObject(
  {
    form: z.literal('mach-plan-1', { error: '"mach-plan-1"' }),
    program: text,
    sha256: z.string({ error: '64 hex digits' }).regex(/^[0-9a-f]{64}$/, { error: '64 hex digits' }),
    input: z.looseObject(
      { madeOn: day, candidates: list(candidate), spending, policy, prices },
      { error: 'the input' },
    ),
    plan: z.looseObject({ lines: list(z.looseObject({ device: text })) }, { error: 'the plan' }),
  },
  { error: 'a plan' },
);
