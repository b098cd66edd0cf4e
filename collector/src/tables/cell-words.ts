import { searchFold } from '@mach/messages';
import type { EquipmentKind, Network, OUTAGE_CAUSES } from '@mach/wire';

/** Words of offices for what a cell may hold, folded: no marks, no case. The codes themselves are always taken. */
const EQUIPMENT = {
  router: ['modem', 'bo dinh tuyen', 'modem bo dinh tuyen'],
  switch: ['bo chia mang', 'bo chia mang switch', 'thiet bi chuyen mach', 'switch mang'],
  'access-point': ['access point', 'bo phat wifi', 'bo phat wi fi', 'wifi', 'wi fi', 'diem phat wifi'],
  printer: ['may in'],
  scanner: ['may quet', 'may scan'],
  ups: ['bo luu dien', 'bo luu dien ups', 'luu dien'],
  codec: ['thiet bi hop truc tuyen', 'thiet bi hoi nghi truyen hinh', 'thiet bi hop'],
  camera: ['camera giam sat', 'may quay'],
  recorder: ['dau ghi', 'dau ghi hinh', 'dau ghi camera'],
  kiosk: ['ki ot', 'kiosk tra cuu', 'may tra cuu'],
  'queue-display': ['queue display', 'man hinh goi so', 'bang goi so', 'man hinh hien thi'],
  'feedback-terminal': [
    'feedback terminal',
    'thiet bi danh gia',
    'may danh gia hai long',
    'thiet bi danh gia hai long',
  ],
  other: ['khac', 'thiet bi khac'],
} as const satisfies Readonly<Record<EquipmentKind, readonly string[]>>;

const LINE = {
  internet: ['duong truyen internet', 'mang internet', 'ftth', 'cap quang'],
  'data-network': [
    'data network',
    'mang truyen so lieu chuyen dung',
    'truyen so lieu chuyen dung',
    'tslcd',
    'mang tslcd',
  ],
} as const;

const NETWORK = {
  internet: [...LINE.internet, 'chi internet'],
  'data-network': [...LINE['data-network'], 'chi mang truyen so lieu chuyen dung'],
  both: ['ca hai'],
  proxy: ['moi thu qua may chu proxy', 'qua proxy', 'may chu proxy'],
} as const satisfies Readonly<Record<Network, readonly string[]>>;

const OUTAGE = {
  power: ['mat dien', 'cat dien', 'dien', 'ngung cap dien'],
  line: ['duong truyen', 'duong truyen internet', 'mat duong truyen'],
  isp: ['nha mang', 'ca nha mang'],
  'data-network': LINE['data-network'],
  service: ['he thong', 'mot he thong', 'dich vu'],
} as const satisfies Readonly<Record<(typeof OUTAGE_CAUSES)[number], readonly string[]>>;

const YES_NO = { yes: ['co', 'x'], no: ['khong', 'ko'] } as const;

const WORDS = { equipment: EQUIPMENT, line: LINE, network: NETWORK, outage: OUTAGE, yesNo: YES_NO };

/** The code that a cell stands for, by the code itself or by a word of offices; undefined where it is neither. */
export function codeOf<Of extends keyof typeof WORDS>(of: Of, cell: string): keyof (typeof WORDS)[Of] | undefined {
  const folded = searchFold(cell);
  const words: Readonly<Record<string, readonly string[]>> = WORDS[of];
  const found = Object.entries(words).find(([code, names]) => code === cell.toLowerCase() || names.includes(folded));
  return found?.[0] as keyof (typeof WORDS)[Of] | undefined;
}
