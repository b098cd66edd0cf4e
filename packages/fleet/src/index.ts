export { activityAt, isWorkingDay, isWorkingTime, WORKING_HOURS } from './calendar.ts';
export { createFleet, type Fleet } from './fleet.ts';
export type { Hardware } from './hardware.ts';
export {
  devicesOf,
  type FleetCommune,
  type FleetDevice,
  type FleetService,
  type FleetSite,
  MADE_SERVICES,
  makeProvince,
  type Province,
  type ProvinceSettings,
} from './province.ts';
export {
  CAUSE_OF_TROUBLE,
  type Fault,
  NO_FAULTS,
  type Place,
  type Scenario,
  type Trouble,
  type TroubleType,
} from './scenario.ts';
