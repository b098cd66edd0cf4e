import type { ChangedDay } from '@mach/knowledge';
import type { EarlierRow } from '@mach/priority';
import type {
  Acknowledgement,
  AssetRecord,
  AvailabilityTarget,
  DayNote,
  Device,
  DeviceFlag,
  IssuedPlanRow,
  Line,
  Meeting,
  OutageNotice,
  PlanningKind,
  Posts,
  PrintNote,
  Reorganisation,
  Role,
  Service,
  Site,
  Unit,
  WrittenCause,
} from '@mach/wire';
import type { AccountRecord, SetUpLink } from '../accounts/account.ts';
import type { PageRoute } from '../config/page-route-schema.ts';
import type { ChosenService } from '../config/schema.ts';

/** What a token lets its bearer do. Join tokens enrol; API tokens read or administer: admin ⊃ read ⊃ scrape; `reflect` is for a reflector on another host. */
export type TokenScope = 'join' | 'reflect' | 'scrape' | 'read' | 'admin';

/** Only the SHA-256 of a token or a secret is ever kept, as 64 hex digits. */
export interface TokenRecord {
  readonly id: string;
  readonly sha256: string;
  readonly scope: TokenScope;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Join tokens: where their devices belong, and how many may still join. */
  readonly unitCode?: string;
  readonly uses?: number;
}

/** A file of prices or criteria as it was uploaded, whole. `date` is its own day (yyyy-MM-dd). */
export interface PlanningFile {
  readonly id: string;
  readonly kind: PlanningKind;
  readonly date: string;
  readonly name: string;
  readonly text: string;
  readonly uploadedAt: number;
}

/** A route of alerts of the pages; its secrets are sealed, so that the journal tells none (`alerts/seal.ts`). */
export interface ChosenAlertRoute {
  readonly route: PageRoute;
  readonly sealed?: string;
}

/** What a province says of the days off of one year. */
export interface YearDaysOff {
  readonly days: readonly ChangedDay[];
  readonly document?: string;
}

/** A reflector on another host, and the way it stands at the end of. */
export interface RegisteredReflector {
  readonly id: string;
  readonly path: Service['path'];
}

/** A plan that was issued. Its number is never given again; `issuedBy` as the audit log names people. */
export interface IssuedPlan extends IssuedPlanRow {
  /** Where in the journal its document stands. */
  readonly position: number;
}

