import type { Cause } from './cause.ts';
import type { Values } from './reading.ts';

/** One measurement that decided: a code with its parameters; `messages` has the words. */
export interface IncidentEvidence {
  readonly code: string;
  readonly parameters: Values;
}

/**
 * Where the fault is, as it was seen at one time. `provisional`: `causes` is a set of at most three, most likely first; `final`: one.
 * `alike`: what can't be told from the cause (of a line the router, and the data network where both ways out died at once), of a set `lan` where it is one entry with `router`, or, beside "not enough evidence", what can't be told from one another. `sites` and `communes` are those that feel it, sorted.
 */
export interface IncidentView {
  readonly stage: 'provisional' | 'final';
  readonly trouble: 'down' | 'slow' | 'lossy';
  readonly cause: Cause;
  readonly causes: readonly Cause[];
  readonly alike: readonly Cause[];
  readonly scope: {
    readonly kind: 'device' | 'site' | 'commune' | 'isp' | 'service' | 'province';
    /** Of the device, site, commune, provider or service; absent of the province. */
    readonly id?: string;
  };
  readonly sites: readonly string[];
  readonly communes: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** How many devices measured it or fell silent by it. */
  readonly vantages: number;
  readonly evidence: readonly IncidentEvidence[];
  /** Number of the document that announced an outage which explains it. */
  readonly announced?: string;
}

/** What became of an incident: it began, is seen otherwise than before, ended, or turned out to be part of another. */
export const INCIDENT_STEPS = ['opened', 'changed', 'ended', 'joined'] as const;
export type IncidentStepType = (typeof INCIDENT_STEPS)[number];

/** One step of an incident as it is journaled. Times are ms by the collector's clock. */
export interface IncidentFact {
  /** Counts from 1 in the province; what people call it by. */
  readonly number: number;
  readonly type: IncidentStepType;
  readonly since: number;
  readonly view: IncidentView;
  /** Of one that ended: when things were good again. */
  readonly endedAt?: number;
  /** Of one that joined another: its number. */
  readonly into?: number;
}

export interface IncidentStep {
  /** When the collector found it out. */
  readonly at: number;
  readonly type: IncidentStepType;
  readonly view: IncidentView;
  readonly into?: number;
}

/**
 * A cause that somebody was told, by phone as a rule, and wrote down: what was said, by whom, and whose post wrote it. It stands beside
 * the verdict and never changes it.
 */
export interface WrittenCause {
  /** Counts from 1 within its incident. */
  readonly id: number;
  /** One of the list, or words, or both. */
  readonly cause?: Cause;
  readonly text?: string;
  /** Who said it, in the words of whoever wrote it down. */
  readonly saidBy: string;
  readonly heardAt: number;
  readonly writtenAt: number;
  /** Who wrote it down, as the audit log says it, and the post that this was. */
  readonly by: string;
  readonly post?: string;
  /** Of a commune's post: its commune. */
  readonly commune?: string;
}

/** A paper that was made of an incident, without what stands on it. */
export interface PrintNote {
  /** Digits; the last is a check digit. */
  readonly code: string;
  readonly kind: 'dossier' | 'slip';
  /** Of a slip, and of a dossier that a commune's account made: the one commune that it is about. */
  readonly commune?: string;
  readonly at: number;
  readonly by: string;
  readonly sha256: string;
}

/** Somebody has taken an incident on. `unitCode`: for this commune; absent: for the whole province. */
export interface Acknowledgement {
  readonly at: number;
  /** Who, as the audit log says it (`account:name`), and what the post is called. */
  readonly by: string;
  readonly post?: string;
  readonly unitCode?: string;
}

/** A trouble that lasts or lasted, as it is seen now, with all that it ever touched and how the view of it changed. */
export interface Incident extends IncidentView {
  readonly number: number;
  readonly since: number;
  readonly endedAt?: number;
  readonly into?: number;
  readonly sitesTouched: readonly string[];
  readonly communesTouched: readonly string[];
  /** Oldest first; of very many the first and the newest. */
  readonly steps: readonly IncidentStep[];
  /** Oldest first; absent where nobody wrote one down. */
  readonly written?: readonly WrittenCause[];
  /** Oldest first, of very many the newest; absent where none was made. */
  readonly prints?: readonly PrintNote[];
  /** Who has taken it on, oldest first. */
  readonly acknowledgements?: readonly Acknowledgement[];
}

/** An incident in a list. */
export interface IncidentRow extends Omit<Incident, 'steps' | 'scope' | 'written' | 'prints'> {
  readonly scope: IncidentView['scope'] & { readonly name?: string };
  /** Names of the communes that it touched, in their order. */
  readonly communeNames: readonly string[];
  /** Of a service trouble: its id. */
  readonly serviceId?: string;
}

export interface IncidentDetail extends IncidentRow {
  readonly steps: readonly IncidentStep[];
  readonly written: readonly WrittenCause[];
  readonly prints: readonly PrintNote[];
  /** Names of what the evidence speaks of: sites, services, devices, by id. */
  readonly names: Readonly<Record<string, string>>;
}
