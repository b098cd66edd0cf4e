/** What can be bought, as price files name it. Sizes are as sold; `switch-8` has eight ports, all of 1 Gbit/s. */
export const PRICE_ITEMS = [
  'ram-ddr4-8gb',
  'ram-ddr4-16gb',
  'ram-ddr5-8gb',
  'ram-ddr5-16gb',
  'ssd-256gb',
  'ssd-512gb',
  'pc-office',
  'pc-counter',
  'labour',
  'cable',
  'switch-8',
  'switch-24',
  'router',
  'second-line-year',
  'ups-pc',
] as const;
export type PriceItem = (typeof PRICE_ITEMS)[number];

/** Whole đồng a piece: the least, the most probable, the most that it may cost. */
export interface PriceRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Where prices come from: quotes that were asked for, a catalogue, or the honest word. */
export const PRICE_BASES = ['quote', 'catalogue', 'assumption'] as const;

export interface PriceList {
  /** yyyy-MM-dd. */
  readonly date: string;
  readonly basis: (typeof PRICE_BASES)[number];
  readonly source: string;
  readonly includesVat: boolean;
  /** Whether a PC's price holds the licence of its system. The ceiling of a PC does not. */
  readonly includesLicences: boolean;
  /** What of a PC's price is licences, where it holds them. Where nobody said, the ceiling is held against the whole price, which is never too mild. */
  readonly licence?: PriceRange;
  readonly items: Readonly<Record<PriceItem, PriceRange>>;
  readonly bulk: readonly { readonly item: PriceItem; readonly from: number; readonly discount: number }[];
}

const thousand = (low: number, likely: number, high: number): PriceRange => ({
  low: low * 1_000,
  likely: likely * 1_000,
  high: high * 1_000,
});

/**
 * Prices for who has no file of their own yet: assumptions, so wide because memory rose by nine tenths in one quarter of 2026 and no trustworthy
 * retail price in đồng was found (docs/planning.md). A plan that rests on them says so.
 */
export const defaultPrices: PriceList = {
  date: '2026-11-26',
  basis: 'assumption',
  source: 'assumption',
  includesVat: true,
  includesLicences: false,
  items: {
    'ram-ddr4-8gb': thousand(900, 1_500, 2_500),
    'ram-ddr4-16gb': thousand(2_000, 3_200, 5_000),
    'ram-ddr5-8gb': thousand(1_200, 2_000, 3_200),
    'ram-ddr5-16gb': thousand(2_600, 4_000, 6_500),
    'ssd-256gb': thousand(700, 1_100, 1_800),
    'ssd-512gb': thousand(1_200, 1_900, 3_000),
    'pc-office': thousand(12_000, 14_500, 18_000),
    'pc-counter': thousand(14_000, 17_000, 20_000),
    labour: thousand(200, 300, 500),
    cable: thousand(150, 300, 600),
    'switch-8': thousand(500, 700, 1_200),
    'switch-24': thousand(2_500, 3_500, 6_000),
    router: thousand(1_500, 3_000, 6_000),
    'second-line-year': thousand(3_000, 4_800, 8_000),
    'ups-pc': thousand(900, 1_300, 2_200),
  },
  bulk: [],
};

/** The sum of some prices, each end by itself. */
export function priceOf(prices: PriceList, ...items: readonly PriceItem[]): PriceRange {
  const sum = (end: keyof PriceRange) => items.reduce((all, item) => all + prices.items[item][end], 0);
  return { low: sum('low'), likely: sum('likely'), high: sum('high') };
}

/** A PC's price as the ceiling counts it, each end by itself. */
export function withoutLicence({ items, includesLicences, licence }: PriceList, item: PriceItem): PriceRange {
  const { low, likely, high } = items[item];
  if (!includesLicences || licence === undefined) return items[item];
  return {
    low: Math.max(0, low - licence.low),
    likely: Math.max(0, likely - licence.likely),
    high: Math.max(0, high - licence.high),
  };
}

const YEAR_MS = 365.25 * 86_400_000;

/** What a reader of a plan must be told of its prices. `today` is yyyy-MM-dd. */
export function priceWarnings(
  prices: PriceList,
  today: string,
): readonly ('prices-old' | 'prices-assumed' | 'prices-of-the-future' | 'prices-without-vat')[] {
  const age = Date.parse(today) - Date.parse(prices.date);
  return [
    ...(age > YEAR_MS ? (['prices-old'] as const) : []),
    ...(age < 0 ? (['prices-of-the-future'] as const) : []),
    ...(prices.includesVat ? [] : (['prices-without-vat'] as const)),
    ...(prices.basis === 'assumption' ? (['prices-assumed'] as const) : []),
  ];
}
