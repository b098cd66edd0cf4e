import type { Versioned } from './administration.ts';
import type { Listed } from './api.ts';
import type { Incident, IncidentView } from './incident.ts';

export const ALERT_ROUTE_KINDS = ['mail', 'webhook', 'sms', 'alertmanager'] as const;
export type AlertRouteKind = (typeof ALERT_ROUTE_KINDS)[number];

/** What is told of an incident: that there is one, that it lasts and nobody has taken it on, that it is over. */
export const ALERT_NEWS = ['opened', 'repeated', 'ended'] as const;
export type AlertNewsType = (typeof ALERT_NEWS)[number];

/** An incident as a message tells it: how it was seen when the message was decided, named, without ids. Times are ms. */
export interface AlertNews
  extends Pick<IncidentView, 'stage' | 'trouble' | 'cause' | 'causes' | 'alike' | 'confidence' | 'vantages'>,
    Pick<Incident, 'number' | 'since' | 'endedAt'> {
  readonly what: AlertNewsType;
  readonly scope: { readonly kind: IncidentView['scope']['kind']; readonly name?: string };
  /** How many communes it touched, and the names of the first of them. */
  readonly communes: number;
  readonly communeNames: readonly string[];
  /** Until when it was announced to last, of what was; that it lasts longer is news. */
  readonly announced?: { readonly document: string; readonly to: number };
}

/** What the province hears each morning, as far as twenty lines hold it; a `…Total` counts what is left out too. */
export interface DigestContent {
  /** Day of Việt Nam, and the moment that it was made. */
  readonly day: string;
  readonly at: number;
  readonly province?: string;
  readonly open: readonly AlertNews[];
  readonly openTotal: number;
  /** Devices with a failing part, by commune and part: no device is named. */
  readonly failing: readonly { readonly commune: string; readonly component: string; readonly devices: number }[];
  readonly failingTotal: number;
  /** Lines and services that can no longer keep what was promised of them this month. */
  readonly missed: readonly DigestMissed[];
  readonly missedTotal: number;
  readonly coverage: {
    readonly devices: number;
    readonly reporting: number;
    readonly communes: number;
    readonly communesWithout: number;
  };
  /** Since the digest before. */
  readonly since: { readonly at: number; readonly opened: number; readonly ended: number };
}

export interface DigestMissed {
  readonly commune: string;
  /** As in availability: `line.internet`, `service.ID`. */
  readonly subject: string;
  readonly name?: string;
  readonly ratio?: number;
  readonly percent: number;
}

/** What a message says, as codes and figures; `messages` has the words. `more`: news that are counted alone. */
export type AlertContent =
  | { readonly kind: 'incidents'; readonly news: readonly AlertNews[]; readonly more: number }
  | { readonly kind: 'digest'; readonly digest: DigestContent }
  | { readonly kind: 'test' };

/** A message that is owed to one recipient (`route/name`). Counts from 1 in the province. */
export interface AlertMessage {
  readonly number: number;
  readonly recipient: string;
  readonly content: AlertContent;
  /** Of which incidents it is the news, those that are counted alone too. */
  readonly tells: readonly (readonly [incident: number, what: AlertNewsType])[];
}

/** `void`: nobody is there any more to whom it was owed. `given-up`: it was tried for too long; what lasts is told anew. */
export const ALERT_OUTCOMES = ['delivered', 'refused', 'given-up', 'void'] as const;
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number];

/**
 * What became of messages, as it is journaled. `trying` stands before the first attempt: what was tried and has no outcome may have
 * arrived, and is sent once more under the same number, saying so.
 */
export type AlertFact =
  | { readonly type: 'decided'; readonly messages: readonly AlertMessage[] }
  | { readonly type: 'trying'; readonly numbers: readonly number[] }
  | {
      readonly type: 'settled';
      readonly number: number;
      readonly outcome: AlertOutcome;
      readonly detail?: string;
    };

/** A message in a list. */
export interface AlertMessageRow {
  readonly number: number;
  readonly at: number;
  readonly recipient: string;
  readonly kind: AlertContent['kind'];
  /** The incidents that it tells of, the first of them. */
  readonly incidents: readonly number[];
  readonly outcome?: AlertOutcome;
  readonly settledAt?: number;
  readonly detail?: string;
}

/** A way out, as far as others may know it: no address, no secret. */
export interface AlertRouteRow {
  readonly name: string;
  readonly kind: AlertRouteKind;
  readonly recipients: readonly string[];
  /** Messages that wait, and when the last one went out. */
  readonly owed: number;
  readonly deliveredAt?: number;
}

/** Who hears by a route, and of what. Without communes: of the whole province. */
export interface AlertListener {
  readonly name: string;
  /** Address or number; absent where the route itself is the recipient. */
  readonly to?: string;
  readonly communes?: readonly string[];
  readonly hears: readonly ('incidents' | 'endings' | 'digest')[];
  readonly language: 'vi' | 'en';
  /** Absent: the working hours of its commune, or of offices. */
  readonly hours?: string;
  readonly communesMin: number;
}

/** What of a route of the pages can be shown again; which of it there is follows from the kind. */
export interface AlertRouteFields {
  readonly host?: string;
  readonly port?: number;
  readonly security?: 'starttls' | 'implicit' | 'none';
  readonly user?: string;
  readonly from?: string;
  readonly url?: string;
  readonly method?: 'POST' | 'GET';
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly accepted?: string;
  readonly marks?: boolean;
}

/** A route as administrators see it. `from`: what stands in the configuration file is changed there alone, and tells no more than where it leads. */
export interface AlertRouteSettings extends Versioned {
  readonly name: string;
  readonly kind: AlertRouteKind;
  readonly from: 'file' | 'pages';
  readonly target: string;
  readonly listeners: readonly AlertListener[];
  readonly fields?: AlertRouteFields;
  /** Which secrets are kept; none is ever shown. */
  readonly secrets: readonly ('password' | 'secret' | 'url')[];
  /** Its secrets can't be opened any more: nothing goes out until they are typed again. */
  readonly isClosed?: true;
  readonly owed: number;
  readonly deliveredAt?: number;
}

/** All routes, with what holds for each of them; that is changed in the configuration file alone. */
export interface AlertRouteList extends Listed<AlertRouteSettings> {
  /** Of the day, in Việt Nam. */
  readonly digestMinute: number;
  readonly repeatHours: number;
  readonly hasHeartbeat: boolean;
}

/** What became of a try of a route, by recipient. */
export interface AlertTestRow {
  readonly recipient: string;
  readonly outcome: 'delivered' | 'refused' | 'failed';
  readonly detail?: string;
}

/** What is copied into a chat group: a text of at most 600 characters, without addresses and names of devices. */
export interface ZaloText {
  readonly text: string;
}
