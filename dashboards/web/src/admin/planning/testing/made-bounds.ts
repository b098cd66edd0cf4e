/** The limits of prices and criteria, as the collector tells them to a form. */
export const bounds = {
  priceMax: 1_000_000_000,
  sumMax: 100_000_000_000_000,
  textCharactersMax: 300,
  memoryGbMin: 2,
  memoryGbMax: 64,
  minutesMax: 10_000,
  replacementsMax: 1_000_000,
  bulkStepsMax: 4,
  bulkFromMin: 2,
  bulkFromMax: 100_000,
};
