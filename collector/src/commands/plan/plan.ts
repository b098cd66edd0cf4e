import { readFileSync } from 'node:fs';
import { LANGUAGES, noPlanSentence, paperText, planText } from '@mach/messages';
import {
  contradictionsOf,
  defaultPolicy,
  makePlan,
  type PlanPolicy,
  type PriceList,
  rankEquipment,
  type Spending,
  solvePlan,
  valueDevices,
  type YearFunds,
} from '@mach/priority';
import { Flags } from '@oclif/core';
import { loadSolver } from '../../adapters/highs.ts';
import { dongInWords } from '../../adapters/vietnamese-number.ts';
import { writeWorkbook } from '../../adapters/xlsx.ts';
import { judgeFleet } from '../../exposition/analyse.ts';
import { PLAN_PAPERS, writePlanPaper } from '../../paper/plan-papers.ts';
import { planSheets } from '../../paper/plan-sheets.ts';
import { readAmount } from '../../planning/amount.ts';
import { budgetsFromRows, SUM_EXPECTED } from '../../planning/budgets-csv.ts';
import { freeze } from '../../planning/frozen-plan.ts';
import { planningInForce } from '../../planning/in-force.ts';
import { type FileRead, readChoices, readPlanPolicy, readPrices } from '../../planning/plan-files.ts';
import { communeCodesOf, planCandidates, planInput } from '../../planning/plan-input.ts';
import { isCommuneNow } from '../../state/commune-now.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { version } from '../../world.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, WrongUsage } from '../support/base.ts';
import { configFlag, filledOrExplained, paperOf } from '../support/paper.ts';
import { planCsv } from '../support/plan-csv.ts';
import { planTable } from '../support/plan-table.ts';
import { readFleet } from '../support/read-fleet.ts';
import { tableRows } from '../support/table-rows.ts';

export default class MakePlan extends CollectorCommand {
  static override summary =
    'What to buy for a sum of money, for whom and why: the plan that gives back the most working minutes.';
  static override usage = [
    'plan (--budget AMOUNT [--parts-budget AMOUNT] [--commune CODE] | --budgets FILE) [--prices FILE] [--policy FILE] [--format table|json|csv|xlsx|docx] [--document to-trinh|cong-van] [--config FILE] [--data DIR] [--lang vi|en]',
    'plan --choices FILE --budget AMOUNT [--parts-budget AMOUNT]',
  ];
  static override examples = [
    '<%= config.bin %> plan --budget "150 triệu"',
    '<%= config.bin %> plan --budget "1,5 tỷ" --parts-budget "300 triệu" --commune 00004 --format json > plan.json',
    '<%= config.bin %> plan --budget "150 triệu" --format xlsx > plan.xlsx',
    '<%= config.bin %> plan --budget "150 triệu" --format docx --config /etc/mach/collector.yaml > to-trinh.docx',
    '<%= config.bin %> plan --budgets sums.csv --prices prices.yaml --policy policy.yaml',
  ];
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    budget: Flags.string({
      description: 'the sum in đồng: for fixed assets where --parts-budget is given, alone one common fund',
      helpValue: 'AMOUNT',
      exclusive: ['budgets'],
    }),
    'parts-budget': Flags.string({
      description: 'the sum for parts, which are running costs',
      helpValue: 'AMOUNT',
      dependsOn: ['budget'],
    }),
    commune: Flags.string({ description: 'only devices of this commune', helpValue: 'CODE', exclusive: ['budgets'] }),
    budgets: Flags.string({
      description:
        'CSV or Excel file (.xlsx) with budget and optionally parts_budget, commune_code (a sum a commune, each spent alone) and year (several years)',
      helpValue: 'FILE',
    }),
    prices: Flags.string({
      description: 'price file (YAML); without one, the prices in force, or assumptions',
      helpValue: 'FILE',
    }),
    policy: Flags.string({ description: 'policy file (YAML) that the province signs', helpValue: 'FILE' }),
    choices: Flags.string({
      description: 'plan over choices given as data (JSON) and not over the fleet; prints JSON',
      helpValue: 'FILE',
      exclusive: ['budgets', 'commune', 'prices', 'policy'],
    }),
    format: Flags.option({
      options: ['table', 'json', 'csv', 'xlsx', 'docx'] as const,
      description: 'form of the plan; json is the frozen plan that "plan verify" makes again',
      default: 'table',
    })(),
    document: Flags.option({
      options: PLAN_PAPERS,
      description:
        'with --format docx: the submission (tờ trình), or the letter that asks communes to check it (công văn)',
      default: 'to-trinh',
    })(),
    config: configFlag,
    lang: Flags.option({ options: LANGUAGES, description: 'language of the sentences', default: 'vi' })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(MakePlan);
    if (flags.budget === undefined && flags.budgets === undefined) {
      this.error('give a sum: --budget AMOUNT, or --budgets FILE', { exit: 2 });
    }
    const funds = flags.budget === undefined ? undefined : fundsOf(flags.budget, flags['parts-budget']);
    if (flags.choices !== undefined) {
      if (funds === undefined) this.error('--choices needs --budget', { exit: 2 });
      return this.printJson(await fromChoices(flags.choices, funds, flags.lang));
    }
    const state = readFleet(flags.data);
    const { planning } = paperOf(flags.config);
    const inForce = planningInForce(state.registry, Date.now(), planning);
    const prices = flags.prices === undefined ? inForce.prices : fileOf(flags.prices, readPrices);
    const policy = flags.policy === undefined ? inForce.policy : fileOf(flags.policy, readPlanPolicy);
    refuseContradictions(policy, prices, flags.policy ?? 'the policy');
    const spending: Spending =
      funds === undefined ? await budgetsOf(flags.budgets ?? '', state) : { kind: 'together', years: [funds] };
    if (flags.commune !== undefined) refuseUnknownCommune(flags.commune, state);
    const now = Date.now();
    const commune = flags.commune === undefined ? {} : { commune: flags.commune };
    const judged = judgeFleet(state, now);
    const candidates = planCandidates(
      valueDevices(judged.devices, defaultPolicy),
      rankEquipment(judged.equipment, defaultPolicy),
      { policy, prices },
    );
    const input = planInput(candidates, {
      ...{ spending, policy, prices, now, ...commune },
      communeCodes: communeCodesOf(state.registry),
    });
    const answer = makePlan(input, await loadSolver());
    const named = (code: string) => state.registry.units.get(code)?.name ?? code;
    if (!answer.ok) throw new Explained(noPlanSentence(answer, named, flags.lang));
    const frozen = freeze(input, answer.plan, version());
    if (flags.json || flags.format === 'json') return this.printJson(frozen);
    if (flags.format === 'csv') return this.print(planCsv(frozen, named, flags.lang));
    const paper = { named, inWords: dongInWords, lang: flags.lang };
    if (flags.format === 'docx') {
      const filled = writePlanPaper(flags.document, frozen, paper, paperOf(flags.config));
      return this.printFile(filledOrExplained(filled), `${flags.document}.docx`);
    }
    if (flags.format === 'xlsx') {
      const title = paperText(flags.lang).planTitle;
      return this.printFile(await writeWorkbook(planSheets(frozen, paper), title, input.madeOn), 'plan.xlsx');
    }
    if (input.candidates.length === 0) return this.print(planText(flags.lang).noDevices);
    this.print(planTable(frozen, named, flags.lang));
  }
}

