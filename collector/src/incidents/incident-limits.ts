/** How incidents come and go. Times in ms. */
export interface IncidentLimits {
  /** How often verdicts are made, and over which stretch. A site that falls silent is judged at once. */
  readonly judgeEveryMs: number;
  readonly windowMs: number;
  /** How often what hangs where is read anew. */
  readonly topologyEveryMs: number;
  /**
   * How long a verdict must stand before it is an incident: nothing comes through, what is guessed of a site that is heard, something is poor,
   * one PC, or nobody knows what. A silence needs no confirmation.
   */
  readonly confirmMs: {
    readonly down: number;
    readonly guessed: number;
    readonly poor: number;
    readonly device: number;
    readonly unknown: number;
  };
  /** A verdict that was not made for so long is forgotten. */
  readonly forgetMs: number;
  /** For how long all must be good before an incident ends. */
  readonly goodMs: { readonly down: number; readonly poor: number };
  /** A site of which nothing comes any more ends what was said of its lines after this. */
  readonly goneMs: number;
  /** After a silence: when what its site sent since is judged first, and for the last time. */
  readonly tellFirstMs: number;
  readonly tellLastMs: number;
  /** What is judged of a silence: from so long after its beginning, for so long. */
  readonly settlesMs: number;
  /** A line may have been open until so long after the last packet that came over it: the next look. */
  readonly lookMs: number;
  readonly pastWindowMs: number;
  /** A site that is back is heard so long after its way out is: two heartbeats. */
  readonly heardAfterMs: number;
  /** More or fewer communes are said no more often than this. */
  readonly resizeMs: number;
  /** The collector's own absence is an incident from here on. */
  readonly ownAbsenceMs: number;
  /**
   * Incidents that are open at once; of more, none is opened and the rest counted. Of that, which part those of single PCs may take, and
   * those of PCs and single sites together.
   */
  readonly openMax: number;
  readonly openShares: { readonly device: number; readonly site: number };
}

export const INCIDENT_LIMITS: IncidentLimits = {
  judgeEveryMs: 30_000,
  windowMs: 300_000,
  topologyEveryMs: 600_000,
  // PCs that come back let their heartbeat be heard before their first report is there: within 75 s as agents do it.
  confirmMs: { down: 30_000, guessed: 90_000, poor: 300_000, device: 600_000, unknown: 300_000 },
  forgetMs: 90_000,
  goodMs: { down: 150_000, poor: 600_000 },
  goneMs: 1_800_000,
  tellFirstMs: 60_000,
  tellLastMs: 240_000,
  settlesMs: 60_000,
  lookMs: 15_000,
  pastWindowMs: 600_000,
  heardAfterMs: 30_000,
  resizeMs: 60_000,
  ownAbsenceMs: 180_000,
  openMax: 2_000,
  openShares: { device: 0.5, site: 0.75 },
};
