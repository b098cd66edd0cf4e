import type { SnmpProfile } from '../profile.ts';

const APC = '1.3.6.1.4.1.318.1.1.1';

/** PowerNet-MIB of APC: its older cards have no UPS-MIB. Times are hundredths of a second. */
export const apc: SnmpProfile = {
  name: 'apc',
  match: { roots: [APC] },
  device: { kind: 'ups', maker: 'APC', rank: 30 },
  facts: { model: { text: `${APC}.1.1.1.0` }, firmware: { text: `${APC}.1.2.1.0` } },
  tables: [
    {
      kind: 'ups',
      rows: 'none',
      part: { text: 'UPS' },
      values: {
        model: { text: `${APC}.1.1.1.0` },
        chargeRatio: { number: `${APC}.2.2.1.0`, times: 0.01, range: [0, 1] },
        runtimeMs: { number: `${APC}.2.2.3.0`, times: 10, range: [0, 30 * 86_400_000] },
        onBattery: {
          word: `${APC}.4.1.1.0`,
          words: { 2: false, 3: true, 4: false, 6: false, 9: false, 10: false, 12: false, 13: false },
        },
        onBatteryMs: { number: `${APC}.2.1.2.0`, times: 10, range: [0, 30 * 86_400_000] },
        loadRatio: { number: `${APC}.4.2.3.0`, times: 0.01, range: [0, 2] },
        inputVolts: { number: `${APC}.3.2.1.0`, range: [0, 1_000] },
        batteryVolts: { number: `${APC}.2.2.8.0`, unknown: [0], range: [0.1, 2_000] },
        batteryCelsius: { number: `${APC}.2.2.2.0`, unknown: [0], range: [-40, 120] },
        replaceBattery: { word: `${APC}.2.2.4.0`, words: { 1: false, 2: true } },
        testFailed: { word: `${APC}.7.2.3.0`, words: { 1: false, 2: true } },
      },
    },
  ],
};
