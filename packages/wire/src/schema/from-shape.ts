import { z } from 'zod';
import type { Option, Options } from '../option.ts';
import type { Infer, Shape } from '../shape.ts';

/** The zod schema of a wire shape. Lenient as the wire is: unknown keys pass. */
export function schemaOf<S extends Shape>(shape: S): z.ZodType<Infer<S>> {
  return build(shape) as unknown as z.ZodType<Infer<S>>;
}

/** The strict zod schema of declared options, defaults filled in: for configuration and for the OpenAPI document. */
export function optionsSchema(declared: Options): z.ZodType<Record<string, unknown>> {
  const entries = Object.entries(declared).map(([name, option]) => {
    const schema = build(option);
    return [name, option.default === undefined ? schema.optional() : schema.default(option.default)];
  });
  return z.strictObject(Object.fromEntries(entries));
}

function build(shape: Shape): z.ZodType {
  switch (shape.type) {
    case 'object': {
      const required = Object.entries(shape.required).map(([key, of]) => [key, build(of)]);
      const optional = Object.entries(shape.optional).map(([key, of]) => [key, build(of).optional()]);
      return z.looseObject(Object.fromEntries([...required, ...optional]));
    }
    case 'list':
      return z.array(build(shape.of)).max(shape.lengthMax);
    case 'record':
      return z
        .record(z.string(), build(shape.of))
        .refine((found) => Object.keys(found).length <= shape.keysMax, `at most ${shape.keysMax} keys`);
    case 'pair':
      return z.tuple([z.int(), z.int()]).refine(([from, to]) => from <= to, 'from ≤ to');
    case 'scalar':
      return z.union([z.number(), textOf(shape.lengthMax), z.boolean()]);
    case 'anything':
      return z.unknown();
    default:
      return described(buildOption(shape), shape);
  }
}

function buildOption(option: Option): z.ZodType {
  switch (option.type) {
    case 'integer':
      return z.int().min(option.min).max(option.max);
    case 'number': {
      let schema = z.number();
      if (option.min !== undefined) schema = schema.min(option.min);
      if (option.max !== undefined) schema = schema.max(option.max);
      return schema;
    }
    case 'text': {
      const schema = textOf(option.lengthMax);
      return option.pattern === undefined ? schema : schema.regex(option.pattern);
    }
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(option.choices as [string, ...string[]]);
  }
}

/** zod's `max` counts characters, as JSON Schema does; declarations count UTF-16 units, of which a character may have two. */
function textOf(lengthMax: number): z.ZodString {
  return z
    .string()
    .max(lengthMax)
    .refine((found) => found.length <= lengthMax, `at most ${lengthMax} UTF-16 units`);
}

function described(schema: z.ZodType, option: Option): z.ZodType {
  const unit = option.unit === undefined ? '' : ` (${option.unit})`;
  const text = `${option.help ?? ''}${unit}`.trim();
  return text === '' ? schema : schema.describe(text);
}
