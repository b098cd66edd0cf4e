/** What bounds the work of the optimiser. None is a time: the same input then gives the same plan on every machine. */
export interface SolveLimits {
  /** Partial plans held at once while the rest of the money is spent exactly, and made in all. */
  readonly labelsMax: number;
  readonly labelStepsMax: number;
  /** Rounds over all prices of the relaxation for each year of the plan, and steps after them. */
  readonly priceRoundsMax: number;
  readonly priceStepsMax: number;
  readonly halvingsMax: number;
  readonly repairRoundsMax: number;
  /** Below this gap nothing more is tried. */
  readonly gapEnough: number;
  /** The same of a problem of no more than `columnsMax` options: the tolerance that a branching solver works to, in parts of the value. */
  readonly gapClosed: number;
  /** With too much open for the branching solver, below this gap it is not asked. */
  readonly gapLeft: number;
  /** The branching solver is asked about no more columns, and searches no more nodes. */
  readonly columnsMax: number;
  readonly nodesMax: number;
  /** The same of several years and more than `columnsMax` options: 1,000 took four times as long and recovered a ten-thousandth more, of 2,000 PCs. */
  readonly nodesOfYearsMax: number;
  /** Prices for a new PC that communes with sums of their own are asked at with branching, and shares of a limit that they are asked about after that. */
  readonly placePricesMax: number;
  readonly placesAskedMax: number;
  /** Below this gap no other division of a limit of new PCs is looked for. */
  readonly gapOfPlaces: number;
  /** Combinations of prices for many that are tried. */
  readonly bulkCombinationsMax: number;
}

export const SOLVE_LIMITS: SolveLimits = {
  labelsMax: 20_000,
  labelStepsMax: 2_000_000,
  priceRoundsMax: 12,
  priceStepsMax: 50,
  halvingsMax: 30,
  repairRoundsMax: 30,
  gapEnough: 0.000_01,
  gapClosed: 1e-7,
  gapLeft: 0.002,
  columnsMax: 2_000,
  nodesMax: 1_000,
  nodesOfYearsMax: 50,
  placePricesMax: 2,
  placesAskedMax: 100,
  gapOfPlaces: 0.000_5,
  bulkCombinationsMax: 32,
};
