import type { DeviceEvidence, PathResult } from './evidence.ts';
import { mixedTrials, trials } from './log-space.ts';
import { isDead } from './path-result.ts';
import type { Behind } from './shared-fault.ts';
import type { SiteSummary } from './site-summary.ts';
import { slowPart, usualAt } from './slowness.ts';
import type { Baselines } from './topology.ts';

/** What a site's ways lose or slow down, though they are not dead. */
export interface PoorPaths {
  /** PCs that lose packets to their own gateway, of those that measured it. */
  readonly lossyPcs: readonly string[];
  readonly measuredPcs: number;
  /** Likelihoods of the line and of the access to the data network being poor; absent where nobody measured. */
  readonly internet?: Behind & { readonly isSlow: boolean };
  readonly dataNetwork?: Behind & { readonly isSlow: boolean };
}

/** How likely a line is poor in a window: few become so, but they stay so for hours. An assumption of 2026-11. */
const POOR_BY_ITSELF = 1e-3;
/** That a PC loses packets must be so much likelier than chance, for there are thousands of PCs. */
const LOSSY_TIMES = 400;
const LOST_MIN = 4;
/** A good cable loses hardly anything, wireless cards up to one in forty. */
const GOOD_LOSSES = [0.002, 0.025] as const;
/** A good line loses less than one packet in seventy, in a busy hour too. */
const GOOD_LINE_LOSSES = [0.002, 0.015] as const;

/** A middle of a window's round trips at two and a half times its usual is no chance: one watcher is slow for its own reason so seldom. */
const SLOW_ALONE = 2e-4;

export function poorPaths(
  { evidence, topology, collectorBackAt }: SiteSummary,
  at: number,
  usual: Baselines,
): PoorPaths {
  const measured = evidence.devices.flatMap((device) => {
    const result = device.results.find(({ path }) => path === 'gateway');
    return result === undefined || isDead(result) || !evidence.gatewayAnswersAsARule ? [] : [{ device, result }];
  });
  const lossy = measured.filter(({ result }) => isLossy(result)).map(({ device }) => device.device);
  const known = usualAt(topology, at, usual);
  // Behind a LAN that loses, the line can't be judged by its watchers.
  const watchers = evidence.devices.filter(({ device }) => !lossy.includes(device));
  const leg = (path: 'internet' | 'data-network') => {
    const results = resultsOf(watchers, path).filter((result) => !isDead(result));
    return results.length === 0
      ? undefined
      : behindOf(results, (result) => slowPart(result, known(result)) !== undefined);
  };
  // Packets that came while the collector was off were lost on no line.
  const [internet, dataNetwork] = [collectorBackAt === undefined ? leg('internet') : undefined, leg('data-network')];
  return {
    lossyPcs: lossy,
    measuredPcs: measured.length,
    ...(internet === undefined ? {} : { internet }),
    ...(dataNetwork === undefined ? {} : { dataNetwork }),
  };
}

const resultsOf = (devices: readonly DeviceEvidence[], path: PathResult['path']): readonly PathResult[] =>
  devices.flatMap(({ results }) => results.filter((result) => result.path === path));

function isLossy({ attempts, failed }: PathResult): boolean {
  if (failed < LOST_MIN) return false;
  const got = attempts - failed;
  const fine = Math.max(...GOOD_LOSSES.map((loss) => trials(failed, got, loss)));
  return mixedTrials(failed, got, 0.2, 5) - fine > Math.log(LOSSY_TIMES);
}

function behindOf(results: readonly PathResult[], isSlow: (result: PathResult) => boolean) {
  const attempts = results.reduce((sum, each) => sum + each.attempts, 0);
  const failed = results.reduce((sum, each) => sum + each.failed, 0);
  const slow = results.filter(isSlow).length;
  const got = attempts - failed;
  // A lossy way may be slow too.
  const fine =
    Math.max(...GOOD_LINE_LOSSES.map((loss) => trials(failed, got, loss))) +
    trials(slow, results.length - slow, SLOW_ALONE);
  const losing = mixedTrials(failed, got, 0.12, 8) + trials(slow, results.length - slow, 0.5);
  const slowed = mixedTrials(failed, got, 0.02, 10) + trials(slow, results.length - slow, 0.95);
  return { good: fine, bad: Math.max(losing, slowed), own: POOR_BY_ITSELF, isSlow: slowed > losing };
}
