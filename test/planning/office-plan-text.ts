import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { grouped } from '@mach/wire';
import { OFFICE_COMMUNES, OFFICE_MINUTES_A_PC, type OfficePc } from './office-pcs.ts';
import { OFFICE_FUNDS, type OfficePlan } from './office-plan.ts';
import { shiftRows } from './planning-text.ts';
import type { ThresholdRanks } from './threshold-ranks.ts';

export const OFFICE_TITLE = '## Three hundred real office PCs';
const SHOWN = 12;

/** The part of `docs/planning.md` about a plan for real PCs: sums and models, nothing that tells one PC from another. */
export function officePlanText(pcs: readonly OfficePc[], found: OfficePlan, shifts: ThresholdRanks): string {
  const { plan, input, byAge, byPlan } = found;
  const pcOf = new Map(pcs.map((pc) => [pc.device.id, pc]));
  const candidateOf = new Map(input.candidates.map((candidate) => [candidate.device, candidate]));
  const measured = pcs.filter(({ minutes }) => minutes.length > 0).length;
  const measures = [...grouped(plan.lines, ({ measure }) => measure)].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const excluded = grouped(
    input.candidates.flatMap(({ excluded: its }) => its),
    ({ measure, because }) => `${measure} | ${because}`,
  );
  const best = [...plan.lines].sort((a, b) => b.minutes / b.cost - a.minutes / a.cost || a.number - b.number);
  const notChosen = grouped(plan.notChosen, ({ because }) => because);
  const counters = (devices: ReadonlySet<string>) =>
    [...devices].filter((id) => pcOf.get(id)?.device.role === 'counter').length;
  const line = (one: (typeof best)[number]) => {
    const pc = pcOf.get(one.device);
    const reasons = (candidateOf.get(one.device)?.reasons ?? []).slice(0, 2).map(reasonText);
    return `| ${pc?.model ?? ''} | ${pc?.year ?? 'unknown'} | ${pc?.memory ?? ''} | ${pc?.device.role ?? ''} | ${one.measure} | ${n(one.cost)} | ${n(one.minutes)} | ${pc?.minutes.length === 0 ? 'estimated' : 'measured'} | ${reasons.join(', ')} |`;
  };
  return `${OFFICE_TITLE}

Maker, model, processor, slots and memory of these ${pcs.length} PCs are real (firmware reports of linux-hardware.org, CC-BY-4.0, chosen so that years are spread: proportions mean nothing). Which of
${OFFICE_COMMUNES} communes and which desk each stands at, its disk, its Windows and its slow minutes are drawn (\`test/planning/office-pcs.ts\`): ${OFFICE_MINUTES_A_PC} minutes each for the ${measured} PCs that have an agent; the
other ${pcs.length - measured} are known by an inventory alone and estimated. Money: ${n(OFFICE_FUNDS.parts / 1e6)} million đồng for parts, ${n(OFFICE_FUNDS.assets / 1e6)} million for new PCs; prices and policy as shipped.

| what | PCs | million đồng | minutes a month | minutes for a million |
|---|---|---|---|---|
${measures
  .map(([measure, lines]) => {
    const cost = sum(lines.map((one) => one.cost)) / 1e6;
    const minutes = sum(lines.map((one) => one.minutes));
    return `| ${measure} | ${n(lines.length)} | ${n(cost, 1)} | ${n(minutes, 0)} | ${n(minutes / Math.max(cost, 1e-9), 0)} |`;
  })
  .join('\n')}
| all | ${n(plan.lines.length)} | ${n((plan.cost.parts + plan.cost.assets) / 1e6, 1)} | ${n(plan.minutes, 0)} | |

No plan within these funds gives back more than ${n(plan.bound, 0)} minutes (gap ${n(plan.gap * 100)} %). Parts ${n(plan.cost.parts / 1e6, 1)} of ${n(OFFICE_FUNDS.parts / 1e6)} million, new PCs ${n(plan.cost.assets / 1e6, 1)} of ${n(OFFICE_FUNDS.assets / 1e6)}; by the range of prices
the whole costs ${n(plan.costLow / 1e6, 0)} to ${n(plan.costHigh / 1e6, 0)} million. ${changeText('A tenth more money', plan.withTenthMore, plan.minutes)} ${changeText('Prices half as high again', plan.ifPricesRise, plan.minutes)}${ceilingText()}

The same ${n(OFFICE_FUNDS.assets / 1e6)} million spent by age, the oldest PC first, buy ${n(byAge.devices.size)} PCs, ${n(counters(byAge.devices))} of them for counters, and give back ${n(byAge.minutes, 0)} minutes; the plan's ${n(byPlan.devices.size)} new PCs, ${n(counters(byPlan.devices))} of them for
counters, ${n(byPlan.minutes, 0)}. ${n([...byPlan.devices].filter((id) => byAge.devices.has(id)).length)} PCs are in both. Moves and parts, which a list by age does not have, add ${n(plan.minutes - byPlan.minutes, 0)} for ${n((plan.cost.parts + plan.cost.assets) / 1e6 - sum(plan.lines.filter(({ measure }) => measure === 'replacement').map(({ cost }) => cost)) / 1e6, 1)} million.

The ${SHOWN} lines that give back most for their money:

| model | processor sold until | memory | desk | what | đồng | minutes | known by | first reasons |
|---|---|---|---|---|---|---|---|---|
${best.slice(0, SHOWN).map(line).join('\n')}

Not chosen: ${[...notChosen].map(([because, its]) => `${n(its.length)} ${because}`).join(', ')}. What is not offered at all, and why:

| measure | because | PCs |
|---|---|---|
${[...excluded]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, its]) => `| ${key} | ${n(its.length)} |`)
  .join('\n')}

How a person can check it, and what the test holds (\`test/planning/office-plan.test.ts\`):

- Moves give most for their money: a good PC of an office that needs nothing goes to a counter, and only labour is paid. Each is within its commune, so none takes a decision about assets. What the office loses is counted against it.
- Then SSDs for young PCs, whose waits they end at a tenth of the price of a PC. Memory is bought for few: most PCs that are short of it can run no supported system, and nothing is put into those. So ${n((OFFICE_FUNDS.parts - plan.cost.parts) / 1e6, 1)} million of the parts stay unspent, and a planner may ask for another division of the sum.
- No memory is bought for DDR2 or DDR3, and none for a board that is full or takes no more; where slots or kind could not be read it says unknown and buys nothing by guess.
- Every PC that is replaced is old, of unknown age, or can run no supported system. Of ${n(pcs.filter(({ device }) => device.role === 'counter').length)} counters ${n(counters(new Set(plan.lines.map(({ device }) => device))))} get something, of ${n(pcs.filter(({ device }) => device.role === 'office').length)} offices ${n(plan.lines.length - counters(new Set(plan.lines.map(({ device }) => device))))}: two people wait at a counter.
- PCs without an agent are neither left out nor favoured: ${n(plan.lines.filter(({ device }) => pcOf.get(device)?.minutes.length === 0).length)} of the ${n(plan.lines.length)} lines are theirs, and they are ${n(pcs.length - measured)} of ${n(pcs.length)}. Their minutes are what measured PCs of their like lose.

How their order moves when the thresholds of a slow minute are halved or half as high again (${n(shifts.slowRatio * 100, 1)} % of the watched minutes are slow as the policy stands):

| threshold | policy | moved to | slow minutes | rank correlation | stay in the first tenth | largest move, ranks |
|---|---|---|---|---|---|---|
${shiftRows(shifts)}

The two in five without an agent are ranked by what they are, drawn after the measured ones. The thresholds of waits for a disk and of queues matter most: a province that changes
them should look at the first tenth again.
`;
}

