/** When a processor that slows itself down for heat costs working time, by the counters since the last start. Assumptions. */
export const throttleAdvice = {
  /** Of the time since the start. */
  ratio: 0.01,
  /** Where the kernel (before 5.5) counts events and no time. */
  eventsPerHour: 60,
  /** A few events at a start with all cores busy are by design. */
  eventsMin: 20,
  recordedOn: '2026-11-25',
} as const;

/**
 * A fan may stand still in a cool machine, and a header may have no fan. From this temperature of the processor on it must turn: fans of
 * office PCs start at 40 to 60 °C. An assumption.
 */
export const fanAdvice = { hotFromCelsius: 85, recordedOn: '2026-11-25' } as const;

/**
 * Corrected errors of memory a day from which a module is at risk: ten in 24 hours are where mcelog's shipped configuration
 * warns of a module. One error that could not be corrected is failure.
 */
export const memoryErrorAdvice = { correctedPerDay: 10, correctedMin: 10, recordedOn: '2026-11-25' } as const;

/**
 * What a battery still holds of what it was made for. Four fifths are where makers of notebooks commonly call it worn; at
 * half it no longer carries a PC over a cut of any length (an assumption). Above `mostRatio` the figures are wrong.
 */
export const batteryAdvice = {
  wornBelowRatio: 0.8,
  spentBelowRatio: 0.5,
  mostRatio: 1.5,
  recordedOn: '2026-11-25',
} as const;

/**
 * With a full battery a UPS that would carry its load for less than this leaves no time to save and shut down: at three
 * minutes left apcupsd's shipped configuration (MINUTES) shuts a PC down. Below `fullFromRatio` it is still charging.
 */
export const upsAdvice = { runtimeShortMs: 180_000, fullFromRatio: 0.95, recordedOn: '2026-11-26' } as const;

/**
 * Stops without a shutdown, among the last ones, from which they harm disks and files; and crashes, of which one may be a driver's
 * update. Assumptions.
 */
export const stopAdvice = { uncleanRatio: 0.3, uncleanMin: 3, crashesMin: 1.5, recordedOn: '2026-11-27' } as const;

/** Starts at which the clock had lost the date, among the last ones: one may be a hand at the firmware's settings. */
export const clockAdvice = { lostMin: 1.5, recordedOn: '2026-11-25' } as const;
