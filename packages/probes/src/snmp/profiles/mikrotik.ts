import type { SnmpProfile } from '../profile.ts';

const MTXR = '1.3.6.1.4.1.14988.1.1';
const GAUGES = `${MTXR}.3.100.1`;

/** MIKROTIK-MIB: RouterOS. Serial numbers and Wi-Fi names are not read. */
export const mikrotik: SnmpProfile = {
  name: 'mikrotik',
  match: { objectIds: ['1.3.6.1.4.1.14988'] },
  device: { kind: 'router', maker: 'MikroTik', rank: 30 },
  facts: {
    model: [
      { text: [`${MTXR}.7.9.0`, `${MTXR}.7.8.0`] },
      { text: '1.3.6.1.2.1.1.1.0', pattern: /^RouterOS (\S+)$/ },
      // entPhysicalDescr: `RouterOS VERSION (stable) on MODEL`.
      { text: '1.3.6.1.2.1.47.1.1.1.1.2', pattern: /^RouterOS .* on (\S+)$/, where: [] },
    ],
    firmware: { text: `${MTXR}.4.4.0` },
  },
  tables: [
    {
      kind: 'snmp-sensor',
      rows: 'none',
      part: { text: 'board' },
      values: {
        // Tenths.
        volts: { number: `${MTXR}.3.8.0`, times: 0.1, unknown: [0], range: [1, 300] },
        celsius: { number: `${MTXR}.3.10.0`, times: 0.1, unknown: [0], range: [-40, 150] },
      },
    },
    {
      kind: 'snmp-sensor',
      rows: 'none',
      part: { text: 'cpu' },
      values: { celsius: { number: `${MTXR}.3.11.0`, times: 0.1, unknown: [0], range: [-40, 150] } },
    },
    {
      kind: 'snmp-sensor',
      rows: 'each',
      root: `${MTXR}.3.100`,
      part: { columns: [`${GAUGES}.2`] },
      where: [{ column: `${GAUGES}.4`, is: [1] }],
      values: { celsius: { number: `${GAUGES}.3`, range: [-40, 150] } },
    },
    {
      kind: 'snmp-sensor',
      rows: 'each',
      root: `${MTXR}.3.100`,
      part: { columns: [`${GAUGES}.2`] },
      where: [{ column: `${GAUGES}.4`, is: [2] }],
      values: { rpm: { number: `${GAUGES}.3`, range: [0, 30_000] } },
    },
    {
      kind: 'snmp-sensor',
      rows: 'each',
      root: `${MTXR}.3.100`,
      part: { columns: [`${GAUGES}.2`] },
      where: [{ column: `${GAUGES}.4`, is: [3] }],
      values: { volts: { number: `${GAUGES}.3`, times: 0.1, range: [0, 300] } },
    },
  ],
};
