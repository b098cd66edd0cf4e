import type { Collector } from '../app.ts';
import type { RouteContext } from '../http/api-server.ts';
import { nextTurn } from '../http/next-turn.ts';
import { createPlanDesk, type PlanDesk, planBasisOf } from '../planning/plan-desk.ts';
import { solverHere } from '../planning/plan-questions.ts';
import { analysisOf } from './analysis-of.ts';

const desks = new WeakMap<Collector, PlanDesk>();

/** Where the pages of a collector have their plans made, shared by all routes. Criteria are taken anew by a reload. */
export function planDeskOf({ collector, settings, planSolver }: RouteContext): PlanDesk {
  let desk = desks.get(collector);
  if (desk === undefined) {
    let last = { planning: settings.planning, basis: planBasisOf(settings.planning) };
    desk = createPlanDesk({
      now: () => collector.now(),
      analysis: () => analysisOf(collector),
      basis: () => {
        const { planning } = settings;
        if (planning !== last.planning) last = { planning, basis: planBasisOf(planning) };
        return last.basis;
      },
      solver: planSolver ?? solverHere(nextTurn),
    });
    desks.set(collector, desk);
  }
  return desk;
}
