import type { SnmpProfile } from '../profile.ts';

const DELTA = '1.3.6.1.4.1.2254.2.4.1';

/** Delta's cards, which others (Minuteman) sell under their names: UPS-MIB, and the model in Delta's own objects. */
export const deltaUps: SnmpProfile = {
  name: 'delta-ups',
  match: { objectIds: ['1.3.6.1.4.1.2254.2.4'] },
  device: { kind: 'ups', rank: 30 },
  facts: { model: { text: `${DELTA}.2.0` } },
  tables: [{ kind: 'ups', rows: 'none', part: { text: 'UPS' }, values: { model: { text: `${DELTA}.2.0` } } }],
};
