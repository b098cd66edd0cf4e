import { writeFileSync } from 'node:fs';
import { PARTS, type Setting } from '@mach/fleet';
import { calibrationTable, confusionTable, FAMILY_HEAD, familyRow, percent } from './print-tally.ts';
import { type FalseIncident, quietWeek } from './quiet-week.ts';
import { type Tally, tally } from './tally.ts';
import { type Times, timeToVerdict } from './time-to-verdict.ts';
import { tryRestart } from './try-restart.ts';
import { type Tried, tryScenario } from './try-scenario.ts';

export interface VerdictRun {
  /** Seeds from here on. Those below 2,000,000 were used while the rules were made. */
  readonly seed: number;
  /** Scenarios of the largest family; the others take their share of it. */
  readonly scenarios: number;
  readonly weeks: number;
  readonly write?: string;
  readonly say: (text: string) => void;
}

/** Families, with how many of the scenarios each has. */
const FAMILIES: readonly {
  readonly name: string;
  readonly share: number;
  readonly count: number;
  readonly setting?: Setting;
  readonly evenly?: true;
}[] = [
  { name: 'one fault', share: 1, count: 1, evenly: true },
  { name: 'two at once', share: 0.5, count: 2 },
  { name: 'three at once', share: 0.25, count: 3 },
  { name: 'one, while breakers are thrown at 40 % of sites', share: 0.15, count: 1, setting: 'breakers' },
  { name: 'one, near the end of a session', share: 0.15, count: 1, setting: 'closing' },
  { name: 'one, on a public holiday', share: 0.1, count: 1, setting: 'holiday' },
];
const RESTARTS_SHARE = 0.1;
const FOLLOWED_SHARE = 0.06;
const FOLLOWED = [
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
  'line-poor',
  'lan-poor',
] as const;

/** All families on fresh seeds, a quiet week or more, restarts and times: prints what came out, and writes it down if asked to. */
export function runVerdicts({ seed, scenarios, weeks, write, say }: VerdictRun): void {
  let next = seed;
  const families = FAMILIES.map(({ name, share, evenly, ...given }) => {
    const tried: Tried[] = [];
    for (let index = 0; index < Math.max(1, Math.round(scenarios * share)); index++, next++) {
      const part = evenly === true ? PARTS[index % PARTS.length] : undefined;
      tried.push(tryScenario(next, { ...given, ...(part === undefined ? {} : { part }) }));
    }
    const of = tally(tried);
    say(`${name}: ${of.right} of ${of.faults} named right, seeds ${next - tried.length} to ${next - 1}`);
    for (const [what, seeds] of of.missed) say(`  ${what}: seeds ${seeds.slice(0, 8).join(' ')}`);
    return { name, of, tried };
  });
  const restarts = Array.from({ length: Math.max(1, Math.round(scenarios * RESTARTS_SHARE)) }, (_, index) =>
    tryRestart(next + index),
  );
  next += restarts.length;
  const followed: readonly Times[] = FOLLOWED.flatMap((part, row): Times[] =>
    Array.from({ length: Math.max(1, Math.round((scenarios * FOLLOWED_SHARE) / FOLLOWED.length)) }, (_, index) =>
      timeToVerdict(next + row * 100 + index, part),
    ).filter((times) => times !== undefined),
  );
  const quiet = Array.from({ length: weeks }, (_, week) => quietWeek(seed + week));
  const all = tally(families.flatMap(({ tried }) => tried));
  const text = report({ seed, families, all, restarts, followed, weeks, quiet });
  say(`\n${text}`);
  if (write !== undefined) writeFileSync(write, text);
}

