import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  makePlan,
  type Plan,
  type PlanAnswer,
  type PlanInput,
  type PlanWarning,
  type SolveYesNo,
} from '@mach/priority';
import type { Problem } from '@mach/wire';
import { canonicalJson } from '../canonical-json.ts';
import { frozenSchema } from './frozen-schema.ts';
import { parse } from './plan-files.ts';

/** Of the form of the document, not of the program. */
const FORM = 'mach-plan-1';

/** An issued plan with all that it follows from, and the SHA-256 of the rest of it, keys in order. */
export interface FrozenPlan {
  readonly form: typeof FORM;
  /** The version that made it. */
  readonly program: string;
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly sha256: string;
}

export function freeze(input: PlanInput, plan: Plan, program: string): FrozenPlan {
  const rest = { form: FORM, program, input, plan } as const;
  return { ...rest, sha256: hashOf(rest) };
}

/** A frozen plan as it is kept: a tenth of its text. */
export const packPlan = (frozen: FrozenPlan): Uint8Array => gzipSync(JSON.stringify(frozen));

/** Its text out of that. Throws where the bytes are none that `packPlan` made. */
export const unpackPlan = (packed: Uint8Array): string => gunzipSync(packed).toString('utf8');

/** Warnings that this version gives and the plan has not, and that the plan has and this version does not give. */
export interface OtherWarnings {
  readonly isNow: readonly PlanWarning[];
  readonly isNoMore: readonly PlanWarning[];
  /** What stays of the sum by this version, for its warning. */
  readonly staysUnspent?: number;
}

/**
 * `changed`: it is not what was issued. `differs`: it is, and this version makes another plan of it; `inWhat` names what of it differs. `same`: what is bought, what
 * it costs and all that follows; `warnings` only where those are others, for a program that learnt to warn has changed no plan.
 */
export type Verdict =
  | { readonly kind: 'same'; readonly sha256: string; readonly program: string; readonly warnings?: OtherWarnings }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'changed'; readonly sha256: string; readonly stated: string }
  | {
      readonly kind: 'differs';
      readonly program: string;
      readonly inWhat: readonly string[];
      readonly made: PlanAnswer;
    };

/** Of a file that is no plan the first are told. */
const PROBLEMS_TOLD = 3;

/** Makes a frozen plan again from its own input and compares it whole; warnings stand beside. */
export function verify(text: string, solve: SolveYesNo): Verdict {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'no JSON' };
  }
  const parsed = parse(found, frozenSchema);
  if (!parsed.ok) return { kind: 'unreadable', why: toldProblems(parsed.problems) };
  const { sha256: stated, ...rest } = found as FrozenPlan;
  const sha256 = hashOf(rest);
  if (sha256 !== stated) return { kind: 'changed', sha256, stated };
  const made = makePlan(rest.input, solve);
  const { program } = rest;
  if (!made.ok) return { kind: 'differs', program, inWhat: [], made };
  const inWhat = differencesOf(rest.plan, made.plan);
  if (inWhat.length > 0) return { kind: 'differs', program, inWhat, made };
  const warnings = otherWarnings(rest.plan, made.plan);
  return { kind: 'same', sha256, program, ...(warnings === undefined ? {} : { warnings }) };
}

const toldProblems = (problems: readonly Problem[]): string =>
  problems
    .slice(0, PROBLEMS_TOLD)
    .map(({ path, found, expected }) => `${path || 'the whole file'}: found ${found}, expected ${expected}`)
    .join('; ');

/** What is said beside a plan, and not part of it. */
const BESIDE: readonly string[] = ['warnings', 'staysUnspent'] satisfies (keyof Plan)[];

function differencesOf(issued: Plan, made: Plan): readonly string[] {
  const names = [...new Set([...Object.keys(issued), ...Object.keys(made)])] as (keyof Plan)[];
  const textOf = (plan: Plan, name: keyof Plan) => (plan[name] === undefined ? '' : canonicalJson(plan[name]));
  return names.filter((name) => !BESIDE.includes(name) && textOf(issued, name) !== textOf(made, name)).sort();
}

function otherWarnings(issued: Plan, { warnings: now, staysUnspent }: Plan): OtherWarnings | undefined {
  // Plans of a version without any have none.
  const before: Plan['warnings'] = issued.warnings ?? [];
  const [isNow, isNoMore] = [without(now, before), without(before, now)];
  if (isNow.length + isNoMore.length === 0 && issued.staysUnspent === staysUnspent) return undefined;
  return { isNow, isNoMore, ...(staysUnspent === undefined ? {} : { staysUnspent }) };
}

const without = <Item>(all: readonly Item[], those: readonly Item[]): readonly Item[] =>
  all.filter((one) => !those.includes(one));

const hashOf = (rest: Omit<FrozenPlan, 'sha256'>): string =>
  createHash('sha256').update(canonicalJson(rest)).digest('hex');
