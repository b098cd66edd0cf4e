import { type Koffi, loadKoffi } from './koffi.ts';
import { LINK_SETTINGS } from './link-modes.ts';

/** Of Linux's socket(2) and ioctl(2), the same on x64 and ARM. */
const AF_INET = 2;
const SOCK_DGRAM_CLOEXEC = 2 | 0o2_000_000;
const SIOCETHTOOL = 0x8946;
const ETHTOOL_GLINKSETTINGS = 0x4c;
const INTERFACE_NAME_BYTES = 16;
const IFREQ_BYTES = 40;
const SETTINGS_BYTES = LINK_SETTINGS.masks + 3 * 4 * LINK_SETTINGS.maskWordsMax;

/**
 * Asks the kernel for the link settings of a card (ETHTOOL_GLINKSETTINGS), which everybody may: the bytes of its structure,
 * undefined where the card's driver tells none. Neither /sys nor a text of the program `ethtool`, which few PCs have.
 * Throws where koffi has no build for the system.
 */
export function linkSettings(names: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const koffi = loadKoffi();
  const system = koffi.load(null);
  const socket = system.func('int socket(int domain, int type, int protocol)');
  const close = system.func('int close(int descriptor)');
  const descriptor: number = socket(AF_INET, SOCK_DGRAM_CLOEXEC, 0);
  if (descriptor < 0) throw new Error('no socket can be had to ask for link settings');
  try {
    const ask = questionOf(koffi, descriptor);
    return new Map(names.flatMap((name) => named(name, ask(name))));
  } finally {
    close(descriptor);
  }
}

const named = (name: string, bytes: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] =>
  bytes === undefined ? [] : [[name, bytes]];

function questionOf(koffi: Koffi, descriptor: number): (name: string) => Uint8Array | undefined {
  const ioctl = koffi.load(null).func('int ioctl(int descriptor, ulong request, _Inout_ uint8 *ifreq)');
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
    return ioctl(descriptor, SIOCETHTOOL, ifreq) === 0;
  };
  return (name) => {
    // Asked without masks, the kernel answers with the number of their words, made negative.
    if (!ask(name, 0)) return undefined;
    const words = -new DataView(settings.buffer).getInt8(LINK_SETTINGS.maskWords);
    return words > 0 && ask(name, words) ? settings.slice() : undefined;
  };
}
