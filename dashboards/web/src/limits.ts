/** The bounds of the pages: how often they ask, how much they keep and draw. */
export const limits = {
  /** Between two questions while the page is seen and the collector answers. */
  pollMs: 15_000,
  /** Lists and charts that move slowly. */
  slowPollMs: 60_000,
  /** Of a line's day: a new step comes each quarter of an hour, and reading it costs the collector something. */
  qualityPollMs: 300_000,
  /** What is reckoned over days of many sites, or does not change. */
  paperPollMs: 900_000,
  /** The longest wait between two tries while the collector can't be reached. */
  backOffMaxMs: 120_000,
  /** One question, answer read included. */
  requestTimeoutMs: 20_000,
  /** One small question of the check in the browser. */
  checkTimeoutMs: 4_000,
  /** Lists of a whole province that change within days. */
  longListPollMs: 300_000,
  /** Plans and reports of a whole province, over a thin line. */
  longRequestTimeoutMs: 90_000,
  /** A question that was out for so long is called off when the slider has moved on. */
  staleMs: 1_500,
  /** After trouble with a question that somebody waits for; longer each time. */
  retryMs: 3_000,
  /** How long a slider rests before what takes long is worked out anew. */
  restMs: 400,
  /** Letters before a search begins, and how long typing rests before it is asked. */
  searchLettersMin: 2,
  searchRestMs: 200,
  /** A paper of a whole province takes some seconds of the collector. */
  paperTimeoutMs: 120_000,
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
  /** So many communes that need nobody are not worth folding on a small screen. */
  communesUnfolded: 5,
  /** Communes named under "look at these first". */
  attentionShown: 6,
  /** Incidents listed on the first page, and on a commune's. */
  incidentsShown: 12,
  /** On the wall they share one line. */
  incidentsOnWall: 3,
  communeIncidentsShown: 5,
  /** Rows of long lists drawn above and below the window, in px, and the most that go on paper. */
  rowsAroundPx: 600,
  rowsOnPaperMax: 1_000,
  /** Moves named under "if prices move" before the rest is counted. */
  movesShown: 12,
  /** Rows of one page of devices: so many come at a time, to the last. */
  devicesAtOnce: 1_000,
  /** Devices drawn behind one switch or router before the rest is folded; those with trouble come first. */
  leavesDrawn: 24,
  /** Targets of ping and of HTTP that get a chart of their own. */
  chartTargets: 4,
} as const;
