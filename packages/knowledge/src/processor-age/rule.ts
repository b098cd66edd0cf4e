/** Where the years of a rule come from, for whoever doubts them. */
export type YearSource =
  /** `yearFrom` is the release year of `microarchitecture` in endoflife.date, products/intel-processors.md, commit a70eca33 of 2026-08-22. */
  | 'endoflife.date'
  /** Release years as commonly published, written down on 2026-11-22 and not checked against a source. */
  | 'common knowledge';

/** The models that a pattern matches came out between these years, both included. */
export interface ProcessorRule {
  readonly pattern: RegExp;
  readonly generation: string;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly source: YearSource;
  readonly microarchitecture?: string;
}

/** A rule from common knowledge: pattern, name of the generation, first and last year. */
export const common = (pattern: RegExp, generation: string, yearFrom: number, yearTo: number): ProcessorRule => ({
  pattern,
  generation,
  yearFrom,
  yearTo,
  source: 'common knowledge',
});

/** A rule whose first year is that of a microarchitecture in endoflife.date. */
export const dated = (
  pattern: RegExp,
  generation: string,
  microarchitecture: string,
  yearFrom: number,
  yearTo: number,
): ProcessorRule => ({ pattern, generation, yearFrom, yearTo, source: 'endoflife.date', microarchitecture });
