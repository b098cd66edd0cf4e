import type { Condition, ConditionCode, ConditionOf, FactName } from '@mach/diagnosis';
import { memoryAdvice, type SlowCause } from '@mach/knowledge';
import { assessLasting } from './assess-lasting.ts';
import type { Assessment } from './assessment.ts';
import type { Figure, Part, PriorityPolicy, Spread } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { type Reason, reason } from './reason.ts';
import { measuredMinutes, narrow, worse } from './spread.ts';
import { watched } from './watched.ts';

/**
 * Looks at each part of a device on its own. Slow minutes that were watched decide where there are enough; else facts and
 * assumptions do. A part that was not readable is unknown, never sound.
 */
export function assess(device: RankedDevice, policy: PriorityPolicy): Readonly<Record<Part, Assessment>> {
  const watchedOr = (cause: SlowCause, otherwise: Assessment): Assessment => {
    const seen = watched(cause, device, policy);
    if (seen === undefined) return otherwise;
    if (!otherwise.known) return seen;
    return { ...seen, assumed: otherwise.spread, like: otherwise.like ?? otherwise.spread.likely };
  };
  return {
    memory: watchedOr('memory', memory(device, policy)),
    'system-disk': watchedOr('disk', systemDisk(device, policy)),
    processor: watchedOr('cpu', processor(device, policy)),
    'operating-system': operatingSystem(device, policy),
    'free-space': freeSpace(device, policy),
    network: watchedOr('network', network(device, policy)),
    heat: heat(device, policy),
    ...assessLasting(device, policy),
  };
}

function memory({ facts, conditions }: RankedDevice, policy: PriorityPolicy): Assessment {
  const { figures } = policy;
  if (facts.memory.installedBytes === undefined) return { known: false, fact: 'memory-size' };
  const short = find(conditions, 'too-little-memory');
  const exhausted = find(conditions, 'memory-nearly-exhausted');
  let base: Spread = figures['memory-enough'];
  let why: Reason | undefined;
  if (short !== undefined) {
    const { memoryBytes, recommendedBytes } = short.parameters;
    base = figures[shortageOf(memoryBytes)];
    why = reason('too-little-memory', { memoryBytes, recommendedBytes });
  }
  if (exhausted !== undefined) {
    if (figures['memory-exhausted'].likely > base.likely) {
      why = reason('memory-nearly-exhausted', exhausted.parameters);
    }
    base = worse(base, figures['memory-exhausted']);
  }
  return withStall(base, why, facts.stalls.memory, measuring(facts.uptimeMs, policy), (stallRatio) =>
    reason('memory-pressure', { stallRatio }),
  );
}

function shortageOf(memoryBytes: number): 'memory-scarce' | 'memory-tight' | 'memory-short' {
  if (memoryBytes < memoryAdvice.scarceBelowBytes) return 'memory-scarce';
  return memoryBytes < memoryAdvice.tightBelowBytes ? 'memory-tight' : 'memory-short';
}

function systemDisk({ facts, conditions }: RankedDevice, policy: PriorityPolicy): Assessment {
  const { figures } = policy;
  if (facts.systemDisk === undefined && !facts.virtual) return { known: false, fact: 'system-disk-kind' };
  const hardDisk = find(conditions, 'hard-disk-as-system-disk');
  const slow = conditions
    .filter((one) => one.code === 'disk-slow-response')
    .find(({ parameters }) => parameters.disk === facts.systemDisk?.device);
  let base: Spread = hardDisk === undefined ? figures['disk-ssd'] : figures['disk-hdd'];
  let why = hardDisk && reason('hard-disk-as-system-disk', { disk: hardDisk.parameters.disk });
  if (slow !== undefined) {
    const { disk, meanAccessMs } = slow.parameters;
    if (figures['disk-slow'].likely > base.likely) why = reason('disk-slow-response', { disk, meanAccessMs });
    base = worse(base, figures['disk-slow']);
  }
  return withStall(base, why, facts.stalls.disk, measuring(facts.uptimeMs, policy), (stallRatio) =>
    reason('disk-io-wait', { stallRatio }),
  );
}

function processor({ facts, conditions }: RankedDevice, policy: PriorityPolicy): Assessment {
  const { figures } = policy;
  if (!facts.virtual && isUnknown(conditions, 'processor-age')) return { known: false, fact: 'processor-age' };
  const old = find(conditions, 'old-processor');
  let base: Figure = figures['processor-recent'];
  if (old !== undefined) base = figures[old.level === 'at-risk' ? 'processor-very-old' : 'processor-old'];
  const { model: _, ...years } = old?.parameters ?? { model: '', yearTo: 0 };
  const why = old && reason('old-processor', years);
  const stall = facts.stalls.processor;
  const counted = stall === undefined ? undefined : stall * policy.processorStallWeight;
  return withStall(base, why, counted, measuring(facts.uptimeMs, policy), () =>
    reason('processor-pressure', { stallRatio: stall ?? 0 }),
  );
}

