import { expect, it } from 'vitest';
import { type NutVariable, nutValues } from './nut-values.ts';

/** Without what is undefined. */
const told = (variables: Partial<Record<NutVariable, string>>) => JSON.parse(JSON.stringify(nutValues(variables)));

it('gives shares, milliseconds, volts and degrees', () => {
  const variables = {
    'ups.status': 'OL CHRG',
    'ups.model': ' Back-UPS ES 650G2 ',
    'battery.charge': '87',
    'battery.runtime': '2079',
    'ups.load': '15',
    'input.voltage': '250.0',
    'battery.voltage': '13.5',
    'battery.temperature': '29.2',
    'ups.test.result': 'No test initiated',
  };
  expect(told(variables)).toEqual({
    model: 'Back-UPS ES 650G2',
    chargeRatio: 0.87,
    runtimeMs: 2_079_000,
    onBattery: false,
    replaceBattery: false,
    overloaded: false,
    loadRatio: 0.15,
    inputVolts: 250,
    batteryVolts: 13.5,
    batteryCelsius: 29.2,
    testFailed: false,
  });
});

it.each([
  ['OL', { onBattery: false, replaceBattery: false, overloaded: false }],
  ['OB DISCHRG LB', { onBattery: true, replaceBattery: false, overloaded: false }],
  ['OL RB', { onBattery: false, replaceBattery: true, overloaded: false }],
  ['OL OVER', { onBattery: false, replaceBattery: false, overloaded: true }],
  ['OB CAL', { replaceBattery: false, overloaded: false }],
  ['BYPASS', { replaceBattery: false, overloaded: false }],
  ['WAIT', {}],
  ['', {}],
])('reads the status %j', (status, expected) => {
  expect(told({ 'ups.status': status })).toEqual(expected);
});

it.each([
  ['Done and passed', false],
  ['OK', false],
  ['Done and error', true],
  ['Battery test failed', true],
  ['BT', true],
  ['Done and warning', undefined],
  ['In progress', undefined],
  ['Aborted', undefined],
  ['NO', undefined],
])('reads the test %j as failed: %s', (result, failed) => {
  expect(nutValues({ 'ups.test.result': result })['testFailed']).toBe(failed);
});

it('leaves out what is absent, no number or out of all sense', () => {
  const odd = { 'battery.charge': '255', 'battery.runtime': '-1', 'ups.load': 'n/a', 'battery.voltage': '0' };
  expect(told({ ...odd, 'battery.temperature': '', 'input.voltage': '1e9', 'ups.model': 'unknown' })).toEqual({});
});
