export { type CoverageCounts, coverageOf } from './coverage.ts';
export {
  checkEffects,
  type EffectRow,
  type EffectSum,
  effectSums,
  type UpgradeSeen,
  type WatchedMinutes,
} from './effects-checked.ts';
export {
  type AssetFacts,
  assetFacts,
  type DeviceOption,
  type OptionBasis,
  type OptionNote,
  optionsOfDevice,
} from './options/device-options.ts';
export { DEVICE_MEASURES, type DeviceMeasure, EFFECTS } from './options/effects.ts';
export type { Exclusion } from './options/exclusion.ts';
export {
  type Contradiction,
  cheapestPc,
  contradictionsOf,
  defaultPlanPolicy,
  type PlanPolicy,
} from './options/plan-policy.ts';
export * from './options/prices.ts';
export { SITE_EFFECTS, SITE_MEASURES, type SiteMeasure } from './options/site-options.ts';
export type { SolveYesNo, YesNoAnswer, YesNoProblem } from './plan/branching.ts';
export { type Candidate, type CandidateOption, candidatesOf, type Measure } from './plan/candidate.ts';
export { SOLVE_LIMITS, type SolveLimits } from './plan/limits.ts';
export { draftPlan, makePlan, PRICES_RISE, planWhatIf } from './plan/make-plan.ts';
export type * from './plan/plan.ts';
export { type CurvePoint, planCurve } from './plan/plan-curve.ts';
export type * from './plan/problem.ts';
export { FUNDS } from './plan/problem.ts';
export { solvePlan } from './plan/solve-plan.ts';
export * from './policy.ts';
export { rankDevices, rankInSlices, rankValued } from './rank-devices.ts';
export {
  type EquipmentReasonCode,
  type EquipmentRow,
  equipmentFigures,
  LINE_SPEED_RATIO_MIN,
  type RankedEquipment,
  rankEquipment,
} from './rank-equipment.ts';
export type { CutOff, RankedDevice, Silence } from './ranked-device.ts';
export type { Reason, ReasonCode, ReasonParameters } from './reason.ts';
export { type EarlierRow, earlierRow, type SettledList, settle } from './settle.ts';
export { type PartCost, type ValuedDevice, valueDevices, valueInSlices } from './value-devices.ts';
