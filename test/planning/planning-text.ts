import { type SlowMinuteThresholds, slowMinutePolicy } from '@mach/knowledge';
import { defaultPolicy } from '@mach/priority';
import { assumptionsText } from './assumptions-text.ts';
import type { ThresholdRanks } from './threshold-ranks.ts';

const WORDS: Readonly<Record<keyof SlowMinuteThresholds, string>> = {
  queuedTasksPerCpu: 'tasks that wait, for each CPU',
  queuedMs: 'how long they wait in the minute, ms',
  hardFaultsPerS: 'hard faults a second',
  memoryFullRatio: 'share stalled for memory',
  diskWaitMs: 'mean wait of a disk access, ms',
  diskWaitsMs: 'all waits for that disk in the minute together, ms',
  diskFullRatio: 'share stalled for a disk',
  gatewayLossRatio: 'packets lost to the gateway, share',
  gatewayRttMs: 'round trip to the gateway, ms',
};

/** The rows of a table of how ranks move with each threshold. */
export function shiftRows({ devices, shifts }: ThresholdRanks): string {
  const { thresholds } = slowMinutePolicy;
  return shifts
    .map(({ threshold, value, ...found }) =>
      [
        WORDS[threshold],
        shown(thresholds[threshold]),
        shown(value),
        percent(found.slowRatio),
        found.rankCorrelation.toFixed(3),
        `${found.stayInFirstTenth} of ${Math.ceil(devices / 10)}`,
        shown(found.largestMove),
      ].join(' | '),
    )
    .map((row) => `| ${row} |`)
    .join('\n');
}

/** `docs/planning.md`: how the list of upgrades comes about, and how far it depends on the thresholds of a slow minute. */
export function planningText(found: ThresholdRanks): string {
  const { devices, minutesADevice, slowRatio } = found;
  const { thresholds, watchedMinutesMin, recordedOn } = slowMinutePolicy;
  const { inUseRatio, workingMonthMinutes, version, date } = defaultPolicy;
  return `# Planning

The list of upgrades ranks devices by working minutes a month that better equipment would give back (policy version ${version}
of ${date}, \`packages/priority/src/policy.ts\`). For memory, system disk, processor and network the minutes are **measured** once
an agent has watched ${shown(watchedMinutesMin)} minutes of use, two working days: the share of slow minutes, times the working month of ${shown(workingMonthMinutes)} minutes,
times the share of it in which a PC is in use (${inUseRatio.low} to ${inUseRatio.high}, likely ${inUseRatio.likely}; ${inUseRatio.source}). Until then they are
**assumed** from what the machine is. Each reason of the list says which: \`slow-minutes\` is measured.

## Slow minutes

A minute in working hours with the machine in use is slow when one of these is crossed. The thresholds are policy, laid down
on ${recordedOn} (\`packages/knowledge/src/slow-minutes.ts\`):

${(Object.keys(WORDS) as (keyof SlowMinuteThresholds)[]).map((name) => `- ${WORDS[name]}: ${shown(thresholds[name])}`).join('\n')}

A disk must cross both its mean wait and the sum of its waits: one slow access of a disk at rest is no slow minute.
Where several are crossed the root is the cause: memory before disk before CPU before network, because short memory keeps
disks busy and not the other way round. The network is the way to the site's own router, not the line beyond.
Sticks, cards and USB disks are left out; in a minute in which they are waited for, so is the share stalled for a disk, for the kernel does not say for which.

"In use" is one bit a minute, from the counts of what keyboards and mice send, and holds for five minutes after the last
touch, for whoever waits types nothing. Where there are no such counts the minute is counted as *use unknown* and as nothing else. Sums alone leave
the machine: no times, no persons. Old minutes fade out over some ten working days of use, so that a repair shows.

## How ranks move with the thresholds

Computed over a made fleet: ${devices} PCs of ${minutesADevice} minutes each, whose measures are drawn around middles that follow from memory, disk and
age (\`test/planning\`). The middles are a guess, so the table says how much the order depends on the thresholds, not how slow
commune PCs are. By the policy as it stands ${percent(slowRatio)} of the minutes are slow. Correlation is Spearman's with the order by that policy.

| threshold | policy | moved to | slow minutes | rank correlation | stay in the first tenth | largest move, ranks |
|---|---|---|---|---|---|---|
${shiftRows(found)}

The sum of waits moves nothing here: disks of made PCs are asked some 900 times a minute, and whoever is slow at that waits for longer than any of the three. It
decides in minutes of some sixty accesses and fewer.
${assumptionsText()}`;
}

const shown = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 });
const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
