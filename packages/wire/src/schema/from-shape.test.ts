import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agentConfigShape } from '../agent-config.ts';
import { batchShape, reportShape } from '../batch.ts';
import { enrolmentRequestShape } from '../enrolment.ts';
import { choice, flag, integer, number, text } from '../option.ts';
import { readingShape } from '../reading.ts';
import { anything, checker, list, object, pair, record, type Shape, scalar } from '../shape.ts';
import { optionsSchema, schemaOf } from './from-shape.ts';

const key = fc.constantFrom('a', 'b', 'c');
const lengthMax = fc.integer({ min: 0, max: 3 });

const leaf: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(4)).map(([min, more]) => integer({ min, max: min + more })),
  fc.constantFrom<Shape>(number({}), number({ min: 0 }), number({ max: 1.5 }), number({ min: -1, max: 1 })),
  lengthMax.map((most) => text({ lengthMax: most })),
  fc.constant(text({ lengthMax: 3, pattern: /^[ab]+$/ })),
  fc.constantFrom<Shape>(flag({}), pair, anything, choice({ choices: ['a', 'ab'] })),
  lengthMax.map((most) => scalar(most)),
);

const { shape: anyShape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    leaf,
    fc.tuple(tie('shape'), lengthMax).map(([of, most]) => list(of, most)),
    fc.tuple(tie('shape'), lengthMax).map(([of, most]) => record(of, most)),
    fc
      .tuple(fc.dictionary(key, tie('shape'), { maxKeys: 2 }), fc.constantFrom('x', 'y'), tie('shape'))
      .map(([required, name, of]) => object(required, { [name]: of })),
  ),
}));

const oddity = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.25,
  2 ** 53,
  '',
  'ab',
  'abcd',
  'c',
  [],
  [1, 2],
  [2, 1],
  {},
  { a: 1 },
);

/** Inputs that are mostly right, so that the checks deep inside are reached, and now and then wrong anywhere. */
function inputFor(shape: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: rightFor(shape) }, { weight: 1, arbitrary: oddity });
}

function rightFor(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'object': {
      const required = Object.entries(shape.required).map(([name, of]) => [name, inputFor(of)] as const);
      const optional = Object.entries(shape.optional).map(([name, of]) => [name, inputFor(of)] as const);
      const all = Object.fromEntries([...required, ...optional, ['extra', oddity] as const]);
      return fc.oneof(
        { weight: 9, arbitrary: fc.record(all, { requiredKeys: required.map(([name]) => name) }) },
        { weight: 1, arbitrary: fc.record(all, { requiredKeys: [] }) },
      );
    }
    case 'list':
      return fc.array(inputFor(shape.of), { maxLength: Math.min(shape.lengthMax + 1, 5) });
    case 'record':
      return fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), inputFor(shape.of), { maxKeys: 5 });
    case 'pair':
      return fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
    case 'scalar':
    case 'anything':
      return oddity;
    case 'integer':
      return fc.integer({ min: Math.max(shape.min, -1e15) - 1, max: Math.min(shape.max, 1e15) + 1 });
    case 'number':
      return fc.double({ noNaN: true, min: -2, max: 2 });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.choices);
    case 'text':
      return fc.oneof(
        fc.string({ unit: fc.constantFrom('a', 'b', 'ộ', '😀'), maxLength: 4 }),
        fc.string({ unit: fc.constantFrom('0', 'a', 'f'), minLength: 32, maxLength: 32 }),
      );
  }
}

function agreeOn(shape: Shape, inputs: readonly unknown[], judge: Judge): void {
  for (const input of inputs) {
    const byChecker = judge.check(input).problems.length === 0;
    const bySchema = judge.schema.safeParse(input).success;
    if (byChecker !== bySchema) expect({ shape, input, byChecker }).toEqual({ shape, input, byChecker: bySchema });
  }
}

interface Judge {
  readonly check: ReturnType<typeof checker>;
  readonly schema: z.ZodType;
}
/** The type of a shape that is made up at run time has no end, so it is not asked for. */
const schemaOfAny: (shape: Shape) => z.ZodType = schemaOf as never;
const judgeOf = (shape: Shape): Judge => ({ check: checker(shape), schema: schemaOfAny(shape) });

describe('the checker and the schema of one shape', () => {
  it('agree on inputs for made-up shapes, 90,000 of them', { timeout: 60_000 }, () => {
    const shapeWithInputs = anyShape.chain((shape) =>
      fc.tuple(fc.constant(shape), fc.array(inputFor(shape), { minLength: 40, maxLength: 40 })),
    );
    fc.assert(
      fc.property(shapeWithInputs, ([shape, inputs]) => agreeOn(shape, inputs, judgeOf(shape))),
      { numRuns: 2_250 },
    );
  });

  it.each([
    ['a reading', readingShape],
    ['a report', reportShape],
    ['a batch', batchShape],
    ['an enrolment', enrolmentRequestShape],
    ['a configuration', agentConfigShape],
  ] as const)('agree on inputs for %s, 4,000 of them', { timeout: 60_000 }, (_name, shape) => {
    const judge = judgeOf(shape);
    fc.assert(
      fc.property(inputFor(shape), (input) => agreeOn(shape, [input], judge)),
      { numRuns: 4_000 },
    );
  });
});

describe('the schema of options', () => {
  const schema = optionsSchema({
    count: integer({ default: 10, min: 1, max: 200, unit: 'packets', help: 'how many to send' }),
    name: text({ lengthMax: 9 }),
  });

  it('fills in defaults', () => {
    expect(schema.parse({})).toEqual({ count: 10 });
  });

  it('refuses unknown keys', () => {
    expect(schema.safeParse({ speed: 1 }).success).toBe(false);
  });

  it('says unit and help in the document of the API', () => {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      properties: { count: { description: 'how many to send (packets)', default: 10, maximum: 200 } },
      additionalProperties: false,
    });
  });
});

it('every wire shape can be shown in the document of the API', () => {
  for (const shape of [batchShape, enrolmentRequestShape, agentConfigShape]) {
    expect(z.toJSONSchema(schemaOf(shape))).toMatchObject({ type: 'object' });
  }
});