function operatingSystem(
  { facts, conditions }: RankedDevice,
  { figures, longUnsupportedDays }: PriorityPolicy,
): Assessment {
  if (facts.os === undefined || isUnknown(conditions, 'operating-system')) {
    return { known: false, fact: 'operating-system' };
  }
  const ended = find(conditions, 'end-of-support');
  if (ended !== undefined) {
    const { product, endOfSupport, daysSince } = ended.parameters;
    const figure = daysSince >= longUnsupportedDays ? 'os-long-unsupported' : 'os-unsupported';
    return found(figures[figure], reason('end-of-support', { product, endOfSupport }));
  }
  const ending = find(conditions, 'ending-support');
  if (ending === undefined) return found(figures.nothing);
  const { product, endOfSupport } = ending.parameters;
  return found(figures['os-ending'], reason('ending-support', { product, endOfSupport }));
}

function freeSpace({ facts, conditions }: RankedDevice, { figures }: PriorityPolicy): Assessment {
  if (facts.filesystems === undefined) return { known: false, fact: 'free-space' };
  const full = conditions.filter((one) => one.code === 'disk-nearly-full');
  const worst = full.find(({ level }) => level === 'failing') ?? full[0];
  if (worst === undefined) return found(figures.nothing);
  const { place, freeBytes } = worst.parameters;
  const figure = figures[worst.level === 'failing' ? 'space-critical' : 'space-low'];
  return found(figure, reason('disk-nearly-full', { place, freeBytes }));
}

function network({ facts, conditions }: RankedDevice, { figures }: PriorityPolicy): Assessment {
  if (facts.networkCards === undefined || isUnknown(conditions, 'network-link')) {
    return facts.virtual ? found(figures.nothing) : { known: false, fact: 'network-link' };
  }
  const findings: { readonly figure: Figure; readonly reason: Reason }[] = [];
  for (const one of conditions) {
    if (one.code === 'network-link-slow') {
      const { interface: name, speedMbps, duplex } = one.parameters;
      const speed = speedMbps === undefined ? {} : { speedMbps };
      findings.push({
        figure: figures[one.level === 'at-risk' ? 'link-poor' : 'link-slow'],
        reason: reason('network-link-slow', { interface: name, ...speed, halfDuplex: duplex === 'half' }),
      });
    } else if (one.code === 'network-card-slow') {
      const { interface: name, maxSpeedMbps: speedMbps } = one.parameters;
      findings.push({
        figure: figures['link-slow'],
        reason: reason('network-link-slow', { interface: name, speedMbps, halfDuplex: false }),
      });
    } else if (one.code === 'network-errors' || one.code === 'network-link-flapping') {
      findings.push({
        figure: figures['link-faulty'],
        reason: reason(one.code, { interface: one.parameters.interface }),
      });
    }
  }
  const worst = findings.sort((a, b) => b.figure.likely - a.figure.likely)[0];
  return found(worst?.figure ?? figures.nothing, worst?.reason);
}

function heat({ facts, conditions }: RankedDevice, { figures }: PriorityPolicy): Assessment {
  if (facts.temperatures === undefined && !facts.virtual) return { known: false, fact: 'temperature' };
  const hottest = conditions
    .filter((one) => one.code === 'overheating')
    // A drive that is hot by its own word ages, which is for the list of what fails: nobody waits for it.
    .filter(({ parameters: { disk } }) => disk === undefined)
    .sort((a, b) => b.parameters.celsius - a.parameters.celsius)[0];
  if (hottest === undefined) return found(figures.nothing);
  return found(figures.overheating, reason('overheating', { celsius: hottest.parameters.celsius }));
}

interface Measuring {
  readonly uptimeMs: number | undefined;
  readonly policy: PriorityPolicy;
}
const measuring = (uptimeMs: number | undefined, policy: PriorityPolicy): Measuring => ({ uptimeMs, policy });

/** What was measured picks the place inside the spread that the facts allow; it never leaves it. */
function withStall(
  base: Spread,
  why: Reason | undefined,
  stallRatio: number | undefined,
  { uptimeMs, policy }: Measuring,
  measuredReason: (stallRatio: number) => Reason,
): Assessment {
  if (stallRatio === undefined || uptimeMs === undefined) return found(base, why);
  const spread = narrow(base, measuredMinutes(stallRatio, uptimeMs, policy));
  const chosen = why === undefined || spread.likely > base.likely ? measuredReason(stallRatio) : why;
  return { known: true, spread, reason: chosen, measured: true, like: base.likely };
}

function found(spread: Spread, why?: Reason): Assessment {
  return { known: true, spread, measured: false, ...(why === undefined ? {} : { reason: why }) };
}

function find<Code extends ConditionCode>(conditions: readonly Condition[], code: Code): ConditionOf<Code> | undefined {
  return conditions.find((one): one is ConditionOf<Code> => one.code === code);
}

function isUnknown(conditions: readonly Condition[], fact: FactName): boolean {
  return conditions.some((one) => one.code === 'fact-unknown' && one.parameters.fact === fact);
}
