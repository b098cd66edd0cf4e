import type { AvailabilitySeconds, TargetRow } from './availability.ts';
import type { Line, OutageNotice } from './entities.ts';
import type { IncidentStepType, IncidentView, PrintNote, WrittenCause } from './incident.ts';

/** Form of what stands on papers. A paper of another form is shown by the version that made it, or a newer one. */
export const PAPER_FORM = 1;

/** The state that a spell was in: all but `up`. */
export type SpellState = Exclude<keyof AvailabilitySeconds, 'up'>;

/** How an incident is seen, without the lists of its sites: what a paper says first. */
export interface PaperView
  extends Pick<
    IncidentView,
    'stage' | 'trouble' | 'cause' | 'causes' | 'alike' | 'confidence' | 'vantages' | 'evidence' | 'announced'
  > {
  readonly scope: IncidentView['scope'] & { readonly name?: string };
}

/** One step of an incident on paper: how it was seen from then on, and where it grew and shrank. Times are ms. */
export interface DossierStep extends PaperView {
  readonly at: number;
  readonly type: IncidentStepType;
  readonly into?: number;
  readonly sites: number;
  readonly communes: number;
  /** Names of communes that were touched now and not at the step before, and the other way round. */
  readonly grown: readonly string[];
  readonly shrunk: readonly string[];
  /** What of the view is another than before. */
  readonly changed: readonly ('stage' | 'cause' | 'trouble' | 'scope')[];
}

/** A stretch in which a subject was not good. */
export interface DossierSpell {
  readonly from: number;
  readonly to: number;
  readonly state: SpellState;
}

/** What was promised of a subject over the period in which an incident began, and what of it this incident took. Seconds of the promise's schedule. */
export interface DossierTarget extends TargetRow {
  /** Days of Việt Nam, both included. */
  readonly first: string;
  readonly last: string;
  /** How long it may be down in all, how long it was, and how much of that lies in this incident. */
  readonly allowedS: number;
  readonly downS: number;
  readonly ofThisS: number;
}

/** What an incident took of one subject at one site (`AvailabilityRow`), within its time, by what was measured there. */
export interface DossierOutage {
  readonly communeCode: string;
  readonly commune: string;
  readonly siteId: string;
  readonly site: string;
  readonly subject: string;
  readonly name?: string;
  /** The stretch that was looked at, in ms: that of the incident, and what of a spell at its edges lies outside. */
  readonly from: number;
  readonly to: number;
  /** Oldest first; of very many the longest. */
  readonly spells: readonly DossierSpell[];
  readonly spellsLeftOut: number;
  /** Seconds in each state within working time, and outside of it. */
  readonly working: AvailabilitySeconds;
  readonly outside: AvailabilitySeconds;
  /** Of the seconds down, degraded and without power: those that were announced. */
  readonly announced: { readonly workingS: number; readonly outsideS: number };
  /** Who measured this: devices, measurements, and how many of them got no answer. Absent once who measured what is let go. */
  readonly watch?: { readonly devices: number; readonly measurements: number; readonly failed: number };
  readonly targets: readonly DossierTarget[];
}

/** Hồ sơ sự cố: all that is known of an incident, as it stands on paper. Codes with parameters, so that it reads in either language. */
export interface Dossier extends PaperView {
  readonly form: number;
  readonly kind: 'dossier';
  readonly number: number;
  /** Of one that a commune's account asked for: only what is of this commune. */
  readonly commune?: { readonly code: string; readonly name: string };
  readonly province?: { readonly code: string; readonly name: string };
  readonly madeAt: number;
  readonly since: number;
  readonly endedAt?: number;
  readonly into?: number;
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  /** Names of what the evidence speaks of, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly steps: readonly DossierStep[];
  readonly outages: readonly DossierOutage[];
  /** Rows that a paper has no room for. */
  readonly outagesLeftOut: number;
  readonly lines: readonly (Line & { readonly site: string })[];
  readonly notices: readonly OutageNotice[];
  readonly written: readonly WrittenCause[];
}

/** What a slip says of one site of its commune. */
export interface SlipRow {
  readonly site: string;
  /** The service, or the line with its provider and circuit. */
  readonly subject: string;
  readonly name?: string;
  readonly from: number;
  /** Absent while it lasts. */
  readonly to?: number;
  /** Seconds of working time that were affected, and those of which nothing is known. */
  readonly affectedS: number;
  readonly noDataS: number;
}

/** Giấy xác nhận tình trạng hệ thống: which system, from when to when, how much working time, measured from how many places. */
export interface Slip extends PaperView {
  readonly form: number;
  readonly kind: 'slip';
  readonly number: number;
  readonly commune: { readonly code: string; readonly name: string };
  readonly province?: { readonly code: string; readonly name: string };
  readonly about: SlipAbout;
  readonly madeAt: number;
  readonly since: number;
  readonly endedAt?: number;
  readonly rows: readonly SlipRow[];
  readonly rowsLeftOut: number;
  /** How far it reached: communes and sites; `vantages` of the view says how many devices. */
  readonly places: { readonly communes: number; readonly sites: number };
}

export const SLIP_ABOUT = ['service', 'internet', 'data-network', 'names', 'power', 'silence'] as const;
/** What was not there. `silence`: line, router and power can't be told apart yet. */
export type SlipAbout = (typeof SLIP_ABOUT)[number];

export type PrintedContent = Dossier | Slip;

/** A paper that was made: frozen with its input. `sha256` is that of the canonical JSON of `content` (keys sorted, no blanks, UTF-8). */
export interface Print {
  readonly note: PrintNote;
  readonly incident: number;
  readonly content: PrintedContent;
}

/** What anybody who holds the code of a paper may know of it: what stands on a slip; of a dossier that there is one, and its SHA-256. */
export type VerifiedPrint =
  | { readonly kind: 'slip'; readonly code: string; readonly sha256: string; readonly at: number; readonly slip: Slip }
  | {
      readonly kind: 'dossier';
      readonly code: string;
      readonly sha256: string;
      readonly at: number;
      readonly incident: number;
    };
