import type { SnmpProfile } from '../profile.ts';

const DESCR = '1.3.6.1.2.1.1.1.0';

/** TP-Link's DSL routers: the software of their chip's maker, with TP-Link's way to name a build. */
export const tpLinkRouter: SnmpProfile = {
  name: 'tp-link-router',
  match: { objectIds: ['1.3.6.1.4.1.16972'], descr: /\bBuild \d{6} Rel\.\d+/ },
  device: { kind: 'router', maker: 'TP-Link', rank: 30 },
  facts: { firmware: { text: DESCR, pattern: /^(.*Build \d{6} Rel\.\w+)/ } },
};
