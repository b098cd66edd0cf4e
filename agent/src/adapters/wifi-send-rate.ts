import { INTERFACE_NAME_BYTES, withCardSocket } from './card-socket.ts';

/** The rate of a wireless card by the wireless extensions (linux/wireless.h), the same on x64 and ARM. */
const SIOCGIWRATE = 0x8b21;
const IWREQ_BYTES = 32;
const BITS_PER_MEGABIT = 1_000_000;

/**
 * Asks the kernel at which rate a wireless card sends, in Mbit/s; undefined where it does not know, as for a card that is not
 * wireless, not connected, or of a kernel without the wireless extensions. Needs no right and no program.
 */
export function wifiSendMbps(name: string): number | undefined {
  try {
    return withCardSocket((ask) => {
      const iwreq = Buffer.alloc(IWREQ_BYTES);
      iwreq.write(name, 0, INTERFACE_NAME_BYTES - 1, 'latin1');
      return ask(SIOCGIWRATE, iwreq) ? readSendMbps(iwreq) : undefined;
    });
  } catch {
    return undefined;
  }
}

/** Reads `struct iwreq` as the kernel fills it: behind the card's name stand bits a second. */
export function readSendMbps(iwreq: Uint8Array): number | undefined {
  const bits = new DataView(iwreq.buffer, iwreq.byteOffset).getInt32(INTERFACE_NAME_BYTES, true);
  return bits > 0 ? bits / BITS_PER_MEGABIT : undefined;
}
