import type { Files, Hash, Host, MachineHints, Result } from '@mach/ports';

/** Names of the board and the product, readable by every user. Versions are left out: an update of the firmware changes them. */
const BOARD_FILES = ['sys_vendor', 'product_name', 'board_vendor', 'board_name'];

/**
 * A hash of hardware hints that tells a cloned disk from the PC it was taken from: the built-in network cards' own
 * addresses, and only where there is none the names of the board. Serial numbers and the product's UUID are for root alone,
 * and an agent that joined as root and runs unprivileged must not look like another machine. The salt must be the same
 * before and after joining, hence not the province's.
 */
export async function machineHash(files: Files, host: Host, hash: Hash): Promise<string> {
  if (host.machineHints !== undefined) return hash.salted(JSON.stringify(hintsOf(host.machineHints())));
  const cards = await files.list('/sys/class/net');
  const found = await Promise.all((cards.ok ? cards.value : []).map((name) => ownAddress(files, name)));
  const addresses = found.filter((address) => address !== undefined).sort();
  if (addresses.length > 0) return hash.salted(JSON.stringify(addresses));
  const board = await Promise.all(BOARD_FILES.map((name) => textOf(files, `/sys/class/dmi/id/${name}`)));
  return hash.salted(JSON.stringify(board.map((text) => (PLACEHOLDER.test(text) ? '' : text))));
}

/**
 * Windows lets everybody read the firmware's own numbers. On cheap boards they are fillers, one of them on hundreds of PCs:
 * where one is missing or a filler, the lowest address of a built-in card stands in.
 */
function hintsOf(told: Result<MachineHints>): readonly string[] {
  if (!told.ok) return [];
  const { systemUuid, boardSerial, cardAddresses } = told.value;
  const numbers = [systemUuid, boardSerial].flatMap((text) => {
    const number = text?.replaceAll('-', '').trim().toLowerCase();
    return number === undefined || isFiller(number) ? [] : [number];
  });
  return numbers.length === 2 ? numbers : [...numbers, ...cardAddresses.slice(0, 1)];
}

/** Too short, few different characters, runs of digits, the UUID 03000200-0400-0500-0006-000700080009 in both orders of bytes. */
function isFiller(number: string): boolean {
  const isRepetitive = new Set(number).size <= 3;
  return number.length < 5 || isRepetitive || PLACEHOLDER.test(number) || FILLER.test(number);
}
const FILLER = /^0300020004000500|^0002000300040005|0123456|1234567|default|filled|o\.e\.m|serial|invalid/;

/** The kernel's addr_assign_type of an address that the card was made with. */
const PERMANENT = '0';
/** No card was made with such an address. */
const NO_ADDRESS = /^(?:00:00:00:00:00:00|ff:ff:ff:ff:ff:ff|)$/i;
/** What firmware says where its maker forgot to fill it in; an update of the firmware may fill it. */
const PLACEHOLDER =
  /^(?:default string|to be filled .*|system (?:manufacturer|product name)|not .*|unknown|none|n\/a)$/i;

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
  return NO_ADDRESS.test(address) ? undefined : address.toLowerCase();
}

async function textOf(files: Files, path: string): Promise<string> {
  const read = await files.readText(path);
  return read.ok ? read.value.trim() : '';
}
