import type { SnmpProfile } from '../profile.ts';

const DESCR = '1.3.6.1.2.1.1.1.0';
const SYSTEM = '1.3.6.1.4.1.11863.6.1.1';
const MONITOR = '1.3.6.1.4.1.11863.6.4.1';

/** TP-Link's switches (JetStream, Smart). TPLINK-SYSINFO-MIB has model and versions where the firmware has it. */
export const tpLinkSwitch: SnmpProfile = {
  name: 'tp-link-switch',
  match: { objectIds: ['1.3.6.1.4.1.11863'] },
  device: { kind: 'switch', maker: 'TP-Link', rank: 30 },
  facts: {
    model: { text: [`${SYSTEM}.5.0`, DESCR], pattern: /^(.+?)(?:\s+\d+\.\d+)?$/ },
    firmware: { text: `${SYSTEM}.6.0` },
  },
  tables: [
    {
      kind: 'snmp-processor',
      rows: 'each',
      root: `${MONITOR}.1`,
      part: { text: 'processor' },
      values: { loadRatio: { number: `${MONITOR}.1.1.1.2`, times: 0.01, range: [0, 1] } },
    },
    {
      kind: 'snmp-storage',
      rows: 'each',
      root: `${MONITOR}.2`,
      part: { text: 'memory' },
      values: { usedRatio: { number: `${MONITOR}.2.1.1.2`, times: 0.01, range: [0, 1] } },
    },
  ],
};
