import type { z } from 'zod';
import { configSchema } from './schema.ts';

/** Environment variables that stand above the file, and the key that each sets. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly path: readonly string[];
  readonly type: 'text' | 'number' | 'flag';
}

/**
 * A variable for each single value of the configuration: `outputs.influx.passwordFile` is MACH_OUTPUTS_INFLUX_PASSWORD_FILE.
 * Lists, such as the services, stand in the file alone, and so do the criteria of plans, which a province signs as a whole. Secrets
 * have only a `…_FILE`: an environment can be read by others.
 */
export const ENVIRONMENT_VARIABLES: readonly EnvironmentVariable[] = variablesOf(configSchema, []).filter(
  ({ path }) => path[0] !== 'planning',
);

/** Puts the environment's values into what the file said, and tells which variable set which key. An empty one says nothing. */
export function overrideFrom(
  environment: Readonly<Record<string, string | undefined>>,
  found: Record<string, unknown>,
): ReadonlyMap<string, string> {
  const overridden = new Map<string, string>();
  for (const { name, path, type } of ENVIRONMENT_VARIABLES) {
    const value = environment[name];
    if (value === undefined || value === '') continue;
    let into = found;
    for (const key of path.slice(0, -1)) {
      if (!isMapping(into[key])) into[key] = {};
      into = into[key] as Record<string, unknown>;
    }
    into[path.at(-1) as string] = readValue(value, type);
    overridden.set(path.join('.'), name);
  }
  return overridden;
}

/** A text that is no number stays one, so that the schema says what was found. */
function readValue(value: string, type: EnvironmentVariable['type']): unknown {
  switch (type) {
    case 'text':
      return value;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    case 'flag':
      return value === 'true' ? true : value === 'false' ? false : value;
    default:
      return type satisfies never;
  }
}

function variablesOf(schema: z.core.$ZodType, path: readonly string[]): EnvironmentVariable[] {
  const { def } = schema._zod as { readonly def: SchemaDefinition };
  if (def.innerType !== undefined) return variablesOf(def.innerType, path);
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([key, of]) => variablesOf(of, [...path, key]));
    case 'string':
    case 'enum':
      return [{ name: nameOf(path), path, type: 'text' }];
    case 'number':
      return [{ name: nameOf(path), path, type: 'number' }];
    case 'boolean':
      return [{ name: nameOf(path), path, type: 'flag' }];
    default:
      return [];
  }
}

/** What zod keeps of a schema, as far as it is looked at here. */
interface SchemaDefinition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

function nameOf(path: readonly string[]): string {
  return `MACH_${path.map((key) => key.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()).join('_')}`;
}

function isMapping(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}
