import type { Random } from '@mach/ports';
import type { AlertRouteConfig } from '../config/alerts-schema.ts';
import type { RouteSecrets } from '../config/page-route-schema.ts';
import type { ChosenAlertRoute } from '../state/registry-change.ts';
import { openSecrets, sealSecrets } from './seal.ts';

/** What holds for all routes, from the configuration alone. */
export interface AlertRules {
  /** Of the day, in Việt Nam. */
  readonly digestMinute: number;
  readonly repeatHours: number;
  readonly hasHeartbeat: boolean;
}

/** What the administration needs to make routes of alerts beside those of the configuration. */
export interface AlertDesk {
  readonly ofFile: () => readonly AlertRouteConfig[];
  readonly rules: () => AlertRules;
  readonly seal: (secrets: RouteSecrets, route: string) => string;
  /** Undefined where its secrets can't be opened: they have to be typed again. */
  readonly open: (chosen: ChosenAlertRoute) => RouteSecrets | undefined;
  /** Which addresses routes of pages may ask. */
  readonly mayAsk: (address: string) => boolean;
  /** Has what was decided take effect. */
  readonly retake: () => Promise<void>;
}

/** Seals and opens the secrets of routes by one secret of the data folder. */
export function routeSeal(master: Uint8Array, random: Pick<Random, 'bytes'>): Pick<AlertDesk, 'seal' | 'open'> {
  return {
    seal: (secrets, route) => sealSecrets(secrets, route, { master, random }),
    open: ({ route, sealed }) => (sealed === undefined ? {} : openSecrets(sealed, route.name, master)),
  };
}
