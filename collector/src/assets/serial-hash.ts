import { createHash } from 'node:crypto';

/** As agents and the script for a stick have them (`agent/src/serial-hashes.ts`, `agent/legacy/kiemke.vbs`). */
const SALT = 'mach serial 1';
const HASH_LENGTH = 32;

/** What a serial number of the office's register is compared by: PCs tell the same of theirs, and the number itself is kept nowhere. */
export const serialHash = (serial: string): string =>
  createHash('sha256').update(`${SALT}\n${serial.trim().toUpperCase()}`).digest('hex').slice(0, HASH_LENGTH);
