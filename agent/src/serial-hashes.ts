import { SERIAL_HASHES_MAX } from '@mach/wire';
import { isOwnNumber } from './inventory-hashes.ts';
import { isJunkIdentifier } from './junk-identifiers.ts';

/** As the collector hashes the serial numbers of an office's register (`collector/src/assets/serial-hash.ts`), and the script for a stick its own. */
const SALT = 'mach serial 1';
const HASH_LENGTH = 32;

/** What the numbers on a PC's case, system and board are compared by with the office's register; fillers tell no PC from another and are left out. */
export function serialHashes(serials: readonly string[], sha256Hex: (text: string) => string): readonly string[] {
  const own = serials
    .map((serial) => serial.trim().toUpperCase())
    .filter((serial) => isOwnNumber(serial) && !isJunkIdentifier(serial));
  return [...new Set(own)]
    .slice(0, SERIAL_HASHES_MAX)
    .map((serial) => sha256Hex(`${SALT}\n${serial}`).slice(0, HASH_LENGTH));
}
