import { expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../testing/made-plan.ts';
import { planAnswer } from './plan-schema.ts';
import { withGiver } from './plans.ts';

it('a move tells which device gives its place, by its number as well', () => {
  const giver = madeCandidate(7, '00004', { options: [] });
  const one = madeCandidate(1, '00004');
  const moved = { ...one, options: one.options.map((option) => ({ ...option, from: giver.device })) };
  const { plan, input } = frozenPlan({ candidates: [moved, madeCandidate(2, '00004'), giver] });
  const numberOf = new Map(input.candidates.map(({ device, number }) => [device, number]));
  const lines = plan.lines.map((line) => withGiver(line, numberOf));
  const answer = planAnswer.parse({ ...plan, lines });
  expect(answer.lines.map(({ from, fromNumber }) => [from, fromNumber])).toEqual([
    [giver.device, 7],
    [undefined, undefined],
  ]);
});
