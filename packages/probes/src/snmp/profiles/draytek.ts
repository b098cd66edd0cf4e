import type { SnmpProfile } from '../profile.ts';

const VIGOR = '1.3.6.1.4.1.7367.3';
const DESCR = '1.3.6.1.2.1.1.1.0';

/** DrayTek Vigor. */
export const draytek: SnmpProfile = {
  name: 'draytek',
  match: { objectIds: ['1.3.6.1.4.1.7367'] },
  device: { kind: 'router', maker: 'DrayTek', rank: 30 },
  facts: {
    model: { text: [DESCR], pattern: /Model:\s*([^,]+)/ },
    firmware: { text: [DESCR], pattern: /Version:\s*([^,]+)/ },
  },
  tables: [
    {
      kind: 'snmp-storage',
      rows: 'none',
      part: { text: 'memory' },
      values: { usedRatio: { number: `${VIGOR}.7.0`, times: 0.01, range: [0, 1] } },
    },
  ],
};
