import type { LatestReading, Values } from '@mach/wire';
import { type Condition, conditionsOf } from '../index.ts';
import { NOW, read } from './made-up.ts';

/** A device of a kind that was asked by SNMP, with what else it told. */
export const device = (deviceKind: string, ...readings: readonly LatestReading[]): readonly LatestReading[] => [
  read('snmp', { deviceKind, objects: 9 }, '192.0.2.1'),
  ...readings,
];

export const port = (name: string, values: Values): LatestReading =>
  read('snmp-interface', { type: 6, adminStatus: 1, operStatus: 1, ...values }, name);

/** What is found of it, as codes with what they are about. */
export const foundOf = (readings: readonly LatestReading[]): readonly Condition[] => conditionsOf(readings, NOW);
