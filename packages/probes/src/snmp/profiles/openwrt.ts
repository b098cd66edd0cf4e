import type { SnmpProfile } from '../profile.ts';

/** OpenWrt with snmpd. Its description tells the version of the kernel alone. */
export const openwrt: SnmpProfile = {
  name: 'openwrt',
  match: { descr: /^Linux (?:OpenWrt|LEDE)\b/i },
  device: { kind: 'router', maker: 'OpenWrt', rank: 30 },
};
