/**
 * Gaps are never shorter than this part of their mean, so that two requests are not made for one, and never longer than this
 * many means, so that what is known of a service is never older than that.
 */
const GAP_MIN = 0.1;
const GAP_MAX = 4;
/**
 * What the exponential distribution is stretched by so that, cut at both ends, its mean is 1 again: the solution for s of
 * GAP_MIN + s · (e^(−GAP_MIN/s) − e^(−GAP_MAX/s)) = 1.
 */
const STRETCH = 1.01495;

/**
 * A gap of a Poisson process, as a part of its mean, out of a number from 0 to 1: requests then fall at moments that follow
 * from none before, and never into step with a minute, a job or each other (RFC 2330, 11.1).
 */
export function randomGap(chance: number): number {
  return Math.min(GAP_MAX, Math.max(GAP_MIN, -Math.log(1 - chance) * STRETCH));
}
