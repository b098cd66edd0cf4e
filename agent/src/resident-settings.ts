import type { LogLevel } from '@mach/ports/node';
import type { CheckConfig } from '@mach/wire';
import type { ProxyConfig } from './proxy-config.ts';
import type { WatchedHours } from './slow-minutes/watched-hours.ts';

/**
 * What `run` hands to the resident process: checked and complete, so that the resident needs neither YAML nor zod. It goes
 * through an environment variable: a file could be stale, or not be written on a full disk.
 */
export interface ResidentSettings {
  readonly dataPath: string;
  readonly version: string;
  readonly isOnce: boolean;
  readonly logLevel: LogLevel;
  readonly reportEveryS: number;
  readonly sendEveryS: number;
  readonly checks: readonly CheckConfig[];
  readonly dataNetworks: readonly string[];
  /** Whether the collector's checks may ask devices of this PC's own network. */
  readonly asksDevicesNearby: boolean;
  readonly watchedHours: WatchedHours;
  readonly trustedCertificates: readonly string[];
  readonly proxy?: ProxyConfig;
  readonly proc: string;
  readonly sys: string;
}

export const RESIDENT_SETTINGS_VARIABLE = 'MACH_AGENT_RESIDENT_SETTINGS';
/** Linux takes 128 KiB a variable. */
export const RESIDENT_SETTINGS_LENGTH_MAX = 120_000;
