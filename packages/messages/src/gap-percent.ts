import { formats } from './format.ts';
import type { Language } from './language.ts';

/** By how many percent at most a plan is below the best there is: rounded up, so that it stays a bound, to tenths, which is all that it is good for. */
export function gapPercent(gap: number, language: Language): string {
  return formats(language).number(Math.max(0, Math.ceil(gap * 1_000 - ROUNDING)) / 10);
}

/** 0.003 × 1000 is a little more than 3. */
const ROUNDING = 1e-9;
