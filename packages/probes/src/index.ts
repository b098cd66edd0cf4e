export type { Outcome, PartOutcome, Probe, ProbePorts, Sensor } from './contract.ts';
export { kinds, probes, sensors } from './registry.ts';
export { isHost, splitHostPort } from './target.ts';
