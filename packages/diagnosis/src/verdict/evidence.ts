/** What is known of one stretch of time, by whoever judges it. Times are ms since 1970 by the collector's clock. */
export interface WindowEvidence {
  readonly from: number;
  readonly to: number;
  readonly sites: readonly SiteEvidence[];
  /** What the province's own agents found of the services. They stand behind no commune's line. */
  readonly province: readonly DeviceEvidence[];
  readonly collector: CollectorEvidence;
  readonly announced: readonly AnnouncedOutage[];
}

export interface CollectorEvidence {
  /** Stretches of the window in which the collector itself did not run: nobody was silent then. */
  readonly off: readonly { readonly from: number; readonly to: number }[];
}

/** An outage that somebody said beforehand, with its document. */
export interface AnnouncedOutage {
  readonly id: string;
  readonly cause: 'power' | 'line' | 'isp' | 'data-network' | 'service';
  /** Sites that it covers; of a service its id as well. */
  readonly sites: readonly string[];
  readonly service?: string;
  readonly from: number;
  readonly to: number;
}

/** `closing`: within the minutes around the end of a session, lunch or evening, when main breakers are thrown. */
export type SessionTime = 'working' | 'closing' | 'outside';

export interface SiteEvidence {
  readonly site: string;
  readonly time: SessionTime;
  /** Whether packets of its watchers reach the reflector of a path, and since when; absent where nobody watches that path. */
  readonly heartbeats: { readonly internet?: Heartbeat; readonly 'data-network'?: Heartbeat };
  /** Since when nothing at all was heard of the site; absent while something is. */
  readonly silentSince?: number;
  /** Devices that were due to report since it fell silent (a look later, for it breaks between two), or in the window; and those that did. */
  readonly reports: { readonly due: number; readonly came: number };
  /** Of a silent stretch: whether reports of the site came after it, so that it can tell what it saw. */
  readonly isBack: boolean;
  /** What the site's UPS told of the mains within the window. */
  readonly ups?: 'mains' | 'battery';
  /** What the modem said of its way out. `silent`: it could be asked before, now it could not. `unreadable`: it never could, or nobody who asks it is heard. */
  readonly modem: 'connected' | 'disconnected' | 'silent' | 'unreadable';
  /** Routers that never answer to ping can't be missed by it. */
  readonly gatewayAnswersAsARule: boolean;
  readonly devices: readonly DeviceEvidence[];
  /** Presses of *Hệ thống vẫn chậm* in the last 15 minutes, at most one a PC that runs; those of a commune stand with one of its sites. */
  readonly presses: number;
}

export interface Heartbeat {
  readonly isHeard: boolean;
  readonly since: number;
  /** Devices whose packets came until then: two that fall silent in the same minute were hardly switched off one by one. */
  readonly watchers: number;
}

/** One PC that reported before the window or within it. */
export interface DeviceEvidence {
  readonly device: string;
  /** Whether it ran in the window, by its own reports of that time. `unknown`: nothing of that time has come yet. */
  readonly life: 'running' | 'off' | 'unknown';
  /** Its reports of the window came while it lasted: whoever is heard is not cut off, whatever it says. */
  readonly isLive?: boolean;
  /** How it went off, where its system told. */
  readonly stop?: 'clean' | 'unclean';
  /** Its last report before it went off. */
  readonly lastSeenAt?: number;
  /** Whether it hangs on the air: as a rule on the router itself, and on no switch. */
  readonly isWireless?: boolean;
  /** Whether it has a battery of its own, as notebooks do: such a one runs on where the mains are lost, and no other does. */
  readonly hasBattery?: boolean;
  /** Whether its network card had a link. */
  readonly hasCarrier?: boolean;
  /** Up to when its reports have come: what it found ends there. Absent: to the end of the window. */
  readonly reportedUntil?: number;
  readonly results: readonly PathResult[];
}

/** Where an attempt ended: at the name, on the way, or with the one that should answer. */
export type FailedPart = 'name' | 'way' | 'answer';

/**
 * What one device found on one path in the window. Attempts are packets (gateway, internet, data network) or questions.
 * A path that went dead or came back in the window is counted from then on (`since`).
 */
export interface PathResult {
  /** `gateway`, `internet` and `data-network` (packets to the province's reflectors), `collector`, `names`, or `service`. */
  readonly path: 'gateway' | 'internet' | 'data-network' | 'collector' | 'names' | 'service';
  readonly service?: string;
  readonly page?: 'static' | 'application';
  readonly attempts: number;
  readonly failed: number;
  readonly failedPart?: FailedPart;
  /** When something first and last got through; absent where nothing did or nobody says. */
  readonly answeredFrom?: number;
  readonly answeredAt?: number;
  /** When it was last tried. */
  readonly triedAt?: number;
  /** Median of the answered ones: on the way (round trip; connect and TLS), and until the first byte. */
  readonly wayMs?: number;
  readonly answerMs?: number;
  readonly since?: number;
}
