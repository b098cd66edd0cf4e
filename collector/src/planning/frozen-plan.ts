import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { makePlan, type Plan, type PlanAnswer, type PlanInput, type SolveYesNo } from '@mach/priority';
import { canonicalJson } from '../canonical-json.ts';
import { frozenSchema } from './plan-schemas.ts';

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

/** `changed`: it is not what was issued. `differs`: it is, and this version makes another plan of it. */
export type Verdict =
  | { readonly kind: 'same'; readonly sha256: string; readonly program: string }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'changed'; readonly sha256: string; readonly stated: string }
  | { readonly kind: 'differs'; readonly program: string; readonly made: PlanAnswer };

/** Makes a frozen plan again from its own input and compares it whole. */
export function verify(text: string, solve: SolveYesNo): Verdict {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'no JSON' };
  }
  const parsed = frozenSchema.safeParse(found);
  if (!parsed.success) return { kind: 'unreadable', why: parsed.error.issues[0]?.message ?? '' };
  const { sha256: stated, ...rest } = found as FrozenPlan;
  const sha256 = hashOf(rest);
  if (sha256 !== stated) return { kind: 'changed', sha256, stated };
  const made = makePlan(rest.input, solve);
  const isSame = made.ok && canonicalJson(made.plan) === canonicalJson(rest.plan);
  return isSame ? { kind: 'same', sha256, program: rest.program } : { kind: 'differs', program: rest.program, made };
}

const hashOf = (rest: Omit<FrozenPlan, 'sha256'>): string =>
  createHash('sha256').update(canonicalJson(rest)).digest('hex');
