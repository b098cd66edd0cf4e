import { expect, it } from 'vitest';
import type { Assessment } from './assessment.ts';
import { likeSpreadsOf } from './like-spreads.ts';
import { PARTS, type Part } from './policy.ts';

const only = (part: Part, one: Assessment) => ({
  parts: Object.fromEntries(
    PARTS.map((each) => [each, each === part ? one : { known: false, fact: 'stops' }]),
  ) as Record<Part, Assessment>,
});
const range = (minutes: number) => ({ low: minutes, likely: minutes, high: minutes });
const watched = (measured: number, like: number): Assessment => ({
  known: true,
  spread: range(measured),
  measured: true,
  like,
});

it('devices of one like are those whose facts stand for the same', () => {
  const spreads = likeSpreadsOf([
    only('memory', watched(900, 400)),
    only('memory', watched(100, 400)),
    only('memory', watched(20, 0)),
  ]);
  expect(spreads('memory', 400)).toEqual({ low: 100, high: 900 });
  expect(spreads('memory', 0)).toEqual({ low: 20, high: 20 });
  expect(spreads('memory')).toEqual({ low: 20, high: 900 });
  expect(spreads('memory', 250)).toBeUndefined();
  expect(spreads('network')).toBeUndefined();
});

it('what was only assumed says nothing of its like', () => {
  const assumed: Assessment = { known: true, spread: range(400), measured: false };
  expect(likeSpreadsOf([only('memory', assumed)])('memory')).toBeUndefined();
});
