export { activityAt, isWorkingDay, isWorkingTime, WORKING_HOURS } from './calendar.ts';
export { isAmongShare } from './faults.ts';
export { createFleet, type Fleet } from './fleet.ts';
export type { Hardware } from './hardware.ts';
export { draw, drawInteger, drawOne, keyOf } from './noise.ts';
export {
  devicesOf,
  type FleetCommune,
  type FleetDevice,
  type FleetService,
  type FleetSite,
  type GivenCommune,
  MADE_SERVICES,
  makeProvince,
  type Province,
  type ProvinceSettings,
} from './province.ts';
export type { Path, Way } from './readings/path.ts';
export type { AskedCheck } from './readings/watched.ts';
export {
  CAUSE_OF_TROUBLE,
  type Fault,
  NO_FAULTS,
  type Place,
  type Scenario,
  type Trouble,
  type TroubleType,
} from './scenario.ts';
export { breakers } from './witness/breakers.ts';
export { type DrawnScenario, drawScenario, type Setting } from './witness/draw-scenario.ts';
export { type FaultPart, PAIRS, PARTS } from './witness/fault-parts.ts';
export type { Window } from './witness/heard.ts';
export { type ObservedSite, observeSite } from './witness/observe.ts';
export { type Observed, observe } from './witness/observe-province.ts';
export { drawRates, type Rates, type SiteSurroundings, surroundingsOf } from './witness/surroundings.ts';
export { makeWorld, type World } from './witness/world.ts';
