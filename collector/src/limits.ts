import { INCIDENT_LIMITS, type IncidentLimits } from './incidents/incident-limits.ts';
import type { Rate } from './ingest/rate-limit.ts';
import { FOLD_LIMITS, type FoldLimits } from './state/fold-limits.ts';

/** Everything that is bounded in the collector, with its unit, so that a simulation can make it small. */
export interface CollectorLimits {
  /** A batch as it comes over the line, and unpacked. */
  readonly bodyBytesMax: number;
  readonly unpackedBytesMax: number;
  /** A quarantined report is kept up to this length of its JSON. */
  readonly quarantinedCharactersMax: number;
  /** How long a body may take to come; bodies of requests under way in all, of one device, and of one address that has shown nothing. */
  readonly bodyMs: number;
  readonly bodiesBytesMax: number;
  readonly bodiesBytesOfDeviceMax: number;
  readonly bodiesBytesOfStrangersMax: number;
  /** What somebody who has shown nothing may send at once, and a device other than reports. */
  readonly strangerBodyBytesMax: number;
  /** Requests under way of one address that has shown nothing. */
  readonly requestsOfStrangersMax: number;
  /** Streams of one connection (HTTP/2), connections in all, and those of one address over which nobody has shown anything yet. */
  readonly streamsMax: number;
  readonly connectionsMax: number;
  readonly connectionsOfStrangersMax: number;
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
  /** Reports that would wait longer for the disk get 503 at once: an agent waits 30 s for its answer, some of it for the line. */
  readonly answerWithinMs: number;
  /** What a client is told to wait with 503, by chance between the two. */
  readonly retryAfterS: number;
  readonly retryAfterMaxS: number;
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
  /** A journey through the province's sign-on, and how many at once. */
  readonly signOnMs: number;
  readonly signOnsMax: number;
  /** Passwords, and wrong tries of one account in a row after which it takes none for a while. */
  readonly passwordCharactersMin: number;
  readonly passwordCharactersMax: number;
  readonly hashesUnderWayMax: number;
  readonly wrongTriesMax: number;
  readonly lockedMs: number;
  readonly triedNamesMax: number;
  /** Requests of one device, and of all of a commune, that are served. */
  readonly deviceRequests: Rate;
  readonly communeRequests: Rate;
  /** Bytes of reports, packed as they come, that the journal takes of one device and of all of a commune. */
  readonly deviceBytes: Rate;
  readonly communeBytes: Rate;
  /** By address, for they come from who is not known yet: enrolments, tries to sign in, refusals of credentials of people, and of devices. */
  readonly enrolments: Rate;
  readonly signIns: Rate;
  readonly refusals: Rate;
  readonly deviceRefusals: Rate;
  /** By address too: tries of a code of a paper by whoever holds one. */
  readonly verifications: Rate;
  /** What bends the fold; a checkpoint made under other figures is thrown away. */
  readonly fold: FoldLimits;
}

export const COLLECTOR_LIMITS: CollectorLimits = {
  bodyBytesMax: 1_048_576,
  unpackedBytesMax: 5_242_880,
  quarantinedCharactersMax: 65_536,
  bodyMs: 60_000,
  bodiesBytesMax: 268_435_456,
  bodiesBytesOfDeviceMax: 8_388_608,
  bodiesBytesOfStrangersMax: 1_048_576,
  strangerBodyBytesMax: 16_384,
  // A whole province may be behind one address, and open its pages when work begins.
  requestsOfStrangersMax: 1_000,
  // RFC 9113, 6.5.2: no fewer than a hundred.
  streamsMax: 100,
  // Twice the agents of a large province, each of which keeps one.
  connectionsMax: 20_000,
  connectionsOfStrangersMax: 1_000,
  aliveEveryMs: 60_000,
  checkpointEveryMs: 3_600_000,
  keepStartMs: 1_000,
  sealAfterMs: 86_400_000,
  sealStepGapMs: 50,
  pcReadingsKeptMs: 14 * 86_400_000,
  readingsKeptMs: 45 * 86_400_000,
  replayPageEntries: 500,
  appendsUnderWayMax: 10_000,
  answerWithinMs: 20_000,
  retryAfterS: 30,
  retryAfterMaxS: 300,
  throughputBytesMax: 20_000_000,
  throughputMs: 60_000,
  throughputUnderWayMax: 2,
  signInLinkMs: 900_000,
  sessionMs: 43_200_000,
  sessionsMax: 1_000,
  incidents: INCIDENT_LIMITS,
  signOnMs: 600_000,
  signOnsMax: 1_000,
  passwordCharactersMin: 12,
  passwordCharactersMax: 200,
  hashesUnderWayMax: 4,
  wrongTriesMax: 5,
  lockedMs: 900_000,
  triedNamesMax: 20_000,
  // An agent sends once in five minutes and each event; after a month without a line some 900 requests of backlog.
  deviceRequests: { perMinute: 600, atOnce: 3_000 },
  communeRequests: { perMinute: 6_000, atOnce: 30_000 },
  // An agent brings at most 32 MB of backlog a day, of a spool of 64; 200 MB a day are what no honest one ever has to say.
  deviceBytes: { perMinute: 140_000, atOnce: 200_000_000 },
  // Eighty PCs that come back at once after a month, with some 40 MB each.
  communeBytes: { perMinute: 2_800_000, atOnce: 4_000_000_000 },
  // A commune is one address, and so may a whole province be behind its data network: a kit is brought out to 80 PCs at once.
  enrolments: { perMinute: 120, atOnce: 600 },
  signIns: { perMinute: 10, atOnce: 30 },
  refusals: { perMinute: 60, atOnce: 600 },
  // After the collector was set up anew all agents behind one address ask once an hour in vain; who is told to wait loses nothing.
  deviceRefusals: { perMinute: 300, atOnce: 3_000 },
  // Of a hundred thousand papers one is so found by guessing once in some days.
  verifications: { perMinute: 20, atOnce: 120 },
  fold: FOLD_LIMITS,
};
