import type { Files, Hash, Host, MachineHints, Result } from '@mach/ports';
import { isJunkIdentifier } from './junk-identifiers.ts';
import { ownAddresses } from './own-addresses.ts';

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
  const addresses = await ownAddresses(files);
  if (addresses.length > 0) return hash.salted(JSON.stringify(addresses));
  const board = await Promise.all(BOARD_FILES.map((name) => textOf(files, `/sys/class/dmi/id/${name}`)));
  return hash.salted(JSON.stringify(board.map((text) => (isJunkIdentifier(text) ? '' : text))));
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
    return number === undefined || number.length < SERIAL_LENGTH_MIN || isJunkIdentifier(number) ? [] : [number];
  });
  return numbers.length === 2 ? numbers : [...numbers, ...cardAddresses.slice(0, 1)];
}

/** Shorter ones number a batch of boards. */
const SERIAL_LENGTH_MIN = 5;

async function textOf(files: Files, path: string): Promise<string> {
  const read = await files.readText(path);
  return read.ok ? read.value.trim() : '';
}
