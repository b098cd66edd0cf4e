export { type CoverageCounts, coverageOf } from './coverage.ts';
export type { SolveYesNo, YesNoAnswer, YesNoProblem } from './plan/branching.ts';
export { SOLVE_LIMITS, type SolveLimits } from './plan/limits.ts';
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
export type { RankedDevice } from './ranked-device.ts';
export type { Reason, ReasonCode, ReasonParameters } from './reason.ts';
export { type EarlierRow, type RankChange, type SettledList, settle } from './settle.ts';
export { type PartCost, type ValuedDevice, valueDevices, valueInSlices } from './value-devices.ts';
