import type { LatestReading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { foundOf } from '../testing/made-equipment.ts';
import { NOW, read } from '../testing/made-up.ts';

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

  it.each([
    ['full, and carries its load for two minutes', { chargeRatio: 1, runtimeMs: 120_000 }, ['ups-runtime-short']],
    ['full, and carries it for three', { chargeRatio: 1, runtimeMs: 180_000 }, []],
    ['still charging', { chargeRatio: 0.6, runtimeMs: 120_000 }, []],
    ['of unknown charge', { runtimeMs: 120_000 }, []],
  ])('that is %s', (_, values, codes) => {
    expect(told({ onBattery: false, ...values }).map(({ code }) => code)).toEqual(codes);
  });

  it('that a PC no longer sees has nothing any more', () => {
    const before = { ...read('ups', { onBattery: true }, 'office'), at: NOW - 600_000 };
    const codes = (...readings: readonly LatestReading[]) =>
      foundOf(readings).filter(({ component }) => component === 'ups');
    expect(codes(before)).toHaveLength(1);
    expect(codes(before, read('ups', { present: false }))).toEqual([]);
    const back = { ...read('ups', { onBattery: true }, 'office'), at: NOW + 1 };
    expect(codes(back, read('ups', { present: false }))).toHaveLength(1);
  });

  it('that runs from its battery says how long that may last', () => {
    expect(told({ onBattery: true, chargeRatio: 0.4, runtimeMs: 600_000 })).toEqual([
      { code: 'ups-on-battery', level: 'at-risk', ups: '1', chargeRatio: 0.4, runtimeMs: 600_000 },
    ]);
  });
});
