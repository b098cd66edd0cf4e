import type { PlanLine, Spending } from '@mach/priority';

/** Sums are right to some 15 digits; twelve of them are the same in whatever order they were added. */
const DIGITS = 12;

/**
 * Minutes a month that a line adds to those of its plan: a mean over all years of the plan, so that what is bought in the last of three
 * counts a third. In a plan of one year all of them.
 */
export function countedMinutes({ minutes, year, commune }: PlanLine, spending: Spending): number {
  const years = yearsOf(spending, commune);
  return years === 1 ? minutes : (minutes * (years - year)) / years;
}

export const sumOfMinutes = (lines: readonly PlanLine[], spending: Spending): number =>
  Number(lines.reduce((all, line) => all + countedMinutes(line, spending), 0).toPrecision(DIGITS));

function yearsOf(spending: Spending, commune: string): number {
  if (spending.kind === 'together') return spending.years.length;
  return spending.communes.find((one) => one.commune === commune)?.years.length ?? 1;
}

/**
 * The same values as whole numbers that add up to their rounded sum, as a table with a total needs them: those that are nearest to the
 * next one are rounded up.
 */
export function wholesThatAddUp(values: readonly number[]): readonly number[] {
  const wholes = values.map((value) => Math.floor(value));
  const sum = (all: readonly number[]) => all.reduce((before, value) => before + value, 0);
  const missing = Math.round(Number(sum(values).toPrecision(DIGITS))) - sum(wholes);
  const part = (place: number) => (values[place] ?? 0) - (wholes[place] ?? 0);
  const nearest = [...wholes.keys()].sort((a, b) => part(b) - part(a) || a - b).slice(0, Math.max(0, missing));
  for (const place of nearest) wholes[place] = (wholes[place] ?? 0) + 1;
  return wholes;
}
