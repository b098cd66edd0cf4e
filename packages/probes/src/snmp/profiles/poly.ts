import type { SnmpProfile } from '../profile.ts';

const POLY = '1.3.6.1.4.1.13885.101.1';
const words = { 1: 'off', 2: 'ok', 3: 'failed' };

/** Poly (Polycom) video endpoints. Its logs of calls and its directory name people and are not read. */
export const poly: SnmpProfile = {
  name: 'poly',
  match: { objectIds: ['1.3.6.1.4.1.13885.101'], roots: [POLY] },
  device: { kind: 'codec', maker: 'Poly', rank: 30 },
  facts: { model: { text: `${POLY}.1.4.0` }, firmware: { text: `${POLY}.1.1.0` } },
  tables: [
    {
      kind: 'snmp-codec',
      rows: 'none',
      values: {
        state: { word: `${POLY}.3.1.0`, words },
        microphone: { word: `${POLY}.3.5.2.1.3.1`, words },
        camera: { word: `${POLY}.3.6.2.1.3.1`, words },
        calls: { number: `${POLY}.5.1.0`, range: [0, 1_000] },
      },
    },
  ],
};
