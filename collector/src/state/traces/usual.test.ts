import { expect, it } from 'vitest';
import { type FoldedUsual, hourOfWeek, learn, usualAt } from './usual.ts';

/** Monday, 23 November 2026, 08:00 in Vietnam. */
const MONDAY = Date.UTC(2026, 10, 23, 1);
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

function learned(answers: readonly (readonly [at: number, answerMs: number])[]) {
  let known: FoldedUsual | undefined;
  for (const [at, answerMs] of answers) known = learn(known, { at, sent: 1, lost: 0, wayMs: 20, answerMs });
  if (known === undefined) throw new Error('nothing was learned');
  return known;
}
const each = (count: number, from: number, answerMs: number) =>
  Array.from({ length: count }, (_, index) => [from + index * 150_000, answerMs] as const);

it('knows hours of the week by the clock of Vietnam', () => {
  expect(hourOfWeek(MONDAY)).toBe(hourOfWeek(MONDAY + WEEK_MS));
  expect(hourOfWeek(MONDAY + HOUR_MS)).toBe(hourOfWeek(MONDAY) + 1);
});

it('learns what is usual of an hour, apart from others', () => {
  const busy = [0, 1, 2].flatMap((week) => each(24, MONDAY + week * WEEK_MS, 900));
  const calm = [0, 1, 2].flatMap((week) => each(24, MONDAY + 5 * HOUR_MS + week * WEEK_MS, 300));
  const known = learned([...busy, ...calm].toSorted(([a], [b]) => a - b));
  expect(usualAt(known, MONDAY + 3 * WEEK_MS)?.answerMs).toBeCloseTo(900, -2);
  expect(usualAt(known, MONDAY + 3 * WEEK_MS + 5 * HOUR_MS)?.answerMs).toBeCloseTo(300, -2);
});

it('is not led astray by an hour in which all was eight times slower', () => {
  const known = learned([...each(48, MONDAY - WEEK_MS, 300), ...each(24, MONDAY, 2_400)]);
  expect(usualAt(known, MONDAY)?.answerMs).toBeLessThan(600);
});

it('says nothing of what it hardly knows, and takes all hours for one that it does not', () => {
  expect(usualAt(learned(each(7, MONDAY, 300)), MONDAY)).toBeUndefined();
  const days = learned(each(210, MONDAY, 300));
  expect(usualAt(days, MONDAY + 100 * HOUR_MS)?.answerMs).toBeCloseTo(300, 0);
});

it('learns nothing from what took no time that was told', () => {
  expect(learn(undefined, { at: MONDAY, sent: 1, lost: 0 })).toBeUndefined();
});
