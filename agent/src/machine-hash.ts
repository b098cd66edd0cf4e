import type { Files, Hash } from '@mach/ports';

/** Facts of the board that every user may read; serial numbers and the product's UUID are for root alone. */
const BOARD_FILES = ['sys_vendor', 'product_name', 'board_vendor', 'board_name', 'bios_version'];

/**
 * A hash of hardware hints that tells a cloned disk from the PC it was taken from. Only what every user may read goes in:
 * an agent that joined as root and runs unprivileged must not look like another machine. Network cards on USB are left
 * out, for they come and go. The salt must be the same before and after joining, hence not the province's.
 */
export async function machineHash(files: Files, hash: Hash): Promise<string> {
  const board = await Promise.all(BOARD_FILES.map((name) => textOf(files, `/sys/class/dmi/id/${name}`)));
  const cards = await files.list('/sys/class/net');
  const addresses = await Promise.all((cards.ok ? cards.value : []).map((name) => fixedAddress(files, name)));
  const hints = [...board, ...addresses.filter((address) => address !== '').sort()];
  return hash.salted(JSON.stringify(hints));
}

async function fixedAddress(files: Files, card: string): Promise<string> {
  const device = await files.readText(`/sys/class/net/${card}/device/uevent`);
  if (!device.ok || device.value.includes('DEVTYPE=usb')) return '';
  return textOf(files, `/sys/class/net/${card}/address`);
}

async function textOf(files: Files, path: string): Promise<string> {
  const read = await files.readText(path);
  return read.ok ? read.value.trim() : '';
}
