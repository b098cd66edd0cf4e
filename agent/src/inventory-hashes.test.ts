import { readFileSync } from 'node:fs';
import { sha256Hex } from '@mach/ports/node';
import { INVENTORY_HASHES_MAX } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { HardwareNumbers } from './hardware-numbers.ts';
import { inventoryHashes } from './inventory-hashes.ts';
import { type InventoryVector, inventoryVectors } from './testing/inventory-vectors.ts';

const numbersOf = ({ uuid, board, cards }: InventoryVector): HardwareNumbers => ({
  systemUuid: uuid,
  boardSerial: board,
  cardAddresses: cards.flatMap(([place, address]) => (place.startsWith('PCI') ? [address.toLowerCase()] : [])),
});
const hashes = (numbers: HardwareNumbers) => inventoryHashes(numbers, sha256Hex);
const UUID = '4c4c4544-0043-4810-8031-b4c04f4d3332';
/** The same bytes, as another system shows them. */
const TURNED = '44454c4c-4300-1048-8031-b4c04f4d3332';
const BOARD = '/8CH2M32/CNWS20061200A1/';

describe('an agent calls its PC as the script does', () => {
  it.each(inventoryVectors.filter(({ machine }) => machine !== undefined))('with $name', (vector) => {
    expect(hashes(numbersOf(vector))).toContain(vector.machine);
  });

  it.each(inventoryVectors)('in whatever order the firmware gives the bytes of its UUID: $name', (vector) => {
    const turned = (text: string) => text.match(/../g)?.reverse().join('') ?? '';
    const [a = '', b = '', c = '', ...rest] = vector.uuid.split('-');
    const raw = [turned(a), turned(b), turned(c), ...rest].join('').toLowerCase();
    expect(hashes({ ...numbersOf(vector), systemUuid: raw }).toSorted()).toEqual(hashes(numbersOf(vector)).toSorted());
  });

  it('knows as fillers what the script knows', () => {
    const script = readFileSync(new URL('../legacy/kiemke.vbs', import.meta.url), 'latin1');
    const listed = /fillers = Split\(([^)]*), "\|"\)/.exec(script)?.[1] ?? '';
    const fillers = listed.replaceAll(/"? & _\s+"|"/g, '').split('|');
    expect(fillers.length).toBeGreaterThan(20);
    for (const filler of fillers) {
      expect(hashes({ boardSerial: `${filler}-QZ7WK`, cardAddresses: [] }), filler).toEqual([]);
    }
  });
});

describe('what tells no PC from another gives no hash', () => {
  it.each<[string, HardwareNumbers]>([
    ['nothing at all', { cardAddresses: [] }],
    ['a filler of either order', { systemUuid: '00020003000400050006000700080009', cardAddresses: [] }],
    ['all ones', { systemUuid: 'f'.repeat(32), boardSerial: 'None', cardAddresses: ['ff:ff:ff:ff:ff:ff'] }],
    [
      'a serial number that the script alone takes for one',
      { systemUuid: UUID, boardSerial: '<out of range>', cardAddresses: [] },
    ],
    [
      'a serial number in letters that the script can not hash',
      { systemUuid: UUID, boardSerial: 'BTKWÅ23004', cardAddresses: [] },
    ],
  ])('%s', (_what, numbers) => {
    expect(hashes(numbers)).toEqual([]);
  });
});

it('is two hashes of a PC with both numbers, whatever its cards are', () => {
  const numbers = { systemUuid: UUID, boardSerial: BOARD, cardAddresses: [] };
  expect(hashes(numbers)).toHaveLength(2);
  expect(hashes({ ...numbers, cardAddresses: ['84:7b:eb:1c:20:f7'] })).toEqual(hashes(numbers));
  expect(hashes({ ...numbers, systemUuid: TURNED }).toSorted()).toEqual(hashes(numbers).toSorted());
});

it('is one with each card where a number is a filler, for what the script saw may be gone, and none without a card', () => {
  const cards = ['84:7b:eb:1c:20:f7', '34:f3:9a:61:4c:80'];
  const withCards = (cardAddresses: readonly string[]) => hashes({ boardSerial: 'BTKW123004Q7', cardAddresses });
  expect(withCards([...cards, '00:00:00:00:00:00']).toSorted()).toEqual(
    cards.flatMap((card) => withCards([card])).toSorted(),
  );
  expect(withCards(cards)).toHaveLength(2);
  expect(withCards(cards)).not.toContain(withCards([])[0]);
});

it('tells two PCs with one number of the board apart by their cards', () => {
  const pc = (card: string) => hashes({ boardSerial: 'BTKW123004Q7', cardAddresses: [card] });
  expect(pc('84:7b:eb:1c:20:f7')).not.toEqual(pc('84:7b:eb:1c:20:f8'));
});

it('is no more than an enrolment takes, the lowest cards first', () => {
  const cards = Array.from({ length: 40 }, (_, at) => `84:7b:eb:1c:20:${String(at).padStart(2, '0')}`);
  const all = hashes({ systemUuid: UUID, cardAddresses: cards });
  expect(all).toHaveLength(INVENTORY_HASHES_MAX);
  expect(all.slice(0, 2)).toEqual(hashes({ systemUuid: UUID, cardAddresses: cards.slice(0, 1) }));
});
