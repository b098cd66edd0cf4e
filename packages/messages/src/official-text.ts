import type { Language } from './language.ts';

/** What every official paper has on it, after Decree 30/2020/NĐ-CP, annex I. */
const vi = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số: ',
  /** To be written by hand once it is signed. */
  unsigned: (symbol: string) => `……/${symbol}`,
  placeAndDate: (place: string, year: string) => `${place}, ngày …… tháng …… năm ${year}`,
  to: 'Kính gửi: ',
  recipients: 'Nơi nhận:',
  unknown: '……',
  /** What stands for what the configuration does not say. */
  superior: 'CƠ QUAN CHỦ QUẢN',
  office: 'TÊN CƠ QUAN',
  signer: 'THỦ TRƯỞNG CƠ QUAN',
  asAbove: 'Như trên',
  archive: 'Lưu: VT',
};

const en: typeof vi = {
  nation: 'SOCIALIST REPUBLIC OF VIETNAM',
  motto: 'Independence - Freedom - Happiness',
  number: 'No. ',
  unsigned: (symbol) => `……/${symbol}`,
  placeAndDate: (place, year) => `${place}, …… / …… / ${year}`,
  to: 'To: ',
  recipients: 'To:',
  unknown: '……',
  superior: 'SUPERIOR OFFICE',
  office: 'OFFICE',
  signer: 'HEAD OF THE OFFICE',
  asAbove: 'As above',
  archive: 'File',
};

/** The fixed words of official papers. */
export const officialText = (language: Language): typeof vi => ({ vi, en })[language];

/**
 * What fields of templates are called between their braces: by the words of Vietnamese clerks in every language, for a template that is
 * edited in Word must not depend on the language of its paper.
 */
export const fieldNames = {
  superior: 'cơ quan chủ quản',
  office: 'tên cơ quan',
  number: 'số ký hiệu',
  placeAndDate: 'địa danh ngày tháng',
  signerTitle: 'chức vụ người ký',
  signerName: 'họ tên người ký',
  recipients: 'nơi nhận',
  recipient: 'tên nơi nhận',
} as const;
