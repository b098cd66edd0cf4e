import type { Language } from '../language.ts';

/** What every official paper has on it, after Decree 30/2020/NĐ-CP, annex I. */
const vi = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  committeeOf: (unit: string) => `ỦY BAN NHÂN DÂN ${unit.toLocaleUpperCase('vi')}`,
  number: 'Số: ',
  /** To be written by hand once it is signed. */
  unsigned: (symbol: string) => `……/${symbol}`,
  placeAndDate: (place: string, year: string) => `${place}, ngày …… tháng …… năm ${year}`,
  to: 'Kính gửi: ',
  recipients: 'Nơi nhận:',
  unknown: '……',
  /** Where a whole name is to be written. */
  byHand: '…………………………………',
  reportSymbol: 'BC',
  /** Of papers that a committee itself issues. */
  committeeSymbol: 'UBND',
  /** What stands for what the configuration does not say. */
  superior: 'CƠ QUAN CHỦ QUẢN',
  office: 'TÊN CƠ QUAN',
  signer: 'THỦ TRƯỞNG CƠ QUAN',
  asAbove: 'Như trên',
  archive: 'Lưu: VT',
  maker: 'NGƯỜI LẬP BIỂU',
  signature: '(Ký, ghi rõ họ tên)',
  seal: '(Ký, đóng dấu, ghi rõ họ tên)',
  annex: (number: string) => `Phụ lục ${number}`,
  /** Below the head of an annex: `of` is the paper with its number and day. */
  annexOf: (of: string) => `(Kèm theo ${of})`,
  ofDay: (paper: string, number: string, year: string) => `${paper} số ${number} ngày …… tháng …… năm ${year}`,
  currency: 'Đơn vị tính: đồng',
};

const en: typeof vi = {
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence - Freedom - Happiness',
  committeeOf: (unit) => `PEOPLE’S COMMITTEE OF ${inEnglish(unit).toLocaleUpperCase('en')}`,
  number: 'No. ',
  unsigned: (symbol) => `……/${symbol}`,
  placeAndDate: (place, year) => `${place}, …… / …… / ${year}`,
  to: 'To: ',
  recipients: 'To:',
  unknown: '……',
  byHand: '…………………………………',
  reportSymbol: 'BC',
  committeeSymbol: 'UBND',
  superior: 'SUPERIOR OFFICE',
  office: 'OFFICE',
  signer: 'HEAD OF THE OFFICE',
  asAbove: 'As above',
  archive: 'File',
  maker: 'MADE BY',
  signature: '(Signature and name)',
  seal: '(Signature, seal and name)',
  annex: (number) => `Annex ${number}`,
  annexOf: (of) => `(To ${of})`,
  ofDay: (paper, number, year) => `${paper} no. ${number} of …… / …… / ${year}`,
  currency: 'In đồng',
};

/** "Phường Hòa Xuân" is Hòa Xuân ward in English. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ xã: 'commune', phường: 'ward', 'thị trấn': 'township', 'đặc khu': 'special zone' },
  ...{ tỉnh: 'province', 'thành phố': 'city' },
};

function inEnglish(unit: string): string {
  const [, kind = '', name] = /^(xã|phường|thị trấn|đặc khu|tỉnh|thành phố) (.+)$/iu.exec(unit) ?? [];
  return name === undefined ? unit : `${name} ${KINDS[kind.toLowerCase()]}`;
}

/** The fixed words of official papers. */
export const officialText = (language: Language): typeof vi => ({ vi, en })[language];
