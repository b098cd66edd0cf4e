/** What the kernel tells of a card's link (struct ethtool_link_settings of linux/ethtool.h, with its masks). */
export interface LinkAbility {
  /** The fastest that the card can do. */
  readonly maxSpeedMbps?: number;
  /** The fastest that the other end offers; absent where it offers nothing, or the driver does not tell. */
  readonly otherEndMaxSpeedMbps?: number;
  readonly autoNegotiation?: boolean;
}

/** Layout of the structure: the masks stand behind its 48 bytes, each of as many words of 32 bits as byte 15 says. */
export const LINK_SETTINGS = { autoneg: 11, maskWords: 15, masks: 48, maskWordsMax: 127 } as const;

/**
 * Numbers of the link modes of copper up to 10 Gbit/s (enum ethtool_link_mode_bit_indices), with the modes of boards and
 * modules that carry the same speeds. Faster ones are no office PC's.
 */
const MODES: readonly (readonly [speedMbps: number, bits: readonly number[]])[] = [
  [10_000, [12, 18, 19, 42, 43, 44, 45, 46]],
  [5_000, [48]],
  [2_500, [15, 47]],
  [1_000, [4, 5, 17, 41]],
  [100, [2, 3]],
  [10, [0, 1]],
];

/** Undefined where the driver lists no mode at all, as those of virtual cards do: then auto-negotiation says nothing either. */
export function readLinkAbility(bytes: Uint8Array): LinkAbility | undefined {
  const words = bytes[LINK_SETTINGS.maskWords] ?? 0;
  const mask = (place: number) => bytes.subarray(LINK_SETTINGS.masks + place * words * 4).subarray(0, words * 4);
  const maxSpeedMbps = fastest(mask(0));
  if (maxSpeedMbps === undefined) return undefined;
  const otherEndMaxSpeedMbps = fastest(mask(2));
  return {
    maxSpeedMbps,
    ...(otherEndMaxSpeedMbps !== undefined && { otherEndMaxSpeedMbps }),
    autoNegotiation: bytes[LINK_SETTINGS.autoneg] === 1,
  };
}

/** Words are little-endian on a PC, so a bit's byte is its number divided by eight. */
function fastest(mask: Uint8Array): number | undefined {
  const has = (bit: number) => ((mask[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  return MODES.find(([, bits]) => bits.some(has))?.[0];
}
