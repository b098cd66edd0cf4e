import type { CheckConfig } from '@mach/wire';
import type { Identity } from './identity.ts';
import type { WatchedHours } from './slow-minutes/watched-hours.ts';

/** Everything decided before the agent starts; made from configuration and identity by `config/`. */
export interface AgentSettings {
  readonly version: string;
  readonly identity: Identity;
  /** 32 hex digits; changes with each boot of the machine. */
  readonly bootId: string;
  /** Until the collector says otherwise. */
  readonly reportEveryS: number;
  readonly sendEveryS: number;
  /** The ordinary checks of every PC; a local check with the same id takes the place of one. */
  readonly checks: readonly CheckConfig[];
  /** Private networks that the collector's checks may reach, in CIDR form: the specialised data network's. */
  readonly dataNetworks: readonly string[];
  /** Whether the collector's checks may ask devices of this PC's own network. */
  readonly asksDevicesNearby: boolean;
  /** When minutes are watched for slowness. */
  readonly watchedHours: WatchedHours;
}
