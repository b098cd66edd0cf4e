import type { SnmpProfile } from '../profile.ts';

const STORAGE = '1.3.6.1.2.1.25.2.3.1';
const TYPES = '1.3.6.1.2.1.25.2.1';

/** HOST-RESOURCES-MIB (RFC 2790). */
export const hostResources: SnmpProfile = {
  name: 'host-resources',
  tables: [
    {
      kind: 'snmp-processor',
      rows: 'each',
      root: '1.3.6.1.2.1.25.3.3',
      part: { text: 'processor' },
      values: { loadRatio: { number: '1.3.6.1.2.1.25.3.3.1.2', times: 0.01, range: [0, 1] } },
    },
    {
      kind: 'snmp-storage',
      rows: 'each',
      root: '1.3.6.1.2.1.25.2.3',
      part: { columns: [`${STORAGE}.3`] },
      needs: ['totalBytes', 'usedBytes'],
      values: {
        storage: {
          word: `${STORAGE}.2`,
          words: {
            [`${TYPES}.1`]: 'other',
            [`${TYPES}.2`]: 'memory',
            [`${TYPES}.3`]: 'virtual-memory',
            [`${TYPES}.4`]: 'disk',
            [`${TYPES}.5`]: 'disk',
            [`${TYPES}.9`]: 'flash',
          },
        },
        totalBytes: { number: `${STORAGE}.5`, product: `${STORAGE}.4`, unknown: [0], range: [1, 1e18] },
        usedBytes: { number: `${STORAGE}.6`, product: `${STORAGE}.4`, range: [0, 1e18] },
        usedRatio: { number: `${STORAGE}.6`, per: `${STORAGE}.5`, range: [0, 1] },
      },
    },
  ],
};
