import type { SnmpProfile } from '../profile.ts';

const CPS = '1.3.6.1.4.1.3808.1.1.1';

/** CPS-MIB of CyberPower. Times are hundredths of a second, voltages tenths. */
export const cyberpower: SnmpProfile = {
  name: 'cyberpower',
  match: { roots: [CPS] },
  device: { kind: 'ups', maker: 'CyberPower', rank: 30 },
  facts: { model: { text: `${CPS}.1.1.1.0` }, firmware: { text: `${CPS}.1.2.1.0` } },
  tables: [
    {
      kind: 'ups',
      rows: 'none',
      part: { text: 'UPS' },
      values: {
        model: { text: `${CPS}.1.1.1.0` },
        chargeRatio: { number: `${CPS}.2.2.1.0`, times: 0.01, range: [0, 1] },
        runtimeMs: { number: `${CPS}.2.2.4.0`, times: 10, range: [0, 30 * 86_400_000] },
        onBattery: { word: `${CPS}.4.1.1.0`, words: { 2: false, 3: true, 4: false } },
        onBatteryMs: { number: `${CPS}.2.1.2.0`, times: 10, range: [0, 30 * 86_400_000] },
        loadRatio: { number: `${CPS}.4.2.3.0`, times: 0.01, range: [0, 2] },
        inputVolts: { number: `${CPS}.3.2.1.0`, times: 0.1, range: [0, 1_000] },
        batteryVolts: { number: `${CPS}.2.2.2.0`, times: 0.1, unknown: [0], range: [0.1, 2_000] },
        batteryCelsius: { number: `${CPS}.2.2.3.0`, unknown: [0], range: [-40, 120] },
        replaceBattery: { word: `${CPS}.2.2.5.0`, words: { 1: false, 2: true } },
      },
    },
  ],
};
