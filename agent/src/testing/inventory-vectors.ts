/** Numbers of one made-up PC as Windows gives them, and what agent/legacy/kiemke.vbs calls that PC. */
export interface InventoryVector {
  readonly name: string;
  readonly uuid: string;
  readonly board: string;
  /** Address by the place of the card, of which what is before the backslash is the bus. */
  readonly cards: readonly (readonly [place: string, address: string])[];
  /** Absent where nothing tells this PC from others. */
  readonly machine?: string;
}

const UUID = '4C4C4544-0043-4810-8031-B4C04F4D3332';
const CARDS = [
  ['USB\\VID_0BDA&PID_8153', '00:E0:4C:68:00:11'],
  ['PCI\\VEN_8086&DEV_15B7', '84:7B:EB:1C:20:F7'],
  ['PCI\\VEN_8086&DEV_24FD', '34:F3:9A:61:4C:80'],
] as const;

/** The hashes were written by the script itself under Wine 8.0 on 2026-11-26. */
export const inventoryVectors: readonly InventoryVector[] = [
  {
    name: 'both numbers, and no card then',
    uuid: UUID,
    board: '/8CH2M32/CNWS20061200A1/',
    cards: CARDS,
    machine: '1c38a4c19af6ffacd236ce36437e3195',
  },
  {
    name: 'lower case and spaces around',
    uuid: UUID.toLowerCase(),
    board: ' /8ch2m32/cnws20061200a1/ ',
    cards: [],
    machine: '1c38a4c19af6ffacd236ce36437e3195',
  },
  {
    name: 'the lowest card on PCI where the board is a filler',
    uuid: UUID,
    board: 'To be filled by O.E.M.',
    cards: CARDS,
    machine: '18dc23adfcf31f5cc35e74262ced2cb7',
  },
  {
    name: 'the lowest card on PCI where the UUID is a filler',
    uuid: '03000200-0400-0500-0006-000700080009',
    board: 'BTKW123004Q7',
    cards: CARDS,
    machine: 'ff9b9c7236b838b350828cc88f4465af',
  },
  {
    name: 'the lowest card on PCI alone where both are fillers',
    uuid: 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    board: 'Default string',
    cards: CARDS,
    machine: '4bdb89442cb590fc2128abdbd6f39a74',
  },
  {
    name: 'no card whose address is on many PCs',
    uuid: '00020003-0004-0005-0006-000700080009',
    board: 'BTKW123004Q7',
    cards: [
      ['PCI\\VEN_8086&DEV_1502', '00:00:00:00:00:00'],
      ['PCI\\VEN_8086&DEV_1502', '34:F3:9A:61:4C:80'],
    ],
    machine: 'ff9b9c7236b838b350828cc88f4465af',
  },
  {
    name: 'one number alone where there is no card on PCI',
    uuid: UUID,
    board: 'None',
    cards: CARDS.slice(0, 1),
    machine: 'cacf2b071f2ad000837538e2615ad5e5',
  },
  {
    name: 'nothing where all are fillers',
    uuid: '10000000-0000-8000-0040-000000000000',
    board: '[Empty]',
    cards: [['PCI\\VEN_8086&DEV_1502', '88:88:88:88:87:88']],
  },
];
