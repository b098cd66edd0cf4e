import type { KeptSecrets } from './secrets/secrets.ts';

/** Who this device asks to be, made by itself. */
export interface JoiningIdentity {
  /** 128 random bits as 32 hex digits. */
  readonly device: string;
  /** 256 random bits as 43 characters of base64url. */
  readonly secret: string;
}

/** What the agent needs in order to speak for this device. */
export interface Identity extends JoiningIdentity {
  /** Salted hash of hardware hints, to tell clones. */
  readonly machine: string;
  /** Where the collector is, such as `https://mach.example.vn`, without a slash at the end. */
  readonly collectorUrl: string;
  /** SHA-256 of the collector's public key (SPKI) in base64url. */
  readonly pin?: string;
}

/** Who this device is, as it stands in the data folder once it has joined. `machine` is not kept: a clone would copy it. */
export interface JoinedIdentity extends Omit<Identity, 'machine'> {
  /** A secret that is to take the place of `secret`, and those whose place it took: see `secrets/`. */
  readonly nextSecret?: NonNullable<KeptSecrets['next']>;
  readonly secretsBefore?: readonly string[];
  /** Of the province, for hashes of addresses. */
  readonly salt: string;
  /** Short, for pages, paper and the phone. */
  readonly deviceNumber: number;
  readonly unitCode: string;
  readonly unitName: string;
}
