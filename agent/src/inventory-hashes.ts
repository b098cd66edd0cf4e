import { INVENTORY_HASHES_MAX } from '@mach/wire';
import type { HardwareNumbers } from './hardware-numbers.ts';
import { isJunkIdentifier } from './junk-identifiers.ts';

/**
 * What agent/legacy/kiemke.vbs (ReadHints, Document) may call this very PC as `machine` of an inventory: the collector then
 * knows that both are one. Several, because systems disagree on the order of a UUID's bytes, and because a card that the script
 * saw may be gone. None where a number is a filler that only one of the two takes for one: it would fit other PCs.
 */
export function inventoryHashes(numbers: HardwareNumbers, sha256Hex: (text: string) => string): readonly string[] {
  const board = ownNumber(numbers.boardSerial ?? '');
  const firmware = spellings(numbers.systemUuid ?? '').map((uuid) => [
    ...(isOwnNumber(uuid.replaceAll('-', '')) ? [`uuid ${uuid}`] : []),
    ...(board === undefined ? [] : [`board ${board}`]),
  ]);
  const used = firmware.flat().map((line) => line.slice(line.indexOf(' ') + 1));
  if (used.some((text) => isJunkIdentifier(text) || !/^[ -~]+$/.test(text))) return [];
  const cards = numbers.cardAddresses
    .filter((address) => !isJunkIdentifier(address))
    .map((address) => `card ${address.toUpperCase()}`);
  const standIns = cards.length === 0 ? [[]] : cards.sort().map((card) => [card]);
  const all = standIns.flatMap((card) =>
    firmware.map((lines) => (lines.length === STRONG ? lines : [...lines, ...card])),
  );
  const texts = all.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => `${line}\n`).join(''));
  return [...new Set(texts)]
    .slice(0, INVENTORY_HASHES_MAX)
    .map((text) => sha256Hex(`${SALT}\n${text}`).slice(0, HASH_LENGTH));
}

/** As the script has them. */
const SALT = 'mach inventory 1';
const HASH_LENGTH = 32;
/** Numbers of the firmware that are enough: no card is asked for then. */
const STRONG = 2;
const NUMBER_LENGTH_MIN = 5;
const CHARACTERS_MIN = 4;
const FILLERS = [
  ...['0300020004000500', '0002000300040005', '0302010005040706', '0001020304050607', '1000000000008000'],
  ...['0000001000000080', '123456789', 'FILLED', 'DEFAULT', 'SERIAL', 'SPECIFIED', 'O.E.M', 'APPLICABLE', 'AVAILABLE'],
  ...['PRESENT', 'UNKNOWN', 'UNDEFINED', 'INVALID', 'EMPTY', 'SYSTEM', 'BOARD', 'CHASSIS'],
];

/** Whether the script takes this for a number of one PC alone. */
export function isOwnNumber(text: string): boolean {
  if (text.length < NUMBER_LENGTH_MIN || new Set(text).size < CHARACTERS_MIN) return false;
  return !FILLERS.some((filler) => text.includes(filler));
}

function ownNumber(given: string): string | undefined {
  const text = given.trim().toUpperCase();
  return isOwnNumber(text) ? text : undefined;
}

/** A UUID as Windows writes it, with its first three fields in both orders (SMBIOS 3.4, 7.2.1). */
function spellings(given: string): readonly string[] {
  const digits = given.replaceAll('-', '').trim().toUpperCase();
  if (!/^[0-9A-F]{32}$/.test(digits)) return [''];
  const turned = (from: number, to: number) => (digits.slice(from, to).match(/../g) ?? []).reverse().join('');
  const other = `${turned(0, 8)}${turned(8, 12)}${turned(12, 16)}${digits.slice(16)}`;
  return [digits, other].map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
}
