import type { Cure } from '@mach/wire';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { cureOf } from './cure-of.ts';

const cureFor = (schema: z.ZodType, value: unknown): Cure | undefined => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return cureOf(issue ?? {}).cure;
};

it.each<[string, z.ZodType, unknown, Cure | undefined]>([
  ['a number below its bound', z.int().min(2), 1, { code: 'at-least', limit: 2 }],
  ['a number above its bound', z.int().max(64), 65, { code: 'at-most', limit: 64 }],
  ['a fraction', z.int(), 1.5, { code: 'whole-number' }],
  ['a number that is not exact any more', z.int(), 2 ** 60, { code: 'at-most', limit: Number.MAX_SAFE_INTEGER }],
  ['no number', z.number(), 'x', { code: 'number' }],
  ['nothing in a text', z.string().min(1), '', { code: 'given' }],
  ['a short text', z.string().min(8), 'x', { code: 'characters-at-least', limit: 8 }],
  ['a long text', z.string().max(3), 'four', { code: 'characters-at-most', limit: 3 }],
  ['too few entries', z.array(z.int()).min(1), [], { code: 'entries-at-least', limit: 1 }],
  ['too many entries', z.array(z.int()).max(1), [1, 2], { code: 'entries-at-most', limit: 1 }],
  ['none of a few', z.enum(['a', 'b']), 'c', { code: 'one-of', values: ['a', 'b'] }],
  ['no day', z.iso.date(), '2026-02-30', { code: 'day' }],
  ['no address', z.url(), 'x', { code: 'address' }],
  ['no yes or no', z.boolean(), 'yes', { code: 'yes-no' }],
  ['no code of a commune', z.string().regex(/^\d{5}$/), '12', { code: 'commune-code' }],
  ['a key that is no code', z.record(z.string().regex(/^\d{5}$/), z.int()), { x: 1 }, { code: 'commune-code' }],
  ['a key that nobody knows', z.strictObject({}), { x: 1 }, { code: 'known-key' }],
  [
    'a rule that names its cure',
    z.int().refine(() => false, { params: { cure: 'in-order' } }),
    1,
    { code: 'in-order' },
  ],
  ['a rule of which nothing is known', z.int().refine(() => false), 1, undefined],
  ['another form', z.string().regex(/^x$/), 'y', undefined],
])('%s has its cure', (_, schema, value, cure) => {
  expect(cureFor(schema, value)).toEqual(cure);
});
