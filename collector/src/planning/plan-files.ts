import type { PlanPolicy, PriceList } from '@mach/priority';
import { describe, type Problem } from '@mach/wire';
import { readYaml, showPath, valueAt, yamlProblems } from '../config/read.ts';
import { cureOf } from '../cure-of.ts';
import {
  choicesSchema,
  type GivenChoices,
  type Issue,
  planPolicySchema,
  priceSchema,
  type Schema,
} from './plan-schemas.ts';

/** A file that was read whole, or every mistake in it with its place, what was found and what would be right. */
export type FileRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A price file (YAML). Whether its prices are old is no mistake: the plan warns of it. */
export const readPrices = (content: string): FileRead<PriceList> => read(content, priceSchema);

/** A policy file (YAML), complete: what a province signs leaves nothing to a default. */
export const readPlanPolicy = (content: string): FileRead<PlanPolicy> => read(content, planPolicySchema);

/** Choices given as data (JSON): a device once, and each of its options by a name of its own. */
export function readChoices(content: string): FileRead<GivenChoices> {
  const found = read(content, choicesSchema);
  if (!found.ok) return found;
  const { choices } = found.value;
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [place, { device, options }] of choices.entries()) {
    if (seen.has(device)) {
      problems.push({ path: `choices[${place}].device`, found: describe(device), expected: 'each device once' });
    }
    seen.add(device);
    if (new Set(options.map(({ name }) => name)).size < options.length) {
      problems.push({
        path: `choices[${place}].options`,
        found: 'a name twice',
        expected: 'each option by its own name',
      });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: choices };
}

/** JSON is YAML, so one reader does for both. */
function read<Value>(content: string, schema: Schema<Value>): FileRead<Value> {
  const yaml = readYaml(content);
  if (!yaml.ok) return { ok: false, problems: yamlProblems(yaml.errors, 'YAML or JSON') };
  return parse(yaml.value, schema);
}

/** A value that was parsed already, such as the body of a request. */
export function parse<Value>(root: unknown, schema: Schema<Value>): FileRead<Value> {
  const parsed = schema.safeParse(root);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => toProblems(issue, root));
  // A number that is no safe integer breaks two rules of one kind.
  return { ok: false, problems: [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()] };
}

function toProblems(issue: Issue, root: unknown): Problem[] {
  const path = showPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      found: 'an unknown key',
      expected: 'only keys that are documented in docs/planning.md',
      ...cureOf(issue),
    }));
  }
  return [{ path, found: describe(valueAt(root, issue.path)), expected: issue.message, ...cureOf(issue) }];
}
