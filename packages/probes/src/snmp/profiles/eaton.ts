import type { SnmpProfile } from '../profile.ts';

const XUPS = '1.3.6.1.4.1.534.1';

/** XUPS-MIB of Eaton (Powerware). */
export const eaton: SnmpProfile = {
  name: 'eaton',
  match: { roots: [XUPS] },
  device: { kind: 'ups', maker: 'Eaton', rank: 30 },
  facts: { model: { text: `${XUPS}.1.2.0` }, firmware: { text: `${XUPS}.1.3.0` } },
  tables: [
    {
      kind: 'ups',
      rows: 'none',
      part: { text: 'UPS' },
      values: {
        model: { text: `${XUPS}.1.2.0` },
        chargeRatio: { number: `${XUPS}.2.4.0`, times: 0.01, range: [0, 1] },
        // Seconds.
        runtimeMs: {
          number: `${XUPS}.2.1.0`,
          times: 1_000,
          unknown: [2_147_483_647, 4_294_967_295],
          range: [0, 30 * 86_400_000],
        },
        onBattery: { word: `${XUPS}.4.5.0`, words: { 3: false, 4: false, 5: true, 6: false, 7: false } },
        loadRatio: { number: `${XUPS}.4.1.0`, times: 0.01, range: [0, 2] },
        inputVolts: { number: `${XUPS}.3.4.1.2.1`, range: [0, 1_000] },
        batteryVolts: { number: `${XUPS}.2.2.0`, unknown: [0], range: [0.1, 2_000] },
      },
    },
  ],
};
