import type { Condition } from '@mach/diagnosis';
import type { Assessment } from './assessment.ts';
import type { PriorityPolicy, Spread } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { reason } from './reason.ts';

/**
 * What breaks, or is about to: parts that are likelier to fail than others, stops without a shutdown, and the time in which
 * the device was of no use at all. So a dead PC does not fall to the bottom of the list because it is silent.
 */
export function assessLasting(
  device: RankedDevice,
  policy: PriorityPolicy,
): Readonly<Record<'failures' | 'stops' | 'outage' | 'start', Assessment>> {
  return {
    failures: failures(device, policy),
    stops: stops(device, policy),
    outage: outage(device, policy),
    start: start(device, policy),
  };
}

function failures({ facts, conditions }: RankedDevice, { figures }: PriorityPolicy): Assessment {
  const chances = conditions.flatMap((one) => {
    const chance = failureChance(one);
    return chance === undefined ? [] : [{ component: one.component, chance }];
  });
  const worst = chances.find(({ chance }) => chance === 'high') ?? chances[0];
  if (worst === undefined) {
    const isUnknown = facts.diskHealth === undefined || conditions.some(({ code }) => code === 'disk-health-unknown');
    if (isUnknown && !facts.virtual) return { known: false, fact: 'disk-health' };
    return { known: true, spread: figures.nothing, measured: false };
  }
  const spread = figures[worst.chance === 'high' ? 'failure-high' : 'failure-raised'];
  return { known: true, spread, measured: false, reason: reason('failure-expected', worst) };
}

/** What is failing by its own word is high, whatever rate its counts stand for. */
function failureChance(one: Condition): 'raised' | 'high' | undefined {
  switch (one.code) {
    case 'disk-failing':
      return 'high';
    case 'disk-at-risk':
      return one.parameters.chance === 'high' ? 'high' : 'raised';
    case 'memory-errors':
    case 'fan-failing':
      return one.level === 'failing' ? 'high' : 'raised';
    case 'disk-worn':
    case 'clock-battery':
      return 'raised';
    default:
      return undefined;
  }
}

function stops({ facts, conditions }: RankedDevice, { figures }: PriorityPolicy): Assessment {
  if (facts.boots?.stops === undefined) return { known: false, fact: 'stops' };
  const found = conditions.find((one) => one.code === 'unclean-stops');
  if (found === undefined) return { known: true, spread: figures.nothing, measured: false };
  return {
    known: true,
    spread: figures['stops-unclean'],
    measured: false,
    reason: reason('unclean-stops', found.parameters),
  };
}

/** Fast Startup resumes an image and tells no duration; such a start is unknown, and so is that of a guest. */
function start({ facts }: RankedDevice, { start: of, figures }: PriorityPolicy): Assessment {
  const startMs = facts.boots?.durationMs;
  if (facts.virtual) return { known: true, spread: figures.nothing, measured: false };
  if (startMs === undefined) return { known: false, fact: 'boot-time' };
  const longerMs = Math.min(of.countedMsMax, Math.max(0, startMs - of.goodMs));
  const minutes = (end: keyof Spread) => (longerMs / 60_000) * of.daysAMonth * of.waitedRatio[end];
  const spread = { low: minutes('low'), likely: minutes('likely'), high: minutes('high') };
  return {
    known: true,
    spread,
    measured: true,
    ...(longerMs > 0 ? { reason: reason('slow-start', { startMs }) } : {}),
  };
}

function outage({ outageMinutes, silentDays }: RankedDevice, { figures, silentFromDays }: PriorityPolicy): Assessment {
  if (outageMinutes !== undefined && outageMinutes > 0) {
    const spread = { low: outageMinutes, likely: outageMinutes, high: outageMinutes };
    return { known: true, spread, measured: true, reason: reason('outage', { outageMinutes }) };
  }
  if (silentDays === undefined || silentDays < silentFromDays) {
    return { known: true, spread: figures.nothing, measured: false };
  }
  return {
    known: true,
    spread: figures['silent-long'],
    measured: false,
    reason: reason('silent', { days: silentDays }),
  };
}
