import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type FaultPart, PARTS } from '@mach/fleet';
import { type Family, report } from './report.ts';
import { tally } from './tally.ts';
import { type Pool, performAll } from './tasks.ts';
import type { Given } from './try-scenario.ts';

export interface VerdictRun {
  /** Seeds from here on. */
  readonly from: number;
  /** The day of the run, as 2026-11-27. */
  readonly date: string;
  /** Scenarios of the largest family; the others take their share of it. */
  readonly scenarios: number;
  readonly weeks: number;
  readonly pool: Pool;
  /** A file: what was found is written there, and the seeds that it says were used before are used no more. */
  readonly write?: string;
  readonly say: (text: string) => void;
}

/** Families, with how many of the scenarios each has. */
const FAMILIES: readonly (Given & { readonly name: string; readonly share: number; readonly evenly?: true })[] = [
  { name: 'one fault', share: 1, count: 1, evenly: true },
  { name: 'two at once', share: 0.5, count: 2 },
  { name: 'three at once', share: 0.25, count: 3 },
  { name: 'two at one site', share: 0.2, count: 2, setting: 'pair' },
  { name: 'one, while the collector is restarted', share: 0.15, count: 1, setting: 'restart' },
  { name: 'one, while breakers are thrown at 40 % of sites', share: 0.15, count: 1, setting: 'breakers' },
  { name: 'one, near the end of a session', share: 0.15, count: 1, setting: 'closing' },
  { name: 'one, on a public holiday', share: 0.15, count: 1, setting: 'holiday' },
];
/** Seeds from here on whose misses were looked at while rules were changed: they prove nothing any more. */
const LOOKED_AT = [3_320_000, 3_330_000, 3_340_000, 3_360_000];
const RESTARTS_SHARE = 0.1;
const FOLLOWED_SHARE = 0.06;
const FOLLOWED: readonly FaultPart[] = [
  'line-down',
  'router-down',
  'router-stuck',
  'power-site',
  'isp-down',
  'isp-part',
  'uplink',
  'data-network-all',
  'dns-isp',
  'service-down',
  'service-part',
  'service-slow',
  'behind-sign-in',
  'line-poor',
  'lan-poor',
];
const RETURNED_SHARE = 0.12;
const RETURNED: readonly FaultPart[] = [
  'line-down',
  'router-down',
  'router-stuck',
  'lan-switch',
  'lan-cable',
  'power-site',
  'power-area',
  'isp-down',
  'isp-part',
  'uplink',
];

/** All families on fresh seeds, restarts, times, and quiet weeks: prints what came out, and writes it down if asked to. */
export async function runVerdicts(run: VerdictRun): Promise<void> {
  const { from, scenarios, weeks, pool, write, say } = run;
  const before = write === undefined ? [] : [...new Set([...basesIn(write), ...LOOKED_AT])].sort((a, b) => b - a);
  if (before.includes(from)) throw new Error(`the seeds from ${from} on were used before: give others with --from`);
  let next = from;
  const take = (share: number) =>
    Array.from({ length: Math.max(1, Math.round(scenarios * share)) }, (_, index) => ({ seed: next++, index }));
  const families: Family[] = [];
  for (const { name, share, evenly, ...given } of FAMILIES) {
    const seeds = take(share);
    const tasks = seeds.map(({ seed, index }) => {
      const part = evenly === true ? PARTS[index % PARTS.length] : undefined;
      return { kind: 'scenario' as const, seed, given: { ...given, ...(part === undefined ? {} : { part }) } };
    });
    const tried = await performAll(tasks, pool);
    const of = tally(tried);
    say(`${name}: ${of.right} of ${of.faults} named right, seeds ${seeds[0]?.seed} to ${next - 1}`);
    for (const [what, missed] of of.missed) say(`  ${what}: seeds ${missed.slice(0, 8).join(' ')}`);
    families.push({ name, count: given.count, of, tried });
  }
  const restarts = await performAll(
    take(RESTARTS_SHARE).map(({ seed }) => ({ kind: 'restart' as const, seed })),
    pool,
  );
  const follow = <Kind extends 'times' | 'final'>(kind: Kind, parts: readonly FaultPart[], share: number) =>
    parts.flatMap((part) => take(share / parts.length).map(({ seed }) => ({ kind, seed, part })));
  const followed = await performAll(follow('times', FOLLOWED, FOLLOWED_SHARE), pool);
  const returned = await performAll(follow('final', RETURNED, RETURNED_SHARE), pool);
  // Day by day, so that threads share them; what stands at midnight is counted in both.
  const days = Array.from({ length: Math.round(weeks * 7) }, (_, index) => ({
    ...{ kind: 'day' as const, seed: from + Math.floor(index / 7), day: index % 7 },
  }));
  const quiet = await performAll(days, pool);
  const text = report({
    ...{ from, until: next - 1, date: run.date, before, families, restarts, quiet },
    followed: followed.filter((times) => times !== undefined),
    returned: returned.filter((times) => times !== undefined),
  });
  say(`\n${text}`);
  if (write !== undefined) writeFileSync(write, text);
}

/** The first seeds of runs that a report names. */
function basesIn(file: string): readonly number[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/seeds \(?(\d{5,}) and on/g)].map(([, base]) => Number(base));
}
