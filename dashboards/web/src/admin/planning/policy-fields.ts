import type { PlanPolicy } from '@mach/priority';
import type { PlanningBounds, Role } from '@mach/wire';
import { countOf } from '../typed-count.ts';
import { dayOf, shownDay } from '../typed-time.ts';
import { moneyOf, shownMoney, wrongMoney } from './money.ts';
import { type Typed, type TypedBy, type Wrong, wrongDay } from './price-fields.ts';

type YesNo = 'yes' | 'no';

/** A floor and a cap of one commune, as they are typed. */
export interface CommuneFields {
  readonly code: string;
  readonly floor: string;
  readonly cap: string;
}

/** What is typed about the criteria. */
export interface PolicyFields {
  readonly version: string;
  readonly date: string;
  readonly replaceUnsupportedFirst: YesNo;
  readonly replaceOnlyOld: YesNo;
  readonly wholeCounters: YesNo;
  readonly replacementCeiling: string;
  readonly assetFrom: string;
  readonly replacementsMax: string;
  readonly minutesMin: string;
  readonly moves: PlanPolicy['moves'];
  readonly memoryTargetGb: Readonly<Record<Role, string>>;
  readonly memoryTypes: readonly string[];
  readonly communes: readonly CommuneFields[];
}

const yesNo = (is: boolean): YesNo => (is ? 'yes' : 'no');
const shown = (dong: number | undefined) => (dong === undefined ? '' : shownMoney(dong));

/** Criteria in force as they stand in the form, for a version of `today` (yyyy-MM-dd); a version that counts goes up by one. */
export function fieldsOfPolicy(policy: PlanPolicy, today: string): PolicyFields {
  return {
    version: /^\d{1,6}$/.test(policy.version) ? String(Number(policy.version) + 1) : policy.version,
    date: shownDay(today),
    replaceUnsupportedFirst: yesNo(policy.replaceUnsupportedFirst),
    replaceOnlyOld: yesNo(policy.replaceOnlyOld),
    wholeCounters: yesNo(policy.wholeCounters),
    replacementCeiling: shownMoney(policy.replacementCeiling),
    assetFrom: shownMoney(policy.assetFrom),
    replacementsMax: policy.replacementsMax === undefined ? '' : String(policy.replacementsMax),
    minutesMin: String(policy.minutesMin),
    moves: policy.moves,
    memoryTargetGb: Object.fromEntries(
      Object.entries(policy.memoryTargetGb).map(([role, gb]) => [role, String(gb)]),
    ) as PolicyFields['memoryTargetGb'],
    memoryTypes: policy.memoryTypes,
    communes: Object.entries(policy.communes).map(([code, { floor, cap }]) => ({
      code,
      floor: shown(floor),
      cap: shown(cap),
    })),
  };
}

/** The criteria that were typed, or what is wrong, place by place. `versionNow`: the province's own in force, which the new one is not. */
export function typedPolicy(
  fields: PolicyFields,
  { bounds, notBefore, versionNow }: TypedBy & { readonly versionNow?: string | undefined },
): Typed<PlanPolicy> {
  const version = fields.version.trim();
  const minutesMin = countOf(fields.minutesMin, 0, bounds.minutesMax);
  const hasMost = fields.replacementsMax.trim() !== '';
  const replacementsMax = countOf(fields.replacementsMax, 0, bounds.replacementsMax);
  const wrong: Wrong = {
    ...(version === '' ? { version: 'required' } : version === versionNow ? { version: 'version-taken' } : {}),
    ...wrongDay(fields.date, notBefore),
    ...money('replacementCeiling', fields.replacementCeiling, bounds.sumMax),
    ...money('assetFrom', fields.assetFrom, bounds.sumMax),
    ...(hasMost && replacementsMax === undefined ? { replacementsMax: 'count-form' } : {}),
    ...(minutesMin === undefined ? { minutesMin: 'count-form' } : {}),
    ...wrongMemory(fields.memoryTargetGb, bounds),
    ...wrongCommunes(fields.communes, bounds.sumMax),
  };
  const date = dayOf(fields.date);
  if (date === undefined || minutesMin === undefined || Object.keys(wrong).length > 0) return { ok: false, wrong };
  return {
    ok: true,
    value: {
      version,
      date,
      replaceUnsupportedFirst: fields.replaceUnsupportedFirst === 'yes',
      replaceOnlyOld: fields.replaceOnlyOld === 'yes',
      replacementCeiling: moneyOf(fields.replacementCeiling) ?? 0,
      assetFrom: moneyOf(fields.assetFrom) ?? 0,
      memoryTargetGb: Object.fromEntries(
        Object.entries(fields.memoryTargetGb).map(([role, gb]) => [role, Number(gb)]),
      ) as PlanPolicy['memoryTargetGb'],
      memoryTypes: fields.memoryTypes,
      moves: fields.moves,
      minutesMin,
      wholeCounters: fields.wholeCounters === 'yes',
      ...(hasMost && replacementsMax !== undefined ? { replacementsMax } : {}),
      communes: Object.fromEntries(
        fields.communes.map(({ code, floor, cap }) => [code, { ...sum('floor', floor), ...sum('cap', cap) }]),
      ),
    },
  };
}

function money(path: string, typed: string, most: number): Wrong {
  const code = wrongMoney(typed, most);
  return code === undefined ? {} : { [path]: code };
}

const sum = (name: 'floor' | 'cap', typed: string) => (typed.trim() === '' ? {} : { [name]: moneyOf(typed) ?? 0 });

function wrongMemory(target: PolicyFields['memoryTargetGb'], { memoryGbMin, memoryGbMax }: PlanningBounds): Wrong {
  const wrong = Object.entries(target).filter(([, gb]) => countOf(gb, memoryGbMin, memoryGbMax) === undefined);
  return Object.fromEntries(wrong.map(([role]) => [`memoryTargetGb.${role}`, 'count-form']));
}

function wrongCommunes(communes: readonly CommuneFields[], most: number): Wrong {
  const seen = new Set<string>();
  const wrong = communes.flatMap(({ code, floor, cap }, place): (readonly [string, string])[] => {
    const isTwice = seen.has(code);
    seen.add(code);
    const path = `communes.${place}`;
    const isSilent = floor.trim() === '' && cap.trim() === '';
    const sums = { floor, cap };
    return [
      ...(code === '' ? [[`${path}.code`, 'required'] as const] : isTwice ? [[`${path}.code`, 'twice'] as const] : []),
      ...(isSilent ? [[`${path}.floor`, 'floor-or-cap'] as const] : []),
      ...(['floor', 'cap'] as const).flatMap((name) => {
        const wrongSum = sums[name].trim() === '' ? undefined : wrongMoney(sums[name], most);
        return wrongSum === undefined ? [] : [[`${path}.${name}`, wrongSum] as const];
      }),
    ];
  });
  return Object.fromEntries(wrong);
}
