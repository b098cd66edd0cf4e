import { type AskCard, INTERFACE_NAME_BYTES, withCardSocket } from './card-socket.ts';
import { loadKoffi } from './koffi.ts';
import { LINK_SETTINGS } from './link-modes.ts';

/** Of Linux's ioctl(2), the same on x64 and ARM. */
const SIOCETHTOOL = 0x8946;
const ETHTOOL_GLINKSETTINGS = 0x4c;
const IFREQ_BYTES = 40;
const SETTINGS_BYTES = LINK_SETTINGS.masks + 3 * 4 * LINK_SETTINGS.maskWordsMax;

/**
 * Asks the kernel for the link settings of cards (ETHTOOL_GLINKSETTINGS): the bytes of its structure, none for a card whose driver
 * tells none. Neither /sys nor a text of the program `ethtool`, which few PCs have. Throws as `withCardSocket` does.
 */
export function linkSettings(names: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return withCardSocket((ask) => {
    const settingsOf = questionOf(ask);
    return new Map(names.flatMap((name) => named(name, settingsOf(name))));
  });
}

const named = (name: string, bytes: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] =>
  bytes === undefined ? [] : [[name, bytes]];

function questionOf(askCard: AskCard): (name: string) => Uint8Array | undefined {
  const koffi = loadKoffi();
  const memory = koffi.alloc('uint8', SETTINGS_BYTES);
  const settings = new Uint8Array(koffi.view(memory, SETTINGS_BYTES));
  const address = koffi.address(memory);
  const ask = (name: string, words: number): boolean => {
    settings.fill(0);
    new DataView(settings.buffer).setUint32(0, ETHTOOL_GLINKSETTINGS, true);
    settings[LINK_SETTINGS.maskWords] = words;
    const ifreq = Buffer.alloc(IFREQ_BYTES);
    ifreq.write(name, 0, INTERFACE_NAME_BYTES - 1, 'latin1');
    ifreq.writeBigUInt64LE(address, INTERFACE_NAME_BYTES);
    return askCard(SIOCETHTOOL, ifreq);
  };
  return (name) => {
    // Asked without masks, the kernel answers with the number of their words, made negative.
    if (!ask(name, 0)) return undefined;
    const words = -new DataView(settings.buffer).getInt8(LINK_SETTINGS.maskWords);
    return words > 0 && ask(name, words) ? settings.slice() : undefined;
  };
}
