/** The likelihoods count findings as if each were alone; what several of them share makes them too sure by this. */
const TEMPERATURE = 1;
/** Nothing is said with more: what nobody thought of happens too. */
const CONFIDENCE_MAX = 0.995;

/** A posterior probability → how often such a verdict turned out right in simulation (docs/verdicts.md). */
export function calibrate(probability: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  const logit = Math.log(p / (1 - p)) / TEMPERATURE;
  return Math.min(CONFIDENCE_MAX, 1 / (1 + Math.exp(-logit)));
}
