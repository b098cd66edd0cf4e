import { describe, expect, it } from 'vitest';
import { foundOf } from '../testing/made-equipment.ts';
import { read } from '../testing/made-up.ts';

const told = (values: Parameters<typeof read>[1]) =>
  foundOf([read('ups', values, '1')])
    .filter(({ component }) => component === 'ups')
    .map(({ code, level, parameters }) => ({ code, level, ...parameters }));

describe('a UPS', () => {
  it('that is well has nothing, and neither has one that says nothing', () => {
    const well = { onBattery: false, replaceBattery: false, testFailed: false, overloaded: false, loadRatio: 0.4 };
    expect(told(well)).toEqual([]);
    expect(told({ model: 'E1500' })).toEqual([]);
  });

  it.each([
    [{ replaceBattery: true, testFailed: true }, 'asked'],
    [{ testFailed: true }, 'test-failed'],
  ])('with %j needs a battery', (values, because) => {
    expect(told(values)).toEqual([{ code: 'ups-battery', level: 'failing', ups: '1', because }]);
  });

  it.each([[{ overloaded: true }], [{ loadRatio: 1.04 }]])('with %j carries too much', (values) => {
    expect(told(values)).toMatchObject([{ code: 'ups-overloaded', level: 'at-risk' }]);
  });

  it('that runs from its battery says how long that may last', () => {
    expect(told({ onBattery: true, chargeRatio: 0.4, runtimeMs: 600_000 })).toEqual([
      { code: 'ups-on-battery', level: 'at-risk', ups: '1', chargeRatio: 0.4, runtimeMs: 600_000 },
    ]);
  });
});
