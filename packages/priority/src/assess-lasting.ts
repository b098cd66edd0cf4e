import type { Condition } from '@mach/diagnosis';
import { slowMinutePolicy } from '@mach/knowledge';
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
): Readonly<Record<'failures' | 'stops' | 'outage' | 'cut-off' | 'start', Assessment>> {
  return {
    failures: failures(device, policy),
    stops: stops(device, policy),
    outage: outage(device, policy),
    'cut-off': cutOff(device, policy),
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
  // Where both are found a bad power supply looks like either: what a UPS may end comes first, for it costs least to try.
  const unclean = conditions.find((one) => one.code === 'unclean-stops');
  if (unclean !== undefined) {
    const spread = figures['stops-unclean'];
    return { known: true, spread, measured: false, reason: reason('unclean-stops', unclean.parameters) };
  }
  const crashes = conditions.find((one) => one.code === 'system-crashes');
  if (crashes !== undefined) {
    const spread = figures['stops-crash'];
    return { known: true, spread, measured: false, reason: reason('system-crashes', crashes.parameters) };
  }
  return { known: true, spread: figures.nothing, measured: false };
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

function outage(device: RankedDevice, policy: PriorityPolicy): Assessment {
  const { silentDays, silence, coverage } = device;
  const { figures, silentFromDays } = policy;
  // No agent speaks for it: it may be dead as well as any other.
  if (coverage !== 'measured' && silentDays === undefined) return { known: false, fact: 'outage' };
  // What was replaced is missed by nobody.
  if (silence?.isReplaced === true || silentDays === undefined) return nothing(policy);
  const suspected = suspectedBroken(device, policy);
  const isLong = silentDays >= silentFromDays;
  if (suspected !== undefined && (!isLong || suspected.spread.likely >= figures['silent-long'].likely))
    return suspected;
  if (!isLong) return nothing(policy);
  const spread = figures['silent-long'];
  return { known: true, spread, measured: false, reason: reason('silent', { days: silentDays }) };
}

/**
 * Days on which it was on and had no way out by its own fault: its cable, its card, its settings. That they were is found by verdicts;
 * how much of them it took is assumed, for hours of a PC are told to nobody.
 */
function cutOff({ cutOff: seen, silence, coverage }: RankedDevice, policy: PriorityPolicy): Assessment {
  if (coverage !== 'measured' && seen === undefined) return { known: false, fact: 'cut-off' };
  if (seen === undefined || seen.days === 0 || silence?.isReplaced === true) return nothing(policy);
  const {
    cutOffDayRatio,
    inUseRatio,
    workingMonthMinutes,
    start: { daysAMonth },
  } = policy;
  const days = (end: keyof Spread) => seen.wholeDays + (seen.days - seen.wholeDays) * cutOffDayRatio[end];
  const minutes = (end: keyof Spread) => days(end) * inUseRatio[end] * (workingMonthMinutes / daysAMonth);
  const spread = { low: minutes('low'), likely: minutes('likely'), high: minutes('high') };
  return { known: true, spread, measured: false, reason: reason('cut-off', { days: seen.days }) };
}

const nothing = ({ figures }: PriorityPolicy): Assessment => ({
  known: true,
  spread: figures.nothing,
  measured: false,
});

/**
 * Minutes of a PC that may be broken: those in which its person would have been at it, times how likely it is broken. From nothing at all,
 * for it may stand unused, to all of them. Never measured: nobody saw it.
 */
function suspectedBroken(
  { facts, conditions, silence }: RankedDevice,
  { suspected, inUseRatio }: PriorityPolicy,
): (Assessment & { readonly known: true }) | undefined {
  const wasInUse = (facts.slowMinutes?.watched ?? 0) >= slowMinutePolicy.watchedMinutesMin;
  if (silence === undefined || !wasInUse) return undefined;
  const { workingDays, workingMinutes, othersHeard } = silence;
  if (workingDays < suspected.fromWorkingDays || othersHeard < suspected.othersHeardMin) return undefined;
  const sign = signOf(conditions);
  const { onLeave, afterLeave, withSign } = suspected.chances;
  const chance = sign !== 'none' ? withSign : workingDays < suspected.leaveWorkingDays ? onLeave : afterLeave;
  const spread = {
    low: 0,
    likely: chance * inUseRatio.likely * workingMinutes,
    high: inUseRatio.high * workingMinutes,
  };
  return {
    known: true,
    spread,
    measured: false,
    reason: reason('suspected-broken', { workingDays, others: othersHeard, sign }),
  };
}

function signOf(conditions: readonly Condition[]): 'part-failing' | 'unclean-stops' | 'none' {
  if (conditions.some((one) => failureChance(one) === 'high')) return 'part-failing';
  const hasStopped = conditions.some(({ code }) => code === 'unclean-stops' || code === 'system-crashes');
  return hasStopped ? 'unclean-stops' : 'none';
}
