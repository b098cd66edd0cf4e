import { goalsTable } from './goals.ts';
import { printQuiet, weeksOf } from './print-quiet.ts';
import { calibrationTable, confidenceRow, confusionTable, FAMILY_HEAD, familyRow, percent } from './print-tally.ts';
import { returnedRows, timesRows } from './print-times.ts';
import type { QuietSpan } from './quiet-week.ts';
import { REASONS } from './reasons.ts';
import { type Tally, tally } from './tally.ts';
import type { TimeToFinal } from './time-to-final.ts';
import type { Times } from './time-to-verdict.ts';
import type { Restarted } from './try-restart.ts';
import type { Tried } from './try-scenario.ts';

export interface Family {
  readonly name: string;
  /** Faults at once. */
  readonly count: number;
  readonly of: Tally;
  readonly tried: readonly Tried[];
}

/** All that a run found, as the text of docs/verdicts.md. */
export function report(run: {
  readonly from: number;
  readonly until: number;
  readonly date: string;
  /** Where earlier runs began. */
  readonly before: readonly number[];
  readonly families: readonly Family[];
  readonly restarts: readonly Restarted[];
  readonly followed: readonly Times[];
  readonly returned: readonly TimeToFinal[];
  readonly quiet: readonly QuietSpan[];
}): string {
  const { families, restarts, followed, returned, quiet } = run;
  const all = tally(families.flatMap(({ tried }) => tried));
  const [single] = families;
  const sizes = [...all.provisional.sizes].sort((a, b) => a[0] - b[0]).map(([size, count]) => `${count} of ${size}`);
  const falseOnes = quiet.reduce((sum, { incidents }) => sum + incidents.length, 0);
  const falseAWeek = quiet.length === 0 ? undefined : falseOnes / weeksOf(quiet);
  return `# How often verdicts are right

Made by \`npm run sim -- verdict --write\`; do not edit. Run on ${run.date}. Provinces, sites, rates and faults are made from the seeds ${run.from} and on (to
${run.until}), of which no run before it and no work on the rules made use${run.before.length === 0 ? '' : ` (earlier: ${run.before.map((base) => `seeds ${base} and on`).join(', ')})`}. 100 to 130 communes, 3 to 5 providers, 10 services, some
3,000 PCs. What agents could know of each fault follows from their schedules (packages/fleet/src/witness); the verdicts see that alone. Each
province has its own mixture of losses, missing agents, late data, wrong clocks, PCs that don't tell how they stopped or that they go, modems
that can't be asked, and registers that are not filled in.

## What is promised, and what is kept

${goalsTable({ families, all, followed, returned, falseAWeek })}

${REASONS}

## By family

The oracle knows the made world: it puts each other cause in the place of a site's fault and looks whether the evidence stays the same to
the last digit. Where it does nobody can tell, and the only right answer is to say so: "not enough evidence", or a verdict that names every one of
those causes (a dead line and a hung router, where the modem can't be asked). One cause that is named there and happens to be the one counts as
luck, and not as right: the share with luck stands beside. No tie is what has one name by rule: outside of sessions and near their end an office that went
off is switched off and not powerless, and the dead switch of one PC is that PC's cable. Confidence is judged by whether the named cause was the one, with luck.

${FAMILY_HEAD}
${families.map(({ name, of }) => familyRow(name, of)).join('\n')}

In the first family each kind of fault comes equally often, which is not how often they happen. A scenario is wholly right when each of its
faults is named and no verdict is false. A fault that no PC could have felt, for none ran, is not counted, nor is one without which every
reading of its sites would be the same (${families.reduce((sum, { of }) => sum + of.traceless, 0)} of them: nobody who measured it was on). Two names stand by rule for what few can feel: a provider's trouble of one site
alone is that site's line too, and the dead switch of one PC that tells is that PC's cable.

## One fault at a time

${single === undefined ? '' : confusionTable(single.of)}

## All families

${confusionTable(all)}

Provisional sets, a minute after a site fell silent: ${sizes.join(', ')} causes. From outside a site's switch and its router are one of them
("network equipment on the site"), where the site may have a switch; and so are the line of one site and its provider, where that is not
blamed for others too.

## Confidence

Expected calibration error over ten bins: ${all.calibration.error.toFixed(3)} over all final verdicts, false ones too; ${all.ofTroubles.error.toFixed(3)} without those that say an office is switched off,
of which the family of breakers has thousands.

${calibrationTable(all.calibration)}

| family | verdicts | said, mean | right | error | what was wrongly said |
|---|--:|--:|--:|--:|---|
${families.map(({ name, of }) => confidenceRow(name, of)).join('\n')}

## Time from the fault to the verdict

Judged each 15 seconds as it happens. A silent site gets its one cause when it is back.

| fault | followed | set that holds it, median · longest | one right cause, median · longest |
|---|--:|--:|--:|
${timesRows(followed)}

## Time from the return of the sites to the verdict

Of a fault that silenced its sites: judged each half a minute from the moment at which half of them are heard again, over the stretch of the silence, as the
collector does (collector/src/incidents/past-verdicts.ts; it begins a minute after the return). The time until what is told is right and stays so.

| fault | followed | median | 95 of 100 within | not within 5 minutes |
|---|--:|--:|--:|--:|
${returnedRows(returned)}

## When nothing breaks

${printQuiet(quiet)}

A collector that was off for 20 s to 10 minutes: said in ${restarts.filter(({ isSaid }) => isSaid).length} of ${restarts.length} restarts; in ${restarts.filter(({ wrong }) => wrong.length > 0).length} of them something else was blamed half a minute after it was back.

## What is assumed

- Two faults of one site are drawn as pairs of which neither hides what shows the other; in the other families each stands at a place of its own.
- While the collector is restarted verdicts are taken half a minute after it is back, and over what it heard from a minute after that on.
- Wireless PCs hang on the router itself. All PCs of a site behind one switch, or half of them.
- Reports come each five minutes, and of a PC that is on again or whose line is back at its next turn; watchers tell at once what goes wrong.
- Of PCs that are shut down 70 to 100 of 100, by province, are still heard to take their leave.
- A modem that can be asked says of a dead line that it is disconnected in 92 of 100 cases, and answers nothing when it is stuck in 90.
- Packets are lost independently of each other. Nothing here comes from a real province: what happens there more often or otherwise is not in these figures.
- The share of decidable faults that are said with at least 0.9 is over all that the oracle can tell apart: ${percent(all.sure)}.
- "The system is slow" that people press while all pages are good is said with 0.6 at most, by rule: nobody measures behind the sign-in.
`;
}
