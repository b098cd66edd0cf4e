import type { AvailabilityTarget, OutageNotice } from './entities.ts';

/** Seconds in each state. */
export interface AvailabilitySeconds {
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  readonly switchedOff: number;
  readonly powerCut: number;
  readonly noData: number;
}

/** Shares from 0 to 1. `ratio` is of what was measured; the truth lies between `atWorst` and `atBest`, with all that was not as down and as up. */
export interface AvailabilityShares {
  readonly ratio?: number;
  readonly atWorst?: number;
  readonly atBest?: number;
  readonly coverage?: number;
  readonly noDataShare?: number;
}

export interface AvailabilityPart extends AvailabilityShares {
  readonly seconds: AvailabilitySeconds;
}

/** What was promised of a row, and how it stands. `undecided`: what was not measured could turn it either way. */
export interface TargetRow extends AvailabilityTarget {
  readonly outcome: 'met' | 'missed' | 'undecided' | 'not-measured';
}

/** One subject at one site: `site`, `line.internet`, `line.data-network`, `video` or `service.ID`. */
export interface AvailabilityRow {
  readonly communeCode: string;
  readonly siteId: string;
  readonly site: string;
  readonly subject: string;
  /** The service's name, or the line's provider and circuit, where they are known. */
  readonly name?: string;
  /** Within working time, the same without announced outages, and round the clock. */
  readonly working: AvailabilityPart;
  readonly unannounced: AvailabilityPart;
  readonly always: AvailabilityPart;
  readonly targets: readonly TargetRow[];
  /** Working time day by day, where it was asked for. */
  readonly days?: readonly { readonly day: string; readonly seconds: AvailabilitySeconds }[];
}

/** Days on which PCs of a site were used, summed over its PCs, of the working days that they could have been. */
export interface PcDaysRow {
  readonly communeCode: string;
  readonly siteId: string;
  readonly site: string;
  readonly pcs: number;
  readonly usedDays: number;
  readonly workingDays: number;
}

/**
 * One subject over several sites: of one commune, or of all that was asked for where `communeCode` is absent. Seconds of all sites added up, so that
 * a site counts by its working time. Of promises: how many sites or lines have met theirs, missed it, or can't be told.
 */
export interface AvailabilityTotal {
  readonly communeCode?: string;
  readonly subject: string;
  /** The service's name, where it is known. */
  readonly name?: string;
  readonly sites: number;
  readonly working: AvailabilityPart;
  readonly unannounced: AvailabilityPart;
  readonly always: AvailabilityPart;
  readonly promises: { readonly met: number; readonly missed: number; readonly open: number };
}

/** Hours that sites of a report have alike, as they are set when it is made. */
export interface ReportHours {
  /** Seven days from Monday, each its sessions in minutes after midnight; a day off has none. */
  readonly week: readonly (readonly (readonly [from: number, to: number])[])[];
  readonly opensOnDaysOff: boolean;
  readonly sites: number;
  /** Who has them, where others have other hours; the hours of most name nobody. */
  readonly named: readonly { readonly communeCode: string; readonly site: string }[];
}

export interface AvailabilityReport {
  /** Days of Việt Nam, both included. */
  readonly from: string;
  readonly to: string;
  /** When it was made: a period that is not over is reckoned until then. */
  readonly madeAt: number;
  readonly siteDays: { readonly expected: number; readonly measured: number };
  /** What its working time is; the hours of most sites first. */
  readonly hours: readonly ReportHours[];
  readonly totals: readonly AvailabilityTotal[];
  readonly rows: readonly AvailabilityRow[];
  readonly pcs: readonly PcDaysRow[];
  /** Announced outages that touch the period and its communes. */
  readonly announced: readonly OutageNotice[];
}

/** In whose name a report is handed in: the office that the configuration names, or the commune of who asks. What is not known is left out. */
export interface ReportOffice {
  /** Its name, such as "Xã Bình Sơn", where a commune hands it in. */
  readonly commune?: string;
  /** The province's name, as its register has it. */
  readonly province?: string;
  readonly superior?: string;
  readonly office?: string;
  /** Its short name in numbers of papers. */
  readonly symbol?: string;
  readonly place?: string;
  readonly signerTitle?: string;
  readonly signerName?: string;
}

/** What is answered to a page: the report, and the office that hands it in. */
export interface AvailabilityAnswer extends AvailabilityReport {
  readonly office: ReportOffice;
}
