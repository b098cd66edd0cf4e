import { planWords } from '@mach/messages';
import type { PlanInput } from '@mach/priority';
import type { ErrorAnswer, Problem } from '@mach/wire';
import { z } from 'zod';
import type { Collector } from '../app.ts';
import type { RouteContext } from '../http/api-server.ts';
import type { PlanMade } from '../planning/plan-maker.ts';
import { unitCode } from './schemas.ts';

const sumMax = 100_000_000_000_000;
const sum = z.coerce.number().int().min(0).max(sumMax);

/** The language of sentences and papers. */
export const speaking = z.object({ lang: z.enum(['vi', 'en']).default('vi') });

/** One sum, for all or for one commune. */
export const planQuery = z.object({
  budget: sum,
  partsBudget: sum.exactOptional(),
  commune: unitCode.exactOptional(),
});

/** What is answered where a commune is asked for that there is not. */
export function unknownCommune(collector: Collector, commune: string | undefined): ErrorAnswer | undefined {
  if (commune === undefined || collector.state().registry.units.get(commune)?.kind === 'commune') return undefined;
  return { error: `There is no commune ${commune}.` };
}

/** Every mistake of a body, and the first of them as a sentence. */
export function refusedRequest(problems: readonly Problem[]): ErrorAnswer {
  const [first] = problems;
  const where = first === undefined || first.path === '' ? 'the body' : first.path;
  return {
    error: `No plan can be made of this: ${where}: found ${first?.found}, expected ${first?.expected}.`,
    problems,
  };
}

type NotMade = { readonly status: 422 | 503; readonly body: ErrorAnswer };

/** The whole plan, made beside the main thread, or what to answer where there is none. */
export async function wholePlan(
  { collector, planMaker, settings }: Pick<RouteContext, 'collector' | 'planMaker' | 'settings'>,
  input: PlanInput,
  lang: 'vi' | 'en',
): Promise<(PlanMade & { readonly kind: 'made' }) | (NotMade & { readonly kind: 'not-made' })> {
  const made = await planMaker.make(input, settings.version);
  switch (made.kind) {
    case 'made':
      return made;
    case 'busy': {
      const error = 'Other plans are being made: try again in half a minute.';
      return { kind: 'not-made', status: 503, body: { error } };
    }
    case 'trouble': {
      const { units } = collector.state().registry;
      const error = planWords(lang).trouble(made.trouble, (code) => units.get(code)?.name ?? code);
      return { kind: 'not-made', status: 422, body: { error } };
    }
    default:
      return made satisfies never;
  }
}
