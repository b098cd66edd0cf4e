import type { ConditionRow } from '@mach/wire';
import { expect, expectTypeOf, it } from 'vitest';
import { type Condition, condition } from './condition.ts';

it('a condition is a row of the API as it stands', () => {
  expectTypeOf<Condition>().toExtend<ConditionRow>();
  const made = condition('overheating', 'at-risk', 'temperature', { sensor: 'cpu', celsius: 99, limitCelsius: 95 });
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});
