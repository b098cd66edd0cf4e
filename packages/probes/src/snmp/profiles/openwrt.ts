import type { SnmpProfile } from '../profile.ts';

/** OpenWrt with snmpd. Its description tells the version of the kernel, not of OpenWrt. */
export const openwrt: SnmpProfile = {
  name: 'openwrt',
  match: { descr: /^Linux (?:OpenWrt|LEDE)\b/i },
  device: { kind: 'router', maker: 'OpenWrt', rank: 30 },
  facts: { firmware: { text: '1.3.6.1.2.1.1.1.0', pattern: /^Linux \S+ (\d\S*)/ } },
};
