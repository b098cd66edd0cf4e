import {
  type CurvePoint,
  type DraftAnswer,
  draftPlan,
  type PlanInput,
  planCurve,
  planWhatIf,
  type WhatIfAnswer,
} from '@mach/priority';

/** What the pages ask of the optimiser. Each is a plan of its own or several, without the branching solver: the gap is told. */
export type PlanQuestion =
  | { readonly kind: 'draft' }
  | { readonly kind: 'what-if' }
  | { readonly kind: 'curve'; readonly shares: readonly number[] };

export type PlanReply<Question extends PlanQuestion> = Question extends { readonly kind: 'draft' }
  ? DraftAnswer
  : Question extends { readonly kind: 'what-if' }
    ? WhatIfAnswer
    : readonly CurvePoint[];

/** Everything but the candidates, which stay the same from question to question and are large. */
export type PlanTerms = Omit<PlanInput, 'candidates'>;

/**
 * Where plans are made for the pages. Gives undefined where nobody waits any more (`signal`): what has not begun by then never
 * begins. Rejects where the place itself has failed.
 */
export interface PlanSolver {
  ask<Question extends PlanQuestion>(
    candidates: PlanInput['candidates'],
    terms: PlanTerms,
    question: Question,
    signal: AbortSignal,
  ): Promise<PlanReply<Question> | undefined>;
}

/** Answers one question. Pure, and of the order of a second for 10,000 devices with two funds. */
export function answerQuestion<Question extends PlanQuestion>(
  input: PlanInput,
  question: Question,
): PlanReply<Question>;
export function answerQuestion(input: PlanInput, question: PlanQuestion): PlanReply<PlanQuestion> {
  switch (question.kind) {
    case 'draft':
      return draftPlan(input);
    case 'what-if':
      return planWhatIf(input);
    case 'curve':
      return planCurve(input, question.shares);
    default:
      return question satisfies never;
  }
}

/** The same thread as everything else: for fleets in memory and tests. `nextTurn` lets others work between questions. */
export function solverHere(nextTurn: () => Promise<void>): PlanSolver {
  return {
    async ask(candidates, terms, question, signal) {
      await nextTurn();
      return signal.aborted ? undefined : answerQuestion({ ...terms, candidates }, question);
    },
  };
}
