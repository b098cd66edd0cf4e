/** Kinds of things in an office's register of assets, as far as this project asks about them. */
export const ASSET_KINDS = ['pc', 'laptop', 'server', 'printer', 'scanner', 'network', 'ups', 'other'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/**
 * How long assets of public bodies are used, and from which price on a thing is one. Circular 23/2023/TT-BTC: used a year or more and 10 million
 * đồng or more (vietjack.me); five years, 20 % a year, for desktop and laptop computers (from the annexes of 45/2018 and 23/2023, whose table itself could
 * not be opened: to be held against the text). Of other kinds no source was read, so their life is unknown.
 */
export const assetLife = {
  years: { pc: 5, laptop: 5 } as Readonly<Partial<Record<AssetKind, number>>>,
  assetFromDong: 10_000_000,
  source: 'Circular 23/2023/TT-BTC',
  inForceFrom: '2023-06-10',
  recordedOn: '2026-11-26',
} as const;

/** What the register says of one thing. Money is whole đồng. */
export interface AssetAge {
  readonly kind?: AssetKind;
  readonly yearInUse?: number;
  readonly originalPrice?: number;
  readonly residualValue?: number;
}

/**
 * `over`: depreciated whole, by its years or by the books' own residual value of 0 · `running`: until the end of `lastYear` · `no-asset`: below the price of a fixed
 * asset, no life is laid down · `unknown`: why is said.
 */
export type AssetLife =
  | { readonly state: 'over'; readonly lastYear?: number }
  | { readonly state: 'running'; readonly lastYear: number }
  | { readonly state: 'no-asset' }
  | { readonly state: 'unknown'; readonly because: 'no-year' | 'kind-without-rule' };

/**
 * Whether a thing's life has run out in a year. A year counts whole, whatever the day on which use began, for depreciation is reckoned once a year: one of
 * 2021 is depreciated in 2021 to 2025, and its life is over from 2026 on.
 */
export function lifeOf({ kind = 'pc', yearInUse, originalPrice, residualValue }: AssetAge, year: number): AssetLife {
  if (originalPrice !== undefined && originalPrice < assetLife.assetFromDong) return { state: 'no-asset' };
  const years = assetLife.years[kind];
  if (years === undefined || yearInUse === undefined) {
    if (residualValue === 0) return { state: 'over' };
    return { state: 'unknown', because: years === undefined ? 'kind-without-rule' : 'no-year' };
  }
  const lastYear = yearInUse + years - 1;
  return residualValue === 0 || year > lastYear ? { state: 'over', lastYear } : { state: 'running', lastYear };
}
