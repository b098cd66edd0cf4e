import { assetLife, slowMinutePolicy } from '@mach/knowledge';
import {
  defaultPlanPolicy,
  defaultPolicy,
  defaultPrices,
  EFFECTS,
  equipmentFigures,
  LINE_SPEED_RATIO_MIN,
  SITE_EFFECTS,
  SOLVE_LIMITS,
} from '@mach/priority';

/** The part of `docs/planning.md` about what a plan rests on: every figure of effects, prices and policy, with its source. */
export function assumptionsText(): string {
  const { figures, roleWeights, silentFromDays, longUnsupportedDays, heldMinutes, heldRatio, priorDevices, start } =
    defaultPolicy;
  const { suspected, inUseRatio, cutOffDayRatio } = defaultPolicy;
  const { onLeave, afterLeave, withSign } = suspected.chances;
  const rows = (
    table: Readonly<Record<string, { readonly low: number; readonly likely: number; readonly high: number }>>,
  ) =>
    Object.entries(table).map(([name, { low, likely, high }]) => `| ${name} | ${n(low)} | ${n(likely)} | ${n(high)} |`);
  const effects = (table: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
    Object.entries(table).map(
      ([measure, parts]) =>
        `| ${measure} | ${
          Object.entries(parts)
            .map(([part, share]) => `${part} ${n(share * 100)} %`)
            .join(', ') || 'all but the network (and being cut off) goes with the PC'
        } |`,
    );
  const { policy, prices } = { policy: defaultPlanPolicy, prices: defaultPrices };
  return `
## What the minutes of the list rest on

Each figure is minutes a month of one person at one PC: the least, the likely, the most. Their source is the word **assumption** for all
of them: no study of waiting time on commune PCs was found. They count until a device is measured, and measured devices correct them for those of their
like: measured minutes of a part over what the figures say of the very same devices, drawn towards 1 with the weight of ${priorDevices} devices; an estimate gains by it at most twice what measured devices lose in the mean. The spread
of an estimate reaches as far as measured devices of its like lie (those whose CPU year, memory or disk stand for the same figure): a PC whose agent is taken off stays within it where another of its like is measured, which a property test holds.

| figure | low | likely | high |
|---|---|---|---|
${rows(figures).join('\n')}

Weights by role, for those who wait: ${Object.entries(roleWeights)
    .map(([role, weight]) => `${role} ${n(weight)}`)
    .join(', ')} (assumption). A measured PC that was silent for
${silentFromDays} days counts as dead or unused; a system without updates for ${n(longUnsupportedDays)} days counts as long unsupported. Against last month's list a device keeps its
place while its minutes move by less than ${heldMinutes} or ${n(heldRatio * 100)} %. Whether a PC was *broken* nobody sees: see below. A start counts beyond ${n(start.goodMs / 1_000)} s, up to ${n(start.countedMsMax / 60_000)} minutes, once a working day and for
${n(start.waitedRatio.low)} to ${n(start.waitedRatio.high)} of it, likely ${n(start.waitedRatio.likely)} (who switches on and does something else does not wait; assumption). The earlier list is the one that \`priorities settle\` kept, or a file (\`priorities list --since\`); a place follows from minutes alone, so that a PC that gets worse never falls, and reasons that
came and went are told.

### A PC that is not heard any more

Nothing finer than a day is known of a PC's use, and an agent that is silent does not say why. So a silent PC is never *measured* to be broken; it is
**suspected** (nghi hỏng), and its minutes reach from none to all:

- it was in use (${slowMinutePolicy.watchedMinutesMin} minutes of use were watched before) and was not heard on ${suspected.fromWorkingDays} or more **working days** of its commune, whole ones alone: weekends, holidays and days off of the province are none, and today is not over;
- on the last working day or today at least ${suspected.othersHeardMin} other PC of its site was heard: a site without power, line or people says nothing of its PCs;
- no PC for the same work has joined at its site since: that is the new one, and what was replaced is missed by nobody. A PC that was withdrawn, or whose place another took, counts nowhere; one that was moved reports from where it is;
- minutes: working minutes of those days within the last 30, times the share in which a PC is in use (${n(inUseRatio.low)} to ${n(inUseRatio.high)}), times how likely it is broken: ${n(onLeave)} below ${suspected.leaveWorkingDays} working days (somebody may be on leave; Labour Code 2019, articles 113 and 114: 12 days and one more for each five years), ${n(afterLeave)} from then on, ${n(withSign)} where its last readings told of a failing part or of stops without a shutdown (assumptions). Least: none. Most: all of them;
- the reason says *look at it before anything is bought*, and the confidence is low.

Of a PC without an agent nobody hears whether it is dead: that is unknown, not none. It costs what measured PCs lose by it in the mean, from none to ${n(figures['silent-long'].high)} minutes.

What this can't tell: leave of months (a birth, a course) looks like a dead PC; so does a spare PC that was in use for a while and was put away without being withdrawn. An agent that was taken off or blocked looks so too.
One new PC hides all silent ones of its role at the site. After a whole collector was off for days, its PCs look silent until each has reported: minutes, as a rule. Sites change slowly, so "heard now" stands for "heard on those days".

### A PC that alone has no network

A PC that is on and gets nothing while others of its site do is an incident of its own, with the final verdict \`pc\`: its cable, its card, its settings. Within the last 30 days, today not among them, its **working days**
with such an incident (*cut-off*) are counted; days alone, for when a PC is in trouble tells when somebody is at it. A day that lies whole within an incident counts whole; of one on which it began or ended nobody is told how much it took, so
${n(cutOffDayRatio.low * 100)} to ${n(cutOffDayRatio.high * 100)} %, likely ${n(cutOffDayRatio.likely * 100)} % (assumption), times the share in which a PC is in use. Not counted: what is the line's, the site's, the power's or nobody's by evidence; a PC that is switched off; nights and days off; an incident beside which people wrote
another cause. A PC that stands alone at its site can't be told from the site, and none of this is counted for it. A cable is offered before a PC: nobody knows which of the two it is, so each is taken to end half.

Network gear, lines and UPSes, for each PC of their site (assumptions; a line is under its contract below ${n(LINE_SPEED_RATIO_MIN)} of the committed speed, QCVN 34:2019 as an
ISP declares it; the figures of QCVN 34:2022 could not be read; it is held against the best that the site's PCs measured within 30 days, where the site has that line alone and only by PCs whose own port
could carry what is committed). A router is out of support by its maker's day in \`equipment import\` (\`support_until\`), or by the system it reports (OpenWrt):

| reason | low | likely | high |
|---|---|---|---|
${rows(equipmentFigures).join('\n')}

## The office's register

\`assets import FILE.xlsx\` takes up the register of assets and the posts of communes; where there is none, life and quota are unknown and each line says so.

- **Life**: ${assetLife.years.pc} years for desktop and laptop computers, ${assetLife.source}, in force from ${assetLife.inForceFrom} (its annex could not be opened: to be held against the text; recorded ${assetLife.recordedOn}). A year counts whole: in use since 2021, over from 2026 on, or when the books' residual value is 0. Below ${n(assetLife.assetFromDong)} đồng
  a thing is no fixed asset and has no life laid down; for other kinds no source was read, so theirs is unknown. A PC whose life has not run out is replaced only when it fails.
- **Quota**: a PC for each post, and those for common use. Of more PCs than that in a commune those in use longest are outside of it: they are to be given back and are not replaced; where years are missing, what hangs on them is unknown. Servers count nowhere, PCs of meeting rooms only where a number for common use is laid down. That each post has one PC is Decision 15/2025/QĐ-TTg read plainly.
- **Equipment that is no PC** (switch, router, UPS, printer) is looked up in the register as PCs are: below the price of a fixed asset, or written off in the books, is said; otherwise its life is unknown, and its quota always is, for no quota with a source was found. A line is rented: it has neither.
- **Differences** (chênh lệch kiểm kê): lines that are no known device and devices without a line, both ways; tags and serial numbers that fit twice are nobody's.

## What an upgrade gives back

Shares of a part's minutes that a measure ends. All are assumptions. \`priorities effects\` holds them against what really happened: slow minutes of use in at most 30 days before and after memory or a disk was exchanged, as the inventory tells it, with two working days watched on each side. PCs are
upgraded when they are at their slowest, so a part of a fall may come by itself. Minutes of several parts are
put together so that no minute is lost twice, before and after, and the difference is what the plan counts. A PC is worth no more than the working month, however many wait for it. The difference is
taken before that cap and then drawn by as much as the cap draws the whole: were both totals capped first, a counter PC of ten people would lose the working month before and after, and nothing would seem worth buying for it; were nothing capped, one PC with a
wrong number of people would outweigh a commune.

| measure | of which minutes |
|---|---|
${effects(allEffects()).join('\n')}

Offered is only what makes sense:

- no parts for a PC that can run no supported system (out of support, and Windows 11 ruled out by more than memory or disk);
- memory only where slots and kind were read, the prices name the kind (DDR4, DDR5), the policy wants it: ${policy.memoryTypes.join(' or ')} (DDR2 and DDR3 are not worth buying: assumption), and the board takes it by its own word; a board that
  holds more than it says it takes is not believed;
- an SSD only where the system disk is known to be a hard disk, or fails;
- a new PC only where the old one is old, failing, without a supported system or of unknown age, below the ceiling, and not against the register;
- a move only from an office PC that was measured and has nothing to be bought for it, to a counter; between communes marked as needing a decision;
- nothing that gives back less than ${policy.minutesMin} minutes a month. What was not read is never guessed.

## Policy (bộ tiêu chí)

\`plan --policy FILE.yaml\`, whole: nothing in it has a default, for a province signs it. The policy shipped is version ${policy.version} of ${policy.date}:

| key | shipped | source |
|---|---|---|
| version, date | ${policy.version}, ${policy.date} | |
| replaceUnsupportedFirst | ${policy.replaceUnsupportedFirst} | assumption |
| replaceOnlyOld | ${policy.replaceOnlyOld} | assumption |
| replacementCeiling | ${n(policy.replacementCeiling)} đồng | Decision 15/2025/QĐ-TTg: up to 20 million a PC, without licences |
| assetFrom | ${n(policy.assetFrom)} đồng | Circular 23/2023/TT-BTC: a fixed asset is used a year or more and costs 10 million or more |
| memoryTargetGb | ${Object.entries(policy.memoryTargetGb)
    .map(([role, gb]) => `${role} ${gb}`)
    .join(', ')} | assumption; no national minimum configuration was found |
| memoryTypes | ${policy.memoryTypes.join(', ')} | assumption |
| moves | ${policy.moves} | assumption: none, commune or province |
| minutesMin | ${policy.minutesMin} | assumption |
| wholeCounters | ${policy.wholeCounters} | assumption |
| replacementsMax | (none) | optional: at most so many new PCs |
| communes | (none) | optional: floor and cap in đồng by code, over both funds |

Two rules that can't both hold are refused by their names, and so is a ceiling below every PC of the prices where PCs without a supported system must be replaced first:
in a file that the command is given or that is uploaded, in the configuration, and in a request. Uploaded prices are held against the policy in force as well.
A floor that leaves no room for what must be replaced
first, or for the limit of new PCs, is told as those two rules. A floor or cap for a code that no commune has is refused, and so is a floor where less is worth buying. Whole counters stay whole where PCs without a supported system are replaced first:
who stands at one with such a PC gets something too, or its PC waits.

With \`--budgets\` the limit of new PCs holds for all communes together. Its places go to where a new PC recovers most beyond what else the same money would: by one price for a place, in minutes, the same in every commune and year, at which each
commune is planned by itself; of all plans of communes that were found so, the best division is taken, and communes are asked what they would do with a place more or fewer where that could still be better. Price and answers give the bound.
Where they leave a gap of more than 0.05 %, places are also given out by the minutes that each new PC recovers, and the better plan is taken. That alone is the way where PCs without a supported system come first (those before others; a commune that can't
spend its floor otherwise keeps its own); the bound is then that without the limit. Of 10,000 PCs drawn from the 300 real ones below, in 168 communes with two funds over three years: with 1,000 places a gap of 0.0004 %, with 300
none to four digits; without branching, as \`POST /api/v1/plans\` drafts it, 2.9 % with 1,000. Sums a commune that are held against every choice of 300 small problems (\`test/planning/each-commune.test.ts\`; 3,000 were tried once) get the best there is, and without branching a true bound.

## Prices

\`plan --prices FILE.yaml\`: date, basis (quote, catalogue, assumption), source, includesVat, includesLicences, a range for every item, and prices for many (\`bulk\`: item, from, discount; at
most four; the pieces of all lines count together, those in \`ram+ssd\` too). The ceiling of a PC is without licences: where prices hold them, \`licence\` (a range) says how much of a PC's price they are; without it the whole price is held against the ceiling. The plan counts the likely price. Without a file it takes these assumptions of ${prices.date}, VAT included, licences not; no trustworthy retail price in đồng was found, and
memory rose by 91 % in one quarter of 2026 (thanhnien.vn 185260207103049293), so a plan that rests on them warns of it, as of prices older than a year:

| item | low | likely | high |
|---|---|---|---|
${rows(prices.items).join('\n')}

## How near to the best

One fund and no other rule: steps along the hulls of all devices in the order of their minutes for a đồng, then exact search with what is left; proved best, or told how far it may be from it. With more money it never
recovers fewer minutes. Two funds, floors, caps, a limit of new PCs, whole counters, prices for many, several years: a price for each rule (Lagrangian relaxation) gives the
bound, repair gives a plan, and what then is still open goes to HiGHS (MIT), which ends after ${n(SOLVE_LIMITS.nodesMax)} nodes and never by a clock. Of more than ${n(SOLVE_LIMITS.columnsMax)} open options beside one a device it is asked
about those that lose least, and not at all where the gap is below ${n(SOLVE_LIMITS.gapLeft * 100)} % already. Of several years the prices are gone over as many times more, for what one year's price drives away goes to the next, and of more than ${n(SOLVE_LIMITS.columnsMax)} options
it ends after ${n(SOLVE_LIMITS.nodesOfYearsMax)} nodes. So 10,000 PCs in 168 communes with two funds, floors, caps and a limit of new PCs over three years come to a gap of 0.10 % in some 3 s of CPU without branching. As many rounds as for one year left 1.0 %, and
branching on that 0.37 % after 34 s; its plan recovered 0.04 % more. 2,000 PCs, where floors and caps of communes of twelve hold little else, come to 0.92 % in 11 s; it was 1.08 % in 32 s, with a plan that recovered 0.08 % more.
A step of a price for many is a plan of its own; the best of them is taken. PCs whose replacement the policy requires come first, and the bound is then that of the rest.

With rules the bound is never stated nearer to the plan than one part in ${n(1 / SOLVE_LIMITS.gapClosed)}, the tolerance of HiGHS; a gap of that size is printed as 0 %. Up to ${n(SOLVE_LIMITS.columnsMax)} options in all, leaving a device as it is among them, a gap is closed to that tolerance as far as the
nodes reach, and where it is the bound of a larger sum is never below that of a smaller one. Larger problems are left at a gap of one part in ${n(1 / SOLVE_LIMITS.gapEnough)}, or at the gap that is stated: there the bound of a larger sum may be below that of
a smaller one by no more than the gap stated for the smaller. Neither holds where PCs without a supported system come first: more money replaces more of them, and what is left for the rest may recover fewer minutes.

Year by year what is bought later counts for the years that are left, a second line for the one year that is paid; money of a year that is not spent is gone. \`--budgets FILE\` with a column \`year\` plans several, for all together or for each commune.

The plan is held against every choice of 2,000 small problems with all these rules (\`test/planning/plan.test.ts\`); \`npm run bench -- plan\` measures 10,000 PCs.
`;
}

/** A measure of PCs and of sites (a UPS) has the parts of both. */
function allEffects(): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const all: Record<string, Readonly<Record<string, number>>> = { ...EFFECTS };
  for (const [measure, parts] of Object.entries(SITE_EFFECTS)) all[measure] = { ...all[measure], ...parts };
  return all;
}

const n = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 });
