import { INCIDENT_LIMITS, type IncidentLimits } from './incidents/incident-limits.ts';
import { FOLD_LIMITS, type FoldLimits } from './state/fold-limits.ts';

/** Everything that is bounded in the collector, with its unit, so that a simulation can make it small. */
export interface CollectorLimits {
  /** A batch as it comes over the line, and unpacked. */
  readonly bodyBytesMax: number;
  readonly unpackedBytesMax: number;
  /** A quarantined report is kept up to this length of its JSON. */
  readonly quarantinedCharactersMax: number;
  /** How often `alive` is journaled, and a checkpoint of the state saved. */
  readonly aliveEveryMs: number;
  readonly checkpointEveryMs: number;
  /** When looking for old batches begins; batches received so long ago are packed into columns, in steps so far apart. */
  readonly keepStartMs: number;
  readonly sealAfterMs: number;
  readonly sealStepGapMs: number;
  /** Readings of PCs, and of everything else, are let go after so long. */
  readonly pcReadingsKeptMs: number;
  readonly readingsKeptMs: number;
  /** Entries read from the journal at once while starting. */
  readonly replayPageEntries: number;
  /** Batches that may wait for the disk; further ones get 503. */
  readonly appendsUnderWayMax: number;
  /** What a client is told to wait with 503. */
  readonly retryAfterS: number;
  /** One transfer of a throughput probe, how long it may take, and how many of the whole fleet may be under way. */
  readonly throughputBytesMax: number;
  readonly throughputMs: number;
  readonly throughputUnderWayMax: number;
  /** Sign-in: how long a link and a session live, and how many of each at once. */
  readonly signInLinkMs: number;
  readonly sessionMs: number;
  readonly sessionsMax: number;
  /** How verdicts are made and incidents come and go. */
  readonly incidents: IncidentLimits;
  /** What bends the fold; a checkpoint made under other figures is thrown away. */
  readonly fold: FoldLimits;
}

export const COLLECTOR_LIMITS: CollectorLimits = {
  bodyBytesMax: 1_048_576,
  unpackedBytesMax: 5_242_880,
  quarantinedCharactersMax: 65_536,
  aliveEveryMs: 60_000,
  checkpointEveryMs: 3_600_000,
  keepStartMs: 1_000,
  sealAfterMs: 86_400_000,
  sealStepGapMs: 50,
  pcReadingsKeptMs: 14 * 86_400_000,
  readingsKeptMs: 45 * 86_400_000,
  replayPageEntries: 500,
  appendsUnderWayMax: 10_000,
  retryAfterS: 30,
  throughputBytesMax: 20_000_000,
  throughputMs: 60_000,
  throughputUnderWayMax: 2,
  signInLinkMs: 900_000,
  sessionMs: 43_200_000,
  sessionsMax: 1_000,
  incidents: INCIDENT_LIMITS,
  fold: FOLD_LIMITS,
};
