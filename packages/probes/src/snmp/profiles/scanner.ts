import type { SnmpProfile } from '../profile.ts';

const HR_DEVICE = '1.3.6.1.2.1.25.3.2.1';

/** Scanners that stand in the network by themselves. HOST-RESOURCES-MIB has no type for them: they are told by what they say. */
export const scanner: SnmpProfile = {
  name: 'scanner',
  match: { descr: /\bscan(?:ner|\b)/i },
  device: { kind: 'scanner', rank: 30 },
  facts: { model: { text: `${HR_DEVICE}.3.1` } },
};
