/** The bounds of the pages: how often they ask, how much they keep and draw. */
export const limits = {
  /** Between two questions while the page is seen and the collector answers. */
  pollMs: 15_000,
  /** Lists and charts that move slowly. */
  slowPollMs: 60_000,
  /** The longest wait between two tries while the collector can't be reached. */
  backOffMaxMs: 120_000,
  /** One question, answer read included. */
  requestTimeoutMs: 20_000,
  /** A test of a way out: several servers may each take their time. */
  routeTestTimeoutMs: 300_000,
  /** Answers kept in memory, so that going back shows the last known state at once. */
  answersKept: 40,
  /** How often ages ("12 giây trước") are written anew. */
  ageTickMs: 5_000,
  /** Days of availability that a commune's page shows. */
  availabilityDays: 90,
  historyMs: 86_400_000,
  /** Points across a chart; a device that joined an hour ago gets finer steps, not an empty day. */
  historyPoints: 288,
  historyStepMsMin: 60_000,
  /** The shortest span of a chart: below it the marks of the time axis would all read the same minute. */
  historySpanMsMin: 15 * 60_000,
  /** Communes named under "look at these first". */
  attentionShown: 6,
  /** Incidents listed on the first page, and on a commune's. */
  incidentsShown: 12,
  communeIncidentsShown: 5,
  /** Rows of the priority list drawn at first, and with each click on "more". */
  priorityRowsShown: 100,
  /** Targets of ping and of HTTP that get a chart of their own. */
  chartTargets: 4,
} as const;
