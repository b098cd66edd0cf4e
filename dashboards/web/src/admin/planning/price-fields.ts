import type { PriceItem, PriceList, PriceRange } from '@mach/priority';
import type { PlanningBounds } from '@mach/wire';
import { countOf } from '../typed-count.ts';
import { dayOf, shownDay } from '../typed-time.ts';
import { moneyOf, shownMoney, wrongMoney } from './money.ts';

export const RANGE_ENDS = ['low', 'likely', 'high'] as const;
export type RangeEnd = (typeof RANGE_ENDS)[number];
export type RangeFields = Readonly<Record<RangeEnd, string>>;

/** A price for many, as it is typed. */
export interface BulkFields {
  readonly item: PriceItem;
  readonly from: string;
  readonly discount: string;
}

/** What is typed about prices. */
export interface PriceFields {
  readonly date: string;
  readonly basis: PriceList['basis'];
  readonly source: string;
  readonly vat: 'yes' | 'no';
  readonly licences: 'yes' | 'no';
  readonly licence: RangeFields;
  readonly items: Readonly<Record<PriceItem, RangeFields>>;
  readonly bulk: readonly BulkFields[];
}

/** By path in the form, a code of the administration's problems. */
export type Wrong = Readonly<Record<string, string>>;
export type Typed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly wrong: Wrong };

export interface TypedBy {
  readonly bounds: PlanningBounds;
  /** yyyy-MM-dd of the version in force: a new one of an earlier day would never count. */
  readonly notBefore?: string | undefined;
}

/** Prices in force as they stand in the form, for a version of `today` (yyyy-MM-dd). */
export function fieldsOfPrices(prices: PriceList, today: string): PriceFields {
  return {
    date: shownDay(today),
    basis: prices.basis,
    source: prices.source === prices.basis ? '' : prices.source,
    vat: prices.includesVat ? 'yes' : 'no',
    licences: prices.includesLicences ? 'yes' : 'no',
    licence: prices.licence === undefined ? NO_RANGE : rangeFields(prices.licence),
    items: Object.fromEntries(
      Object.entries(prices.items).map(([item, range]) => [item, rangeFields(range)]),
    ) as PriceFields['items'],
    bulk: prices.bulk.map(({ item, from, discount }) => ({
      item,
      from: String(from),
      discount: shownMoney(discount),
    })),
  };
}

const NO_RANGE: RangeFields = { low: '', likely: '', high: '' };
const rangeFields = ({ low, likely, high }: PriceRange): RangeFields => ({
  low: shownMoney(low),
  likely: shownMoney(likely),
  high: shownMoney(high),
});

/** The prices that were typed, or what is wrong, place by place. */
export function typedPrices(fields: PriceFields, { bounds, notBefore }: TypedBy): Typed<PriceList> {
  // Whoever says nothing of it leaves the whole price to be held against the ceiling.
  const hasLicence = fields.licences === 'yes' && RANGE_ENDS.some((end) => fields.licence[end].trim() !== '');
  const source = fields.source.trim();
  const wrong: Wrong = {
    ...wrongDay(fields.date, notBefore),
    ...(source === '' && fields.basis !== 'assumption' ? { source: 'required' } : {}),
    ...(hasLicence ? wrongRange('licence', fields.licence, bounds.priceMax) : {}),
    ...Object.assign(
      {},
      ...entries(fields.items).map(([item, range]) => wrongRange(`items.${item}`, range, bounds.priceMax)),
    ),
    ...Object.assign({}, ...fields.bulk.map((step, place) => wrongBulk(`bulk.${place}`, step, bounds))),
  };
  const date = dayOf(fields.date);
  if (date === undefined || Object.keys(wrong).length > 0) return { ok: false, wrong };
  return {
    ok: true,
    value: {
      date,
      basis: fields.basis,
      source: source === '' ? fields.basis : source,
      includesVat: fields.vat === 'yes',
      includesLicences: fields.licences === 'yes',
      ...(hasLicence ? { licence: rangeOf(fields.licence) } : {}),
      items: Object.fromEntries(
        entries(fields.items).map(([item, range]) => [item, rangeOf(range)]),
      ) as PriceList['items'],
      bulk: fields.bulk.map(({ item, from, discount }) => ({
        item,
        from: Number(from),
        discount: moneyOf(discount) ?? 0,
      })),
    },
  };
}

/** A day as it is typed: one that there is, and from which the new version counts. */
export function wrongDay(typed: string, notBefore: string | undefined): Wrong {
  const day = dayOf(typed);
  if (day === undefined) return { date: 'date-form' };
  return notBefore !== undefined && day < notBefore ? { date: 'date-before' } : {};
}

function wrongRange(path: string, range: RangeFields, most: number): Wrong {
  const wrong = RANGE_ENDS.flatMap((end) => {
    const code = wrongMoney(range[end], most);
    return code === undefined ? [] : [[`${path}.${end}`, code] as const];
  });
  if (wrong.length > 0) return Object.fromEntries(wrong);
  const { low, likely, high } = rangeOf(range);
  if (likely < low) return { [`${path}.likely`]: 'price-order' };
  return high < likely ? { [`${path}.high`]: 'price-order' } : {};
}

function wrongBulk(path: string, { from, discount }: BulkFields, bounds: PlanningBounds): Wrong {
  const wrongDiscount = wrongMoney(discount, bounds.priceMax);
  return {
    ...(countOf(from, bounds.bulkFromMin, bounds.bulkFromMax) === undefined ? { [`${path}.from`]: 'count-form' } : {}),
    ...(wrongDiscount === undefined ? {} : { [`${path}.discount`]: wrongDiscount }),
  };
}

const rangeOf = ({ low, likely, high }: RangeFields): PriceRange => ({
  low: moneyOf(low) ?? 0,
  likely: moneyOf(likely) ?? 0,
  high: moneyOf(high) ?? 0,
});

const entries = (items: PriceFields['items']) => Object.entries(items) as [PriceItem, RangeFields][];

/** By how much the likely price moves against the one in force, as a ratio; undefined where it is not known or does not move. */
export function moved(typed: string, before: number): number | undefined {
  const now = moneyOf(typed);
  return now === undefined || before === 0 || now === before ? undefined : now / before - 1;
}

/** A price that is three times as high or as low is more often a zero too many than the market. */
export const isStrange = (move: number): boolean => move >= 2 || move <= -2 / 3;
