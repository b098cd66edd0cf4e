import type { AssetRow, AssetUnknown, EquipmentKind } from '@mach/wire';
import type { Language } from './language.ts';

/** Whether the life of a thing has run out and whether it is within quota, by the office's register. */
const vi = {
  lifeIs: {
    over: (lastYear: string) =>
      lastYear === '' ? 'đã hết thời hạn sử dụng' : `đã hết thời hạn sử dụng (hết năm ${lastYear})`,
    running: (lastYear: string) => `còn thời hạn sử dụng đến hết năm ${lastYear}`,
    'no-asset': () => 'không phải tài sản cố định (dưới 10 triệu đồng)',
    unknown: () => 'chưa rõ thời hạn sử dụng',
  } satisfies Record<AssetRow['life'], (lastYear: string) => string> as Readonly<
    Record<AssetRow['life'], (lastYear: string) => string>
  >,
  quotaIs: { within: 'trong định mức', outside: 'vượt định mức', unknown: 'chưa rõ định mức' } satisfies Record<
    AssetRow['quota'],
    string
  > as Readonly<Record<AssetRow['quota'], string>>,
  rented: 'dịch vụ thuê, không phải tài sản: không có thời hạn sử dụng và định mức',
  neither: 'chưa rõ thời hạn, định mức',
  because: {
    'no-register': 'chưa có sổ tài sản',
    'not-in-register': 'không có trong sổ tài sản',
    'no-year': 'sổ không ghi năm đưa vào sử dụng',
    'kind-without-rule': 'chưa có quy định được dẫn nguồn cho loại tài sản này',
    'no-posts': 'chưa có số biên chế',
    'not-counted': 'máy không tính theo số người',
    'quota-without-rule': 'chưa có định mức được dẫn nguồn cho loại thiết bị này',
    'surplus-open': 'đơn vị có nhiều máy hơn định mức, thiếu năm sử dụng nên chưa rõ máy nào thừa',
  } satisfies Record<AssetUnknown, string> as Readonly<Record<AssetUnknown, string>>,
};

const en: typeof vi = {
  lifeIs: {
    over: (lastYear) => (lastYear === '' ? 'life run out' : `life run out (end of ${lastYear})`),
    running: (lastYear) => `life until the end of ${lastYear}`,
    'no-asset': () => 'no fixed asset (below 10 million đồng)',
    unknown: () => 'life not known',
  },
  quotaIs: { within: 'within quota', outside: 'above quota', unknown: 'quota not known' },
  rented: 'rented, no asset: neither life nor quota',
  neither: 'life and quota not known',
  because: {
    'no-register': 'there is no register',
    'not-in-register': 'not in the register',
    'no-year': 'the register has no year',
    'kind-without-rule': 'no rule with a source for this kind',
    'no-posts': 'the posts of the commune are not known',
    'not-counted': 'not counted by people',
    'quota-without-rule': 'no quota with a source for this kind of equipment',
    'surplus-open': 'the commune has more PCs than its quota, and missing years leave open which',
  },
};

export const assetStatus = (language: Language): typeof vi => ({ vi, en })[language];

/** What the register says of a device, in one line: life, quota, and why something of it is unknown. */
export function assetSentence(row: AssetRow | undefined, language: Language): string {
  const words = assetStatus(language);
  const { life, lifeUntil, quota, unknown } =
    row ?? ({ life: 'unknown', quota: 'unknown', unknown: ['no-register'] } as const satisfies AssetRow);
  const why = unknown.map((code) => words.because[code]).join(', ');
  const said =
    life === 'unknown' && quota === 'unknown' && why !== ''
      ? []
      : [words.lifeIs[life](lifeUntil === undefined ? '' : String(lifeUntil)), words.quotaIs[quota]];
  return [...said, ...(why === '' ? [] : [said.length === 0 ? `${words.neither}: ${why}` : why])].join('; ');
}

/** Where nobody could look: of a switch that was only seen, and in plans that were issued before equipment was looked up. */
const NOTHING_KNOWN: AssetRow = { life: 'unknown', quota: 'unknown', unknown: [] };

/** The same of anything that money is spent on; a line is rented. */
export const registerSentence = (
  kind: EquipmentKind | 'line' | undefined,
  asset: Omit<AssetRow, 'record'> | undefined,
  language: Language,
): string => (kind === 'line' ? assetStatus(language).rented : assetSentence(asset ?? NOTHING_KNOWN, language));
