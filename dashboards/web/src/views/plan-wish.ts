/** The sums of a plan in whole đồng, as the page and the collector's resources name them: one common fund without `partsBudget`. */
export interface PlanWish {
  readonly budget: number;
  readonly partsBudget?: number;
  readonly commune?: string;
}

const MILLION = 1_000_000;
/** As the collector takes it at most. */
const SUM_MAX = 100_000_000_000_000;
const COMMUNE = /^\d{5}$/;

/** What the address of the page says; undefined where it says no sum. */
export function wishFrom(query: Readonly<Record<string, string>>): PlanWish | undefined {
  const { budget, partsBudget, commune } = query as { budget?: string; partsBudget?: string; commune?: string };
  const sum = sumOf(budget);
  if (sum === undefined) return undefined;
  const parts = sumOf(partsBudget);
  return {
    budget: sum,
    ...(parts === undefined ? {} : { partsBudget: parts }),
    ...(commune === undefined || !COMMUNE.test(commune) ? {} : { commune }),
  };
}

function sumOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Math.min(SUM_MAX, Number(text)) : undefined;
}

/** The question about it: the same for every resource of plans and for the papers, so that all say the same. */
export function queryOf({ budget, partsBudget, commune }: PlanWish): string {
  const query = new URLSearchParams({ budget: String(budget) });
  if (partsBudget !== undefined) query.set('partsBudget', String(partsBudget));
  if (commune !== undefined) query.set('commune', commune);
  return query.toString();
}

/** All the money of a wish. */
export const sumOfWish = ({ budget, partsBudget = 0 }: PlanWish): number => budget + partsBudget;

interface Begin {
  readonly first: { readonly parts: number; readonly assets: number };
  readonly worthBuying: { readonly parts: number; readonly assets: number };
}

/** What is filled in at first, in two funds. */
export function firstWish({ first }: Pick<Begin, 'first'>, commune?: string): PlanWish {
  return {
    budget: first.assets,
    partsBudget: first.parts,
    ...(commune === undefined || !COMMUNE.test(commune) ? {} : { commune }),
  };
}

/** Two funds become one of the same sum, and one becomes two in the proportion of what is worth buying. */
export function withFunds(wish: PlanWish, isTwo: boolean, { worthBuying }: Pick<Begin, 'worthBuying'>): PlanWish {
  const { budget, partsBudget, ...place } = wish;
  if (isTwo === (partsBudget !== undefined)) return wish;
  if (partsBudget !== undefined) return { ...place, budget: budget + partsBudget };
  const all = worthBuying.parts + worthBuying.assets;
  const parts = Math.round((budget * (all === 0 ? 0.5 : worthBuying.parts / all)) / MILLION) * MILLION;
  return { ...place, budget: budget - parts, partsBudget: parts };
}

/** How far a slider reaches and in what steps, in millions of đồng: some four hundred round steps, the sum within. */
export function sliderScale(worth: number, sum: number): { readonly max: number; readonly step: number } {
  const most = Math.max(worth, sum, MILLION) / MILLION;
  const raw = most / 400;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= raw) ?? 10) * power);
  return { max: Math.ceil(most / step) * step, step };
}

/** Millions as somebody typed them into a field, in đồng; undefined where that is no sum. */
export function fromMillions(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) return undefined;
  return Math.min(SUM_MAX, Math.round(value * MILLION));
}