function fundsOf(budget: string, partsBudget: string | undefined): YearFunds {
  const sum = amountOf('--budget', budget);
  const funds =
    partsBudget === undefined ? { common: sum } : { assets: sum, parts: amountOf('--parts-budget', partsBudget) };
  const all = 'common' in funds ? funds.common : funds.parts + funds.assets;
  if (all === 0) throw new WrongUsage(`--budget: found 0 đồng, expected ${SUM_EXPECTED}`);
  return funds;
}

function amountOf(flag: string, text: string): number {
  const read = readAmount(text);
  if (!read.ok) throw new WrongUsage(`${flag}: found ${read.found}, expected ${read.expected}`);
  return read.dong;
}

async function fromChoices(file: string, funds: YearFunds, lang: (typeof LANGUAGES)[number]) {
  const choices = fileOf(file, readChoices);
  const answer = solvePlan({ choices, years: [funds] }, await loadSolver());
  if (!answer.ok) throw new Explained(noPlanSentence(answer, (code) => code, lang));
  const { chosen, minutes, cost, bound, gap } = answer.solution;
  return { chosen: chosen.map(({ device, option }) => ({ device, option })), minutes, cost, bound, gap };
}

function fileOf<Value>(file: string, read: (content: string) => FileRead<Value>): Value {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Explained(`${file} can't be read: check its path and rights`, { cause });
  }
  const found = read(content);
  if (found.ok) return found.value;
  throw new Explained(problemsIn(file, found.problems));
}

const problemsIn = (file: string, problems: readonly { path: string; found: string; expected: string }[]): string =>
  problems
    .map(({ path, found, expected }) => `${file}: ${path || 'the whole file'}: found ${found}, expected ${expected}`)
    .join('\n');

function refuseContradictions(policy: PlanPolicy, prices: PriceList, file: string): void {
  const found = contradictionsOf(policy, prices);
  if (found.length === 0) return;
  const sentences = found.map(
    ({ first, second, values: [a, b] }) =>
      `${file}: ${first} and ${second} contradict each other: found ${a} and ${b}, expected rules that can both hold`,
  );
  throw new Explained(sentences.join('\n'));
}

async function budgetsOf(file: string, state: FleetState): Promise<Spending> {
  const read = budgetsFromRows(await tableRows(file, 'budgets'));
  if (!read.ok) throw new Explained(problemsIn(file, read.problems));
  const communes = read.value.kind === 'each' ? read.value.communes : [];
  for (const { commune } of communes) refuseUnknownCommune(commune, state);
  return read.value;
}

function refuseUnknownCommune(code: string, { registry }: FleetState): void {
  const unit = registry.units.get(code);
  if (isCommuneNow(unit)) return;
  if (unit?.kind === 'commune')
    throw new Explained(`commune ${code} ended on ${unit.validTo}: what stood there counts with ${unit.successor}`);
  throw new Explained(`there is no commune ${code}: "mach-collector communes list" shows those that there are`);
}
