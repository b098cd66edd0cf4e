/** What a register and a list of posts tell, in the order in which it is shown. */
export const COLUMNS = [
  'unit_code',
  'unit',
  'asset_tag',
  'serial',
  'device_number',
  'name',
  'kind',
  'year_in_use',
  'original_price',
  'residual_value',
  'department',
  'people',
  'posts',
  'shared_pcs',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Heads as offices write them, without marks, in small letters; the program's own names too. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  unit_code: ['unit_code', 'commune_code', 'ma don vi', 'ma xa', 'ma dvhc', 'ma don vi hanh chinh', 'ma dia ban'],
  unit: ['unit', 'commune', 'don vi', 'ten don vi', 'xa', 'xa phuong', 'ten xa', 'xa phuong dac khu'],
  asset_tag: [
    'asset_tag',
    'so hieu tai san',
    'ma tai san',
    'so the tai san',
    'ma so tai san',
    'so tai san',
    'so hieu',
    'so hieu tscd',
    'ma tscd',
    'so the tscd',
  ],
  serial: ['serial', 'serial_number', 'serial number', 'so seri', 'so se ri', 'so serial', 's/n', 'sn', 'service tag'],
  device_number: ['device_number', 'so may', 'so may mach', 'so may trong mach'],
  name: ['name', 'ten tai san', 'ten tscd', 'ten thiet bi', 'ten may', 'ten goi'],
  kind: ['kind', 'chung loai', 'loai', 'loai tai san', 'loai thiet bi', 'nhom tai san'],
  year_in_use: [
    'year_in_use',
    'nam dua vao su dung',
    'nam su dung',
    'ngay dua vao su dung',
    'ngay su dung',
    'thoi gian dua vao su dung',
    'nam bat dau su dung',
  ],
  original_price: ['original_price', 'nguyen gia', 'nguyen gia tscd', 'nguyen gia tai san'],
  residual_value: ['residual_value', 'gia tri con lai', 'gtcl', 'gia tri con lai tscd'],
  department: ['department', 'bo phan', 'bo phan su dung', 'phong ban', 'phong', 'noi su dung', 'noi dat', 'vi tri'],
  people: ['people', 'so nguoi su dung', 'so nguoi dung'],
  posts: [
    'posts',
    'bien che',
    'so bien che',
    'so nguoi',
    'so can bo cong chuc',
    'so luong can bo cong chuc',
    'tong so nguoi',
    'bien che duoc giao',
  ],
  shared_pcs: ['shared_pcs', 'may dung chung', 'so may dung chung', 'may tinh dung chung', 'dinh muc may dung chung'],
};
const BY_HEAD = new Map(COLUMNS.flatMap((column) => HEADS[column].map((head) => [head, column] as const)));

/** Heads of columns that name people: never taken up. */
const OF_PEOPLE = new Set([
  'nguoi su dung',
  'ho ten',
  'ho va ten',
  'ten nguoi su dung',
  'can bo su dung',
  'nguoi quan ly',
  'nguoi giu',
  'user',
]);

/** Heads that every table has and that say nothing of a thing. */
const PLAIN = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no', 'ghi chu', 'note', 'don vi tinh', 'dvt', 'so luong']);

/** Without marks, in small letters, one blank between words. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[\s.,;:\u00a0–-]+/g, ' ')
    .trim();

/** What a head says without its unit or remark in brackets. */
const headOf = (text: string): string => plain(text.replaceAll(/\([^)]*\)/g, ' '));

export const columnOf = (text: string): Column | undefined => BY_HEAD.get(headOf(text)) ?? BY_HEAD.get(plain(text));
export const isPlain = (text: string): boolean => PLAIN.has(headOf(text));
export const isOfPeople = (text: string): boolean => OF_PEOPLE.has(headOf(text));

/** By how much figures are to be multiplied, as a head or the line above a table says: đồng unless said. */
export function moneyUnitIn(text: string): number | undefined {
  const said = plain(text);
  if (/\b(1 ?000 ?000 ?d(ong)?|trieu( dong)?|tr d(ong)?)\b/.test(said)) return 1_000_000;
  if (/\b(1 ?000 ?d(ong)?|nghin( dong)?|ngan( dong)?)\b/.test(said)) return 1_000;
  return /\b(dong|vnd|d)\b/.test(said) ? 1 : undefined;
}
