import type { Result, Trouble } from './result.ts';

/** Who asks, as the device knows it. Names and passwords never leave this PC again. */
export type SnmpCredentials =
  | { readonly version: '1' | '2c'; readonly community: string }
  | {
      readonly version: '3';
      readonly user: string;
      /** Absent: neither signed nor encrypted. */
      readonly authentication?: { readonly protocol: 'md5' | 'sha' | 'sha256' | 'sha512'; readonly password: string };
      readonly privacy?: { readonly protocol: 'des' | 'aes' | 'aes256' | 'aes256c'; readonly password: string };
      readonly context?: string;
    };

export interface SnmpTarget {
  /** An address, never a name: whoever may be asked was decided by it. */
  readonly address: string;
  readonly port: number;
  readonly credentials: SnmpCredentials;
  /** For each question; a device has `roundMs` for all of them. */
  readonly timeoutMs: number;
  readonly roundMs: number;
}

type SnmpValues = Readonly<Record<string, number | string | boolean>>;

/** What one round over a device found, of the kinds of the catalogue; `target` names the part. */
export type SnmpPart = { readonly kind: string; readonly target?: string } & (
  | { readonly ok: true; readonly values: SnmpValues }
  | { readonly ok: false; readonly failure: Trouble; readonly detail: string; readonly values?: SnmpValues }
);

export interface SnmpRound {
  /** What it is: `deviceKind`, `maker`, `model`, `firmware`, `objectId`, `uptimeMs`, as far as it says so. */
  readonly device: SnmpValues;
  readonly parts: readonly SnmpPart[];
  /** Objects that were read, and datagrams that were sent for them. */
  readonly objects: number;
  readonly requests: number;
  /** Tables that were cut off or given up, by name, in words. */
  readonly incomplete: readonly string[];
}

/**
 * Asks one device for all that it tells by SNMP, reading only. Fails as the device does: `timeout` (dead, or a community that it
 * does not know: it answers neither), `denied` (version 3 tells a wrong user or password), `unreachable`, `bad-reply`.
 */
export interface Snmp {
  round(target: SnmpTarget, signal: AbortSignal): Promise<Result<SnmpRound>>;
}
