import type { Files } from '@mach/ports';
import { isJunkIdentifier } from './junk-identifiers.ts';

/** The addresses of the built-in network cards of a machine with /sys, sorted, in lower case. */
export async function ownAddresses(files: Files): Promise<readonly string[]> {
  const cards = await files.list('/sys/class/net');
  const found = await Promise.all((cards.ok ? cards.value : []).map((name) => ownAddress(files, name)));
  return found.filter((address) => address !== undefined).sort();
}

/** The kernel's addr_assign_type of an address that the card was made with. */
const PERMANENT = '0';

/**
 * The address that a card was made with. Cards on USB come and go and say nothing of the PC; virtual ones have no device;
 * Wi-Fi may go by a made-up address, and its own then stands with the radio alone.
 */
async function ownAddress(files: Files, card: string): Promise<string | undefined> {
  const folder = `/sys/class/net/${card}`;
  const device = await files.readText(`${folder}/device/uevent`);
  if (!device.ok || device.value.includes('DEVTYPE=usb')) return undefined;
  const radio = await textOf(files, `${folder}/phy80211/macaddress`);
  const isOwn = (await textOf(files, `${folder}/addr_assign_type`)) === PERMANENT;
  const address = radio !== '' ? radio : isOwn ? await textOf(files, `${folder}/address`) : '';
  return isJunkIdentifier(address) ? undefined : address.toLowerCase();
}

async function textOf(files: Files, path: string): Promise<string> {
  const read = await files.readText(path);
  return read.ok ? read.value.trim() : '';
}
