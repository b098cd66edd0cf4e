import type { ChangedDay } from '@mach/knowledge';
import type {
  AvailabilityTarget,
  Device,
  DeviceFlag,
  Line,
  OutageNotice,
  PlanningKind,
  Reorganisation,
  Service,
  Site,
  Unit,
} from '@mach/wire';
import type { AccountRecord, SetUpLink } from '../accounts/account.ts';
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
    }
  | { readonly type: 'device-flagged'; readonly device: string; readonly flag: DeviceFlag }
  | { readonly type: 'device-revoked'; readonly device: string; readonly at: number }
  | { readonly type: 'device-superseded'; readonly device: string; readonly by: string }
  | { readonly type: 'device-separated'; readonly device: string }
  | { readonly type: 'device-moved'; readonly device: string; readonly unitCode: string; readonly siteId?: string }
  /** A device that was only seen turned out to be another that is known; nobody else is ever forgotten. */
  | { readonly type: 'device-forgotten'; readonly device: string }
  | { readonly type: 'site-added'; readonly site: Site }
  | { readonly type: 'line-added'; readonly line: Line }
  | { readonly type: 'line-removed'; readonly id: string }
  | { readonly type: 'outage-announced'; readonly outage: OutageNotice }
  | { readonly type: 'outage-withdrawn'; readonly id: string }
  /** What availability is reckoned by: where reflectors stand beside the collector's own, and what was promised. */
  | {
      readonly type: 'availability-set';
      readonly reflectors: readonly RegisteredReflector[];
      readonly targets: readonly AvailabilityTarget[];
    }
  /** The services of the configuration file, whole; and those that the pages chose beside them, one by one. */
  | { readonly type: 'services-set'; readonly services: readonly Service[] }
  | { readonly type: 'service-chosen'; readonly service: ChosenService }
  | { readonly type: 'service-dropped'; readonly id: string }
  | { readonly type: 'account-created'; readonly account: AccountRecord }
  /** The post has another holder: the password is forgotten, sessions and second factor of before open nothing. */
  | { readonly type: 'account-handed-over'; readonly name: string; readonly setUp: SetUpLink }
  | { readonly type: 'account-set-up'; readonly name: string; readonly passwordHash: string }
  | { readonly type: 'account-disabled'; readonly name: string; readonly at: number }
  /** These change nothing and are written down for the audit log. */
  | { readonly type: 'sign-in-link-made' }
  | { readonly type: 'account-signed-in'; readonly name: string }
  | { readonly type: 'account-locked'; readonly name: string };

/** The device that a decision is about, if it is about one. */
export function deviceIdOf(change: RegistryChange): string | undefined {
  if (!('device' in change)) return undefined;
  return typeof change.device === 'string' ? change.device : change.device.id;
}
