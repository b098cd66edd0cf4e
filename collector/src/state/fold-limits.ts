/** What bounds and bends the fold. Part of its form: the same journal under other figures gives another state. */
export interface FoldLimits {
  /** Send intervals that must pass in silence before a device is no longer up. */
  readonly missedIntervals: number;
  /** A wall clock further off than this is flagged as wrong. */
  readonly clockWrongMs: number;
  /** Last readings kept of one device; of more, new names are not taken up. */
  readonly readingsPerDeviceMax: number;
  /** A last reading that was not renewed for so long is forgotten, as that of a disk that was taken out. */
  readonly readingFadesMs: number;
  /** The same of what was measured for a meeting: the afternoon before it may be one before a week of holidays. */
  readonly meetingReadingFadesMs: number;
  /** How often a device that reports is looked over for such readings. */
  readonly readingsSweptEveryMs: number;
  /** Names of unknown keys and kinds that are counted apart; the rest together under `(other)`. */
  readonly unknownNamesMax: number;
  /**
   * Boots and machines remembered of one device, to see it alternate between two. A PC has a boot a day and one machine for
   * years: an image on a room of PCs that report in turn shows by their machines.
   */
  readonly bootsRememberedMax: number;
  readonly machinesRememberedMax: number;
  /** Devices remembered that asked one piece of equipment, so that its past is found among theirs. */
  readonly reportersRememberedMax: number;
  /** How long a device of a better role must be heard without a break before it takes the seat of one that is well. */
  readonly seatSteadyMs: number;
  /** Changes of its inventory kept of one device, the newest: two computers under one identity make some each day. */
  readonly changesPerDeviceMax: number;
  /** Neighbours remembered of one site; of more, those are forgotten that are no device and were seen longest ago. */
  readonly neighboursPerSiteMax: number;
  /** Looks around a network that count apart; another one sooner than that is passed over. */
  readonly lookGapMs: number;
  /** A neighbour is gone that was not seen for so long, over so many looks. */
  readonly neighbourGoneMs: number;
  readonly neighbourGoneLooks: number;
  /** How long what a device found on each path is kept, and around the beginning of a silence of its site, before and after. */
  readonly traceKeptMs: number;
  readonly focusMs: number;
  /** How long after a silence what is told of it still counts. */
  readonly focusKeptMs: number;
  readonly attemptsPerPathMax: number;
  readonly pathsPerDeviceMax: number;
  readonly turnsPerValueMax: number;
  readonly silencesPerSiteMax: number;
  /** Stretches remembered in which the collector itself did not run. */
  readonly offSpellsMax: number;
  /** Ended incidents in the state, the newest; all of them stay in the journal. Steps of one incident's history. */
  readonly incidentsMax: number;
  readonly incidentStepsMax: number;
  /** Presses of “still slow” are counted in stretches of so long, and forgotten after so long. */
  readonly pressSlotMs: number;
  readonly pressesKeptMs: number;
  /** Papers of one incident, and of all, that are found by the state, the newest; all of them stay in the journal. */
  readonly printsPerIncidentMax: number;
  readonly printsMax: number;
  /** Messages in the state that are settled, the newest; when the last ones to one recipient were decided, so many of them. */
  readonly alertsRecentMax: number;
  readonly alertTimesMax: number;
  /** How long it is remembered who was told of an incident that is over. */
  readonly alertToldKeptMs: number;
  /** Ticks folded between two entries: `alive` comes each minute, so only a clock that jumped ahead makes more. */
  readonly ticksBetweenEntriesMax: number;
}

export const FOLD_LIMITS: FoldLimits = {
  missedIntervals: 3,
  clockWrongMs: 300_000,
  readingsPerDeviceMax: 2_000,
  readingFadesMs: 180_000_000,
  meetingReadingFadesMs: 1_814_400_000,
  readingsSweptEveryMs: 3_600_000,
  unknownNamesMax: 1_000,
  bootsRememberedMax: 8,
  machinesRememberedMax: 64,
  reportersRememberedMax: 6,
  seatSteadyMs: 3_600_000,
  changesPerDeviceMax: 200,
  neighboursPerSiteMax: 2_000,
  lookGapMs: 600_000,
  neighbourGoneMs: 2_592_000_000,
  neighbourGoneLooks: 10,
  traceKeptMs: 900_000,
  focusMs: 720_000,
  focusKeptMs: 3_600_000,
  attemptsPerPathMax: 96,
  pathsPerDeviceMax: 80,
  turnsPerValueMax: 8,
  silencesPerSiteMax: 4,
  offSpellsMax: 8,
  incidentsMax: 5_000,
  incidentStepsMax: 200,
  pressSlotMs: 300_000,
  pressesKeptMs: 900_000,
  printsPerIncidentMax: 400,
  printsMax: 100_000,
  alertsRecentMax: 200,
  alertTimesMax: 20,
  alertToldKeptMs: 172_800_000,
  ticksBetweenEntriesMax: 360,
};
