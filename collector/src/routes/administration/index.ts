import type { Routes } from '../../http/api-server.ts';
import { administerAccounts } from './accounts.ts';
import { administerAlertRoutes } from './alert-routes.ts';
import { auditLog } from './audit-log.ts';
import { administerCalendar } from './calendar.ts';
import { collectorState } from './collector-state.ts';
import { administerDevices } from './devices.ts';
import { administerImports } from './imports.ts';
import { administerKits } from './kits.ts';
import { administerLines } from './lines.ts';
import { administerMeetings } from './meetings.ts';
import { administerOutages } from './outages.ts';
import { administerPlanning } from './planning.ts';
import { administerPlanningValues } from './planning-values.ts';
import { administerReorganisations } from './reorganise.ts';
import { securityFileOf } from './security-file.ts';
import { administerServices } from './services.ts';
import { setUpSteps } from './set-up-steps.ts';
import { administerTokens } from './tokens.ts';
import { administerUnits } from './units.ts';

/** What the administration of a province asks for: each needs the access `admin`, and prices and criteria `plan`. */
export const administration: readonly Routes[] = [
  administerAccounts,
  administerTokens,
  administerImports,
  administerServices,
  administerKits,
  securityFileOf,
  administerUnits,
  administerLines,
  administerDevices,
  administerReorganisations,
  administerCalendar,
  administerOutages,
  administerMeetings,
  administerPlanning,
  administerPlanningValues,
  administerAlertRoutes,
  setUpSteps,
  auditLog,
  collectorState,
];