/** The same reason can stand twice: minutes that are slow for one cause and for another. */
const reasonText = ({
  code,
  parameters: { cause },
}: OfficePlan['input']['candidates'][number]['reasons'][number]): string =>
  cause === undefined ? code : `${code} (${String(cause)})`;

/** Why so much goes out at once when prices rise. */
function ceilingText(): string {
  const { items } = defaultPrices;
  const cheapest = Math.min(items['pc-office'].likely, items['pc-counter'].likely) * 1.5;
  if (cheapest <= defaultPlanPolicy.replacementCeiling) return '';
  return ` The cheapest new PC would then cost ${n(cheapest / 1e6)} million, above the ceiling of ${n(defaultPlanPolicy.replacementCeiling / 1e6)}, so none may be bought until the ceiling moves.`;
}

type Change = OfficePlan['plan']['withTenthMore'];

function changeText(what: string, change: Change, minutes: number): string {
  if (!change.possible) return `${what}: no plan is possible.`;
  const difference = change.minutes - minutes;
  return `${what}: ${n(Math.abs(difference), 0)} minutes ${difference < 0 ? 'fewer' : 'more'}, ${n(change.comesIn.length)} lines come in and ${n(change.goesOut.length)} go out.`;
}

const n = (value: number, digits = 3): string => value.toLocaleString('en-US', { maximumFractionDigits: digits });
