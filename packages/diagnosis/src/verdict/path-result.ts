import type { DeviceEvidence, PathResult } from './evidence.ts';

/** Not one attempt came through, were it the only one. */
export const gotNothing = ({ attempts, failed }: PathResult): boolean => attempts > 0 && failed === attempts;

/** Nothing of at least two attempts came through. */
export const isDead = ({ attempts, failed }: PathResult): boolean => attempts >= 2 && failed === attempts;

/** Got an answer to what every PC of a site asks, watcher or not: so those that got none can be compared with it. */
export const getsOut = ({ results }: DeviceEvidence): boolean =>
  results.some((each) => (each.path === 'names' || each.path === 'collector') && !gotNothing(each));