/** The decisions that are journaled. Each is applied by the registry's reducer; none is ever changed afterwards. */
export type RegistryChange =
  | { readonly type: 'installed'; readonly salt: string; readonly provinceCode?: string }
  | { readonly type: 'units-imported'; readonly units: readonly Unit[] }
  | { readonly type: 'units-reorganised'; readonly reorganisation: Reorganisation }
  | {
      readonly type: 'days-off-set';
      readonly year: number;
      readonly days: readonly ChangedDay[];
      readonly document?: string;
    }
  | { readonly type: 'planning-file-added'; readonly file: PlanningFile }
  | { readonly type: 'planning-file-removed'; readonly id: string }
  | { readonly type: 'token-created'; readonly token: TokenRecord }
  | { readonly type: 'token-revoked'; readonly id: string }
  | {
      readonly type: 'device-enrolled';
      readonly device: Device;
      readonly secretSha256: string;
      readonly machine: string;
      readonly tokenId: string;
      /** Of a device with an agent: what an inventory by script calls the same PC. */
      readonly inventoryHashes?: readonly string[];
      readonly serialHashes?: readonly string[];
    }
  | { readonly type: 'device-flagged'; readonly device: string; readonly flag: DeviceFlag }
  | { readonly type: 'device-revoked'; readonly device: string; readonly at: number }
  /** Its secret is to be replaced, whatever its age. */
  | { readonly type: 'device-secret-wanted'; readonly device: string; readonly at: number }
  /** What the device will show from now on; the secret of before is good until then. */
  | { readonly type: 'device-secret-offered'; readonly device: string; readonly secretSha256: string }
  /** It has shown it: that of before is good no more. */
  | {
      readonly type: 'device-secret-replaced';
      readonly device: string;
      readonly secretSha256: string;
      readonly at: number;
    }
  | { readonly type: 'device-superseded'; readonly device: string; readonly by: string }
  | { readonly type: 'device-separated'; readonly device: string }
  /** `behind`: somebody said so, while it stood behind this gateway. */
  | {
      readonly type: 'device-moved';
      readonly device: string;
      readonly unitCode: string;
      readonly siteId?: string;
      readonly behind?: string;
    }
  /** What it is for, what it is called and the office's number of it, all three as they are from now on. */
  | {
      readonly type: 'device-described';
      readonly device: string;
      readonly role: Role;
      readonly label?: string;
      readonly assetTag?: string;
    }
  /** A device that was only seen turned out to be another that is known; nobody else is ever forgotten. */
  | { readonly type: 'device-forgotten'; readonly device: string }
  | { readonly type: 'site-added'; readonly site: Site }
  | { readonly type: 'line-added'; readonly line: Line }
  | { readonly type: 'line-removed'; readonly id: string }
  | { readonly type: 'outage-announced'; readonly outage: OutageNotice }
  | { readonly type: 'outage-withdrawn'; readonly id: string }
  /** The register of a commune, in place of the one before; without a line it has none any more. */
  | {
      readonly type: 'assets-imported';
      readonly unitCode: string;
      readonly at: number;
      readonly records: readonly AssetRecord[];
    }
  | { readonly type: 'asset-removed'; readonly unitCode: string; readonly id: string }
  | { readonly type: 'posts-set'; readonly posts: readonly Posts[] }
  | { readonly type: 'posts-removed'; readonly unitCode: string }
  /** The upgrade list as it stood then: what the next one is held against. */
  | { readonly type: 'priorities-settled'; readonly at: number; readonly rows: readonly EarlierRow[] }
  /** Serial numbers of a PC that an inventory by script tells, hashed. */
  | { readonly type: 'serials-told'; readonly device: string; readonly serialHashes: readonly string[] }
  | { readonly type: 'meeting-announced'; readonly meeting: Meeting }
  | { readonly type: 'meeting-called-off'; readonly id: string }
  /** What availability is reckoned by: where reflectors stand beside the collector's own, and what was promised. */
  | {
      readonly type: 'availability-set';
      readonly reflectors: readonly RegisteredReflector[];
      readonly targets: readonly AvailabilityTarget[];
    }
  /** What somebody was told of an incident's cause, and papers that were made of it. When and by whom stands with the entry. */
  | {
      readonly type: 'cause-written';
      readonly incident: number;
      readonly cause: Omit<WrittenCause, 'writtenAt' | 'by' | 'post'>;
    }
  | {
      readonly type: 'print-made';
      readonly incident: number;
      readonly print: Omit<PrintNote, 'at' | 'by'>;
      /** What stands on it (`PrintedContent`), as JSON, deflated, in base64. */
      readonly content: string;
    }
  | { readonly type: 'day-noted'; readonly note: DayNote }
  /** The services of the configuration file, whole; and those that the pages chose beside them, one by one. */
  | { readonly type: 'services-set'; readonly services: readonly Service[] }
  | { readonly type: 'service-chosen'; readonly service: ChosenService }
  | { readonly type: 'service-dropped'; readonly id: string }
  /** A route of alerts that a page made, beside those of the configuration file. */
  | { readonly type: 'alert-route-set'; readonly route: PageRoute; readonly sealed?: string }
  | { readonly type: 'alert-route-removed'; readonly name: string }
  | { readonly type: 'account-created'; readonly account: AccountRecord }
  /** The post has another holder: the password is forgotten, sessions and second factor of before open nothing. */
  | { readonly type: 'account-handed-over'; readonly name: string; readonly setUp: SetUpLink }
  /** `codeStep`: of the code that was used up, where a second factor is needed. */
  | {
      readonly type: 'account-set-up';
      readonly name: string;
      readonly passwordHash: string;
      readonly codeStep?: number;
    }
  | { readonly type: 'account-disabled'; readonly name: string; readonly at: number }
  /** Its document is the frozen plan, packed: whoever wants it reads this entry again. */
  | { readonly type: 'plan-issued'; readonly plan: Omit<IssuedPlan, 'position'>; readonly document: string }
  /** Changes the incident and nothing of the registry. */
  | { readonly type: 'incident-acknowledged'; readonly number: number; readonly acknowledgement: Acknowledgement }
  | { readonly type: 'account-signed-in'; readonly name: string; readonly codeStep?: number }
  /** `until` is absent in journals of before it was kept: their locks ended with the process. */
  | { readonly type: 'account-locked'; readonly name: string; readonly until?: number }
  /** These change nothing and are written down for the audit log. */
  | { readonly type: 'sign-in-link-made' }
  /** A backup was put in the journal's place, which ended at this position; the journal of before lies beside it, or there was none. */
  | { readonly type: 'journal-restored'; readonly file: string; readonly position: number; readonly keptAs?: string }
  /** A damaged journal was put right: parts that were lost or set aside, and devices that were asked again. */
  | { readonly type: 'journal-repaired'; readonly parts: number; readonly devices: number; readonly keptAs?: string }
  /** Keys of the configuration file that changed, and of them those that wait for a restart. */
  | {
      readonly type: 'configuration-taken-up';
      readonly keys: readonly string[];
      readonly afterRestart: readonly string[];
    };

/** The device that a decision is about, if it is about one. */
export function deviceIdOf(change: RegistryChange): string | undefined {
  if (!('device' in change)) return undefined;
  return typeof change.device === 'string' ? change.device : change.device.id;
}
