/**
 * From how many years after the last of its kind came out a processor is old. Eight is where Windows 11 draws the line
 * (generation 8, 2017) and where most firmware updates end; Intel ends support of a generation 6 to 8 years after its
 * release (endoflife.date, products/intel-processors.md, read on 2026-11-22). The two limits are assumptions.
 */
export const processorAdvice = { oldFromYears: 8, veryOldFromYears: 12, recordedOn: '2026-11-22' } as const;
