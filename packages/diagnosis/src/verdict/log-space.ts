/** Sum of probabilities that are given as logarithms. */
export function logSum(...logs: readonly number[]): number {
  let max = Number.NEGATIVE_INFINITY;
  for (const each of logs) if (each > max) max = each;
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (const each of logs) sum += Math.exp(each - max);
  return max + Math.log(sum);
}

/** Logarithms of weights → probabilities that add up to one. */
export function shares(logs: readonly number[]): number[] {
  const total = logSum(...logs);
  return logs.map((each) => Math.exp(each - total));
}

/** Log likelihood that `hits` of `hits + misses` fell as they did, each with probability p. */
export const trials = (hits: number, misses: number, p: number): number =>
  (hits === 0 ? 0 : hits * Math.log(p)) + (misses === 0 ? 0 : misses * Math.log1p(-p));

/** The same where p itself is drawn once for all of them from a Beta distribution (mean, and its weight in draws). */
export function mixedTrials(hits: number, misses: number, mean: number, weight: number): number {
  let log = 0;
  for (let i = 0; i < hits; i++) log += Math.log((mean * weight + i) / (weight + i));
  for (let i = 0; i < misses; i++) log += Math.log(((1 - mean) * weight + i) / (weight + hits + i));
  return log;
}
