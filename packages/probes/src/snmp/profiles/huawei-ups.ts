import type { SnmpProfile } from '../profile.ts';

/** Cards of Huawei's UPS2000 and its like: UPS-MIB, under Huawei's own number. */
export const huaweiUps: SnmpProfile = {
  name: 'huawei-ups',
  match: { objectIds: ['1.3.6.1.4.1.2011.6.174'] },
  device: { kind: 'ups', maker: 'Huawei', rank: 30 },
};
