import type { Collector } from '../app.ts';
import type { RouteContext } from '../http/api-server.ts';
import { nextTurn } from '../http/next-turn.ts';
import { planningInForce } from '../planning/in-force.ts';
import { createPlanDesk, type PlanBasis, type PlanDesk } from '../planning/plan-desk.ts';
import { communeCodesOf } from '../planning/plan-input.ts';
import { solverHere } from '../planning/plan-questions.ts';
import { analysisOf } from './analysis-of.ts';

const desks = new WeakMap<Collector, PlanDesk>();

/** Where the pages of a collector have their plans made, shared by all routes. What is in force is taken anew each time. */
export function planDeskOf({ collector, settings, planSolver }: RouteContext): PlanDesk {
  let desk = desks.get(collector);
  if (desk === undefined) {
    let last: (PlanBasis & { readonly key: string; readonly planning: typeof settings.planning }) | undefined;
    desk = createPlanDesk({
      now: () => collector.now(),
      analysis: () => analysisOf(collector),
      communeCodes: () => communeCodesOf(collector.state().registry),
      // The same objects as long as nothing has changed: candidates and answers are kept by them.
      basis: () => {
        const { planning } = settings;
        const now = planningInForce(collector.state().registry, collector.now(), planning);
        if (last === undefined || last.key !== now.key || last.planning !== planning) last = { ...now, planning };
        return last;
      },
      solver: planSolver ?? solverHere(nextTurn),
    });
    desks.set(collector, desk);
  }
  return desk;
}
