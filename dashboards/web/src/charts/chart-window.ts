import { limits } from '../limits.ts';

/**
 * What to ask for: the last day, or the time since the device joined where that is shorter, but a quarter of an hour at least. Ends on whole steps, so that
 * neighbouring questions share their points. Times in ms.
 */
export function chartWindow(
  now: number,
  enrolledAt: number,
): { readonly from: number; readonly to: number; readonly stepMs: number } {
  const spanMs = Math.min(limits.historyMs, Math.max(limits.historySpanMsMin, now - enrolledAt));
  const steps = Math.ceil(spanMs / limits.historyPoints / limits.historyStepMsMin);
  const stepMs = Math.max(1, steps) * limits.historyStepMsMin;
  return { from: Math.floor((now - spanMs) / stepMs) * stepMs, to: Math.ceil(now / stepMs) * stepMs, stepMs };
}