function report(run: {
  readonly seed: number;
  readonly families: readonly { readonly name: string; readonly of: Tally }[];
  readonly all: Tally;
  readonly restarts: readonly { readonly isSaid: boolean; readonly wrong: readonly string[] }[];
  readonly followed: readonly Times[];
  readonly weeks: number;
  readonly quiet: readonly {
    readonly incidents: readonly FalseIncident[];
    readonly single: number;
    readonly windows: number;
  }[];
}): string {
  const { families, all, restarts, followed, quiet } = run;
  const [single] = families;
  const sizes = [...all.provisional.sizes].sort((a, b) => a[0] - b[0]).map(([size, count]) => `${count} of ${size}`);
  const incidents = quiet.reduce((sum, week) => sum + week.incidents.length, 0);
  return `# How often verdicts are right

Made by \`npm run sim -- verdict --write\`; do not edit. Provinces, sites, rates and faults are made from seeds (${run.seed} and on, which were not
used while the rules were made): 100 to 130 communes, 3 to 5 providers, 10 services, some 3,000 PCs. What agents could know of each fault
follows from their schedules (packages/fleet/src/witness); the verdicts see that alone. Each province has its own mixture of losses,
missing agents, late data, wrong clocks, PCs that don't tell how they stopped, modems that can't be asked, and registers that are not filled in.

The oracle knows the made world: it puts each other cause in the place of a site's fault and looks whether the evidence stays the same to
the last digit. Where it does, "not enough evidence" is right, and so is the cause itself where other sites tell which it is.

${FAMILY_HEAD}
${families.map(({ name, of }) => familyRow(name, of)).join('\n')}

In the first family each kind of fault comes equally often, which is not how often they happen. A scenario is wholly right when each of its
faults is named and no verdict is false. On a holiday hardly a PC runs: what nobody measures stays unsaid.

## One fault at a time

${single === undefined ? '' : confusionTable(single.of)}

## All families

${confusionTable(all)}

Provisional sets, a minute after a site fell silent: ${sizes.join(', ')} causes. From outside a site's switch and its router are one of them
("network equipment on the site"), where the site may have a switch.

## Confidence

Expected calibration error over ten bins: ${all.calibration.error.toFixed(3)}, over all final verdicts, false ones too.

${calibrationTable(all.calibration)}

## Time from the fault to the verdict

Judged each 15 seconds as it happens. A silent site gets its one cause when it is back.

| fault | followed | set that holds it, median · longest | one right cause, median · longest |
|---|--:|--:|--:|
${timesRows(followed)}

## When nothing breaks

${quiet.length} ${quiet.length === 1 ? 'week' : 'weeks'} of a province in which people come and go, breakers are thrown at 40 % of sites at lunch and in the evening and one day is a
holiday: ${incidents} false incidents (a false verdict that stands in two windows of five minutes in a row), ${quiet.reduce((sum, week) => sum + week.single, 0)} that stood in one.
${[
  ...Map.groupBy(
    quiet.flatMap((week) => week.incidents),
    ({ cause }) => cause,
  ),
]
  .map(([cause, those]) => `${cause}: ${those.length}. `)
  .join('')}

A collector that was off for 20 s to 10 minutes: said in ${restarts.filter(({ isSaid }) => isSaid).length} of ${restarts.length} restarts; in ${restarts.filter(({ wrong }) => wrong.length > 0).length} of them something else was blamed half a minute after it was back.

## What is assumed

- Faults of one site are drawn one at a time; several at once stand at different places. Faults that another one hides wholly are not drawn.
- Wireless PCs hang on the router itself. All PCs of a site behind one switch, or half of them.
- A modem that can be asked says of a dead line that it is disconnected in 92 of 100 cases, and answers nothing when it is stuck in 90.
- Packets are lost independently of each other. Nothing here comes from a real province: what happens there more often or otherwise is not in these figures.
- The share of decidable faults that are said with at least 0.9 is over all that the oracle can tell apart: ${percent(all.sure)}.
`;
}

function timesRows(followed: readonly Times[]): string {
  return [...Map.groupBy(followed, ({ part }) => part)]
    .map(
      ([part, those]) =>
        `| ${part} | ${those.length} | ${spread(those.map(({ provisionalMs }) => provisionalMs))} | ${spread(those.map(({ finalMs }) => finalMs))} |`,
    )
    .join('\n');
}

function spread(times: readonly (number | undefined)[]): string {
  const known = times.filter((each) => each !== undefined).sort((a, b) => a - b);
  const [middle, last] = [known[Math.floor(known.length / 2)], known.at(-1)];
  if (middle === undefined || last === undefined) return '–';
  const missing = times.length === known.length ? '' : ` (${times.length - known.length} not within 15 min)`;
  return `${middle / 1_000} s · ${last / 1_000} s${missing}`;
}
