/**
 * When the kernel's pressure counters (/proc/pressure) speak of a machine that makes people wait. They are means since the
 * last start, idle hours included, so small shares already mean bad hours. Assumptions of 2026-11-22.
 */
export const stallAdvice = {
  /** Below this uptime a mean says more about the start than about the work. */
  uptimeMinMs: 3_600_000,
  memory: { ageing: 0.005, atRisk: 0.02 },
  disk: { ageing: 0.03, atRisk: 0.1 },
  processor: { ageing: 0.1, atRisk: 0.3 },
  recordedOn: '2026-11-22',
} as const;

/** Memory that is nearly used up at one look: less available than this share of the whole. An assumption of 2026-11-22. */
export const availableMemoryAdvice = { lowRatio: 0.07, recordedOn: '2026-11-22' } as const;
