import type { ProfileName } from '@mach/probes';
import type { Contact } from '@mach/wire';
import type { EquipmentWatch } from './agent-config/equipment-watch.ts';
import type { PlanningSettings } from './config/planning-schema.ts';
import type { WatchedService } from './config/schema.ts';

export interface CollectorSettings {
  readonly version: string;
  /** Goes into the journal when a new data folder is set up; two digits. */
  readonly provinceCode?: string;
  /** Where agents reach this collector: the target of their check of the collector itself. Without it there is no such check. */
  readonly publicUrl?: string | undefined;
  /** How often agents report and send, unless their role says otherwise. */
  readonly reportEveryS: number;
  readonly sendEveryS: number;
  readonly services: readonly WatchedService[];
  /** After so many days a device is asked for another secret; 0 and absent: never by age. */
  readonly secretDays?: number;
  /** Whom the people of communes call; each PC keeps them. */
  readonly contacts?: readonly Contact[];
  /** How equipment that runs no agent is asked; absent, none is. */
  readonly equipment?: EquipmentWatch;
  readonly meetings?: MeetingSettings;
  /** What plans on the pages begin with. */
  readonly planning?: PlanningSettings;
  /** The reflectors of this province. */
  readonly reflectors?: readonly WatchedReflector[] | undefined;
}

/** A reflector that lines are watched with, and the way it stands at the end of. */
export interface WatchedReflector {
  readonly id: string;
  readonly path: 'internet' | 'data-network';
  /** host:port */
  readonly target: string;
  /** How often leader and deputy of a site send it a packet. */
  readonly everyS: number;
}

/** How meeting rooms are tested before a meeting. */
export interface MeetingSettings {
  /** What a train imitates, and how long it lasts. */
  readonly profile: Exclude<ProfileName, 'watch'>;
  readonly seconds: number;
  /** What all tests together may take of one reflector at any moment, each way. */
  readonly reflectorShareMbps: number;
}

/** What agents are to measure and how often: taken up anew by a running collector. */
export type WatchSettings = Pick<
  CollectorSettings,
  'reportEveryS' | 'sendEveryS' | 'services' | 'equipment' | 'contacts' | 'meetings'
>;
