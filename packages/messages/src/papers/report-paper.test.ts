import { expect, it } from 'vitest';
import { reportHead, reportSignatures } from './report-paper.ts';

const OFFICE = {
  ...{ province: 'Quảng Ngãi', superior: 'UBND tỉnh Quảng Ngãi', office: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN' },
  ...{ place: 'Quảng Ngãi', signerTitle: 'Giám đốc', signerName: 'Nguyễn Văn A' },
} as const;

it('has the head that Decree 30/2020 asks for, with number and day to be written by hand', () => {
  expect(reportHead(OFFICE, '2026-11-28', 'vi')).toEqual({
    left: ['UBND TỈNH QUẢNG NGÃI', 'SỞ KHOA HỌC VÀ CÔNG NGHỆ'],
    number: 'Số: ……/BC-SKHCN',
    right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    placeAndDate: 'Quảng Ngãi, ngày …… tháng …… năm 2026',
  });
});

it.each([
  ['a province without its kind', 'Quảng Ngãi', 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI', 'Quảng Ngãi'],
  ['a province with its kind', 'Tỉnh Quảng Ngãi', 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI', 'Quảng Ngãi'],
  ['a city without its kind', 'Huế', 'ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ', 'Huế'],
  ['a city with its kind', 'Thành phố Cần Thơ', 'ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ', 'Cần Thơ'],
])(
  'takes the committee of %s where no office is configured, and leaves the office to be written',
  (_, province, above, place) => {
    const { left, number, placeAndDate } = reportHead({ province }, '2026-11-28', 'vi');
    expect(left).toEqual([above, expect.stringMatching(/^…+$/)]);
    expect(number).toBe('Số: ……/BC-……');
    expect(placeAndDate).toBe(`${place}, ngày …… tháng …… năm 2026`);
  },
);

it('leaves all to be written where nothing is known', () => {
  const { left, placeAndDate } = reportHead({}, '2026-11-28', 'vi');
  expect(left).toEqual([expect.stringMatching(/^…+$/)]);
  expect(placeAndDate).toBe('……, ngày …… tháng …… năm 2026');
});

it('is the committee’s own of a commune, whatever office the province configured', () => {
  const office = { ...OFFICE, commune: 'Xã Bình Sơn' };
  expect(reportHead(office, '2026-11-28', 'vi')).toMatchObject({
    left: ['ỦY BAN NHÂN DÂN XÃ BÌNH SƠN'],
    number: 'Số: ……/BC-UBND',
    placeAndDate: 'Xã Bình Sơn, ngày …… tháng …… năm 2026',
  });
  expect(reportSignatures(office, 'vi').right).toEqual(['THỦ TRƯỞNG CƠ QUAN', '(Ký, đóng dấu, ghi rõ họ tên)']);
});

it('is signed by who made it and by who answers for it', () => {
  expect(reportSignatures(OFFICE, 'vi')).toEqual({
    kind: 'signatures',
    left: ['NGƯỜI LẬP BIỂU', '(Ký, ghi rõ họ tên)'],
    right: ['GIÁM ĐỐC', '(Ký, đóng dấu, ghi rõ họ tên)', 'Nguyễn Văn A'],
  });
  expect(reportSignatures({}, 'en').right).toEqual(['HEAD OF THE OFFICE', '(Signature, seal and name)']);
});

it('has the State’s name and motto in English too, as the slip has', () => {
  expect(reportHead(OFFICE, '2026-11-28', 'en').right).toEqual([
    'SOCIALIST REPUBLIC OF VIET NAM',
    'Independence - Freedom - Happiness',
  ]);
});

it.each([
  ['Phường Hòa Xuân', 'PEOPLE’S COMMITTEE OF HÒA XUÂN WARD'],
  ['xã Số 1', 'PEOPLE’S COMMITTEE OF SỐ 1 COMMUNE'],
  ['Đặc khu Lý Sơn', 'PEOPLE’S COMMITTEE OF LÝ SƠN SPECIAL ZONE'],
  ['Lý Sơn', 'PEOPLE’S COMMITTEE OF LÝ SƠN'],
])('names the committee of %s in English', (commune, name) => {
  expect(reportHead({ commune }, '2026-11-28', 'en').left).toEqual([name]);
});

it('keeps marks that nobody sees out of the head', () => {
  expect(reportHead({ province: 'Quảng\u202E Ngãi' }, '2026-11-28', 'vi').left[0]).toBe(
    'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI',
  );
});
