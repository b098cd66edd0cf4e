/** Groups of Windows editions that share their support dates. `any`: the release had one date for all. */
export type WindowsEdition = 'home-pro' | 'enterprise' | 'ltsc' | 'iot-ltsc' | 'server' | 'server-sac' | 'any';

interface SupportRow {
  readonly cycle: string;
  readonly name: string;
  /** The last day of free updates, yyyy-MM-dd. */
  readonly endOfSupport: string;
  /** Updates go on without payment until then. */
  readonly freeExtensionUntil?: string;
  /** Updates can be bought until then. */
  readonly paidExtensionUntil?: string;
}

export interface WindowsRow extends SupportRow {
  readonly build: number;
  readonly edition: WindowsEdition;
}

export interface LinuxRow extends SupportRow {
  readonly distro: 'debian' | 'ubuntu' | 'openwrt';
  readonly version: string;
}
