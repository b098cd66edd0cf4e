import { formats } from './format.ts';
import type { Language } from './language.ts';

/**
 * By how many percent at most a plan is below the best there is: rounded up, so that it stays a bound, to tenths, which is all that it is
 * good for. What a solver's tolerance leaves is told as none: of all that a province recovers it is no minute.
 */
export function gapPercent(gap: number, language: Language): string {
  return formats(language).number(Math.max(0, Math.ceil(gap * 1_000 - TOLERANCE)) / 10);
}

/** Of the tenths of a percent: a gap of one in a million. */
const TOLERANCE = 1e-3;
