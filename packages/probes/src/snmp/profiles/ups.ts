import type { SnmpProfile } from '../profile.ts';

const UPS = '1.3.6.1.2.1.33.1';
const ALARMS = { listed: `${UPS}.6.2.1.2`, countedBy: `${UPS}.6.1.0` };
const WELL_KNOWN = `${UPS}.6.3`;

/** UPS-MIB (RFC 1628). Its first line in and out stands for all: three phases are rare in offices. */
export const ups: SnmpProfile = {
  name: 'ups',
  match: { roots: ['1.3.6.1.2.1.33.1'] },
  device: { kind: 'ups', rank: 20 },
  facts: {
    // Cards are met that leave out the `.0`.
    model: { text: [`${UPS}.1.2.0`, `${UPS}.1.2`] },
    firmware: { text: [`${UPS}.1.3.0`, `${UPS}.1.4.0`] },
  },
  tables: [
    {
      kind: 'ups',
      rows: 'none',
      part: { text: 'UPS' },
      values: {
        model: { text: [`${UPS}.1.2.0`, `${UPS}.1.2`] },
        chargeRatio: { number: `${UPS}.2.4.0`, times: 0.01, range: [0, 1] },
        // Minutes; all ones, of 16, 31 or 32 bits, where it can't say.
        runtimeMs: {
          number: `${UPS}.2.3.0`,
          times: 60_000,
          unknown: [65_535, 2_147_483_647, 4_294_967_295],
          range: [0, 30 * 86_400_000],
        },
        onBattery: { word: `${UPS}.4.1.0`, words: { 3: false, 4: false, 5: true, 6: false, 7: false } },
        onBatteryMs: {
          number: `${UPS}.2.2.0`,
          times: 1_000,
          unknown: [2_147_483_647, 4_294_967_295],
          range: [0, 30 * 86_400_000],
        },
        loadRatio: { number: `${UPS}.4.4.1.5.1`, times: 0.01, range: [0, 2] },
        inputVolts: { number: `${UPS}.3.3.1.3.1`, range: [0, 1_000] },
        batteryVolts: { number: `${UPS}.2.5.0`, times: 0.1, unknown: [0], range: [0.1, 2_000] },
        // 0 is what a card without a sensor says.
        batteryCelsius: { number: `${UPS}.2.7.0`, unknown: [0], range: [-40, 120] },
        replaceBattery: { ...ALARMS, holds: `${WELL_KNOWN}.1` },
        overloaded: { ...ALARMS, holds: `${WELL_KNOWN}.8` },
        testFailed: { word: `${UPS}.7.3.0`, words: { 1: false, 3: true, 6: false } },
      },
    },
  ],
};
