import type { LatestReading } from '@mach/wire';
import type { KindPlan } from './catalogue.ts';
import { label } from './family.ts';

/**
 * The labels that tell which part or target a reading is about, made once for all devices of a scrape: thousands of PCs
 * ask the same host and have the same disk `sda`.
 */
export interface PartLabels {
  /** Behind the device's labels, still open: `,target="…",check="…"`. */
  readonly open: Buffer;
  /** The same as bytes with what closes the set: `,target="…",check="…"} `. */
  readonly closed: Buffer;
  readonly plan: KindPlan;
  /** The same object in all labels that would give the same series. */
  readonly series: LastTaken;
}

/** The last device that a reading of these labels was taken of, and the reading's place: so a second one is seen. */
interface LastTaken {
  device: number;
  place: number;
}

/** Gives the labels of a reading by its key (`readingKey`); undefined where its kind is not known. */
export type PartLabelsOf = (key: string, reading: LatestReading) => PartLabels | undefined;

/**
 * Two checks may put different questions to one target (packet size, resolver, text to be found), so a probe's series
 * carry `check`, the id of the check, or the kind where the agent measured unasked. A sensor reads what is there, whoever
 * asked.
 */
export function createPartLabels(kinds: ReadonlyMap<string, KindPlan>): PartLabelsOf {
  const byKey = new Map<string, PartLabels>();
  const bySeries = new Map<string, LastTaken>();
  return (key, reading) => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const plan = kinds.get(reading.kind);
    if (plan === undefined) return undefined;
    const open = openLabels(reading, plan);
    // All probes write `probe_success`, so theirs are one space of series; a sensor's families are its own.
    const name = plan.hasCheck ? open : `${reading.kind}\n${open}`;
    const series = bySeries.get(name) ?? { device: -1, place: -1 };
    bySeries.set(name, series);
    const labels = { open: Buffer.from(open), closed: Buffer.from(`${open}} `), plan, series };
    byKey.set(key, labels);
    return labels;
  };
}

function openLabels(reading: LatestReading, plan: KindPlan): string {
  const target = reading.target === undefined ? '' : `,${label(plan.targetLabel ?? 'part', reading.target)}`;
  return !plan.hasCheck ? target : `${target},${label('check', reading.id ?? reading.kind)}`;
}
