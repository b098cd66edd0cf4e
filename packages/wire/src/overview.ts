import type { DeviceName } from './api.ts';
import type { Coverage } from './entities.ts';
import type { IncidentRow } from './incident.ts';

/** How a service answers over the communes now: of `communes` that asked lately, so many found it slow, so many did not get through. */
export interface ServiceBoardRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly communes: number;
  readonly slow: number;
  readonly down: number;
  /** Codes of communes that found it slow or did not get through, those with the first codes. */
  readonly affected: readonly string[];
  /** The open incident by which the fault is the service's own, and since when. */
  readonly incident?: number;
  readonly since?: number;
}

/** Sites with a line of one provider; without a name those of which nobody said. */
export interface LineBoardRow {
  readonly provider?: string;
  readonly sites: number;
  /** Sites whose line is watched, and those of them that are not heard now. */
  readonly watched: number;
  readonly silent: number;
  /** Codes of the communes of silent sites, those with the first codes. */
  readonly silentCommunes: readonly string[];
  readonly metered: number;
  /** Numbers of the open incidents of lines or of the carrier that touch them. */
  readonly incidents: readonly number[];
}

export interface CoverageCounts {
  readonly pcs: Readonly<Record<Coverage, number>>;
  readonly equipment: Readonly<Record<Coverage, number>>;
}

/** How things stood when a day began: a fact of the journal, so that the next days have something to be compared with. */
export interface DayNote {
  /** Of Việt Nam, as yyyy-MM-dd. */
  readonly day: string;
  readonly at: number;
  /** Ids of devices that were failing or at risk, and codes of communes that were silent. */
  readonly failing: readonly string[];
  readonly silent: readonly string[];
}

/** Incidents by number, devices by id, communes by code. */
export interface ChangesSince {
  readonly since: number;
  readonly opened: readonly number[];
  readonly ended: readonly number[];
  readonly newlyFailing: readonly string[];
  readonly noLongerFailing: readonly string[];
  readonly newlySilent: readonly string[];
  readonly heardAgain: readonly string[];
}

/** The province beside its communes: services, lines, coverage, and what changed since yesterday. */
export interface Overview {
  readonly at: number;
  readonly services: readonly ServiceBoardRow[];
  readonly lines: readonly LineBoardRow[];
  readonly coverage: CoverageCounts;
  /** Absent before a day was noted. */
  readonly changes?: ChangesSince;
  /** What the changes speak of: incidents as lists have them, devices, communes. */
  readonly incidents: readonly IncidentRow[];
  readonly devices: readonly (DeviceName & { readonly label?: string; readonly communeCode: string })[];
  readonly communes: readonly { readonly code: string; readonly name: string }[];
}
