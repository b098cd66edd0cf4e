import { joinProbe, type LabCollector, probe, startLabCollector } from '../commune-programs.ts';
import { createLab, type Lab } from '../lab.ts';
import { countedSince, type LineCounters } from '../line-counters.ts';
import type { LineSettings } from '../line-settings.ts';
import { figure, type Say } from './figures.ts';

/** A jitter that is even over ± 10 ms changes from one packet to the next by two thirds of 10 in the mean. */
const EVEN_JITTER_MS = 10;
const MEAN_CHANGE_MS = (EVEN_JITTER_MS * 2) / 3;

const CASES: readonly (readonly [name: string, settings: LineSettings])[] = [
  ['20', { up: { delayMs: 20 } }],
  ['50 ± 10 up', { up: { delayMs: 50, jitterMs: EVEN_JITTER_MS } }],
  [
    'loss 3 % up in runs, 1 % down',
    { up: { delayMs: 20, lossRatio: 0.03, burstFrames: 3 }, down: { lossRatio: 0.01 } },
  ],
];

/**
 * The agent's stamp against its collector's reflector: loss by direction beside the line's counters, jitter beside what the
 * line was told. Trains of ten seconds of speech and of pictures. In a lab of its own.
 */
export async function stamps(seed: number, say: Say): Promise<void> {
  await using lab = await createLab({ seed, services: ['dns'] });
  const collector = await startLabCollector(lab);
  await joinProbe(lab, 'pc1', collector);
  for (const profile of ['voice', '1080p']) {
    for (const [name, settings] of CASES) await train(lab, collector, { profile, name, settings }, say);
  }
  await collector.process.stop();
}

async function train(
  lab: Lab,
  { stamp }: LabCollector,
  { profile, name, settings }: { readonly profile: string; readonly name: string; readonly settings: LineSettings },
  say: Say,
): Promise<void> {
  const before = await lab.line.set(settings);
  const { values } = await probe(lab, 'pc1', 'stamp', stamp, '--option', `profile=${profile}`);
  const after = await lab.line.counters();
  const lost = (way: 'up' | 'down') => lostOn(way, before, after);
  const jitter = settings.up?.jitterMs === undefined ? '' : `, of the line ${figure(MEAN_CHANGE_MS)}`;
  say(
    `stamp  ${profile} ${name}: lost ${values['lostUp']} up ${values['lostDown']} down of ${values['sent']}, the line counted ` +
      `${lost('up')} and ${lost('down')} of all packets; round trip ${figure(values['rttMedianMs'])}; ` +
      `jitter up ${figure(values['jitterUpMs'])}${jitter}, down ${figure(values['jitterDownMs'])}; ` +
      `sender late by at most ${figure(values['lateMaxMs'])}; MOS ${figure(values['mos'])}, video ${values['videoFit']}`,
  );
}

const lostOn = (way: 'up' | 'down', before: LineCounters, after: LineCounters) =>
  countedSince(before[way].udp, after[way].udp).lost;
