const GIB = 1024 ** 3;

/**
 * Memory for office work in a browser on a supported Windows. No national minimum configuration for commune PCs was found
 * (2026-11-22); 8 GB is the usual floor of purchasing lists and an assumption that a province may overrule in its policy.
 */
export const memoryAdvice = {
  recommendedBytes: 8 * GIB,
  /** Firmware and graphics keep a part to themselves, so a PC sold with 8 GB may show 7: below these it had less. */
  enoughFromBytes: 7 * GIB,
  tightBelowBytes: 3.5 * GIB,
  scarceBelowBytes: 1.9 * GIB,
  recordedOn: '2026-11-22',
} as const;

/**
 * Whether modules of a kind are still worth buying: DDR2 and older are not made any more, DDR3 only as remainders whose
 * price and quality vary. An assumption of 2026-11-22. A kind that is not listed is unknown.
 */
export function memoryTypeWorthBuying(type: string): boolean | undefined {
  const generation = /^(?:LP)?DDR(\d)?/i.exec(type.trim());
  if (generation === null) return undefined;
  return Number(generation[1] ?? 1) >= 4;
}
