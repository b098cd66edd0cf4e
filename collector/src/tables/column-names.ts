import { searchFold } from '@mach/messages';
import type { TableKind } from '@mach/wire';

/** Tables that the pages take, and that of the sums of a plan, which the command takes alone. */
export type NamedTable = TableKind | 'budgets';

/** Heads as published lists and offices have them, folded: no marks, no case. The English names of the columns are always taken. */
const NAMES: Readonly<Record<NamedTable, Readonly<Record<string, readonly string[]>>>> = {
  communes: {
    commune_code: ['ma xa', 'ma phuong xa', 'ma xa phuong', 'ma dvhc', 'ma dvhc cap xa', 'ma don vi', 'ma px', 'ma'],
    commune: [
      'ten xa',
      'ten phuong xa',
      'ten don vi hanh chinh',
      'ten don vi',
      'commune name',
      'commune_name',
      'xa phuong dac khu',
      'xa phuong',
      'phuong xa',
      'phuong xa dac khu',
      'don vi',
      'ten',
    ],
    province_code: ['ma tinh', 'ma tinh thanh pho', 'ma tp', 'ma ttp'],
    commune_kind: ['cap', 'loai', 'loai don vi', 'cap hanh chinh'],
    province: ['province name', 'province_name', 'ten tinh', 'tinh thanh pho', 'tinh', 'ten tinh thanh pho', 'tinh tp'],
    isp: ['nha mang'],
    working_hours: ['gio lam viec'],
    valid_from: ['hieu luc tu', 'ngay hieu luc', 'tu ngay'],
    network: ['mang'],
  },
  lines: {
    commune_code: ['ma xa', 'ma dvhc', 'ma don vi', 'ma'],
    site: ['dia diem', 'tru so'],
    kind: ['loai duong truyen', 'loai'],
    provider: ['nha mang', 'nha cung cap'],
    circuit_number: ['so hieu kenh', 'so kenh', 'ma kenh', 'ma duong truyen'],
    contract: ['so hop dong', 'hop dong'],
    committed_mbps: ['toc do cam ket', 'toc do cam ket mbps', 'bang thong', 'bang thong mbps', 'toc do'],
    hotline: ['tong dai', 'so tong dai', 'dien thoai bao hong'],
    metered: ['tinh theo dung luong'],
  },
  equipment: {
    commune_code: ['ma xa', 'ma dvhc', 'ma don vi', 'ma'],
    site: ['dia diem', 'tru so'],
    name: ['ten thiet bi', 'ten'],
    kind: ['loai thiet bi', 'loai'],
    address: ['dia chi ip', 'dia chi'],
    asset_tag: ['so tai san', 'so hieu tai san'],
    support_until: ['ho tro den', 'han ho tro'],
  },
  meetings: {
    title: ['cuoc hop', 'ten cuoc hop', 'noi dung', 'noi dung cuoc hop'],
    starts: ['bat dau', 'gio bat dau', 'thoi gian', 'thoi gian bat dau', 'tu', 'tu luc'],
    ends: ['ket thuc', 'gio ket thuc', 'thoi gian ket thuc', 'den', 'den luc'],
    communes: ['cac xa', 'xa', 'ma xa', 'noi hop', 'thanh phan'],
  },
  outages: {
    document: ['so van ban', 'so cong van', 'van ban'],
    cause: ['loai', 'nguyen nhan'],
    from: ['tu', 'bat dau', 'tu luc'],
    to: ['den', 'ket thuc', 'den luc'],
    communes: ['cac xa', 'xa', 'ma xa'],
    service: ['dich vu'],
    isp: ['nha mang'],
  },
  budgets: {
    commune_code: ['ma xa', 'ma dvhc', 'ma don vi', 'ma'],
    year: ['nam'],
    budget: ['kinh phi', 'kinh phi mua sam', 'mua sam tai san', 'mua sam tai san co dinh', 'tai san co dinh'],
    parts_budget: ['chi thuong xuyen', 'kinh phi chi thuong xuyen', 'sua chua', 'linh kien'],
  },
};

/** The names of the columns as the readers of the tables know them; a head that is known by no name stays as it is. */
export function columnNames(table: NamedTable, head: readonly string[]): string[] {
  const known = new Map(
    Object.entries(NAMES[table]).flatMap(([column, names]) => names.map((name) => [name, column] as const)),
  );
  return head.map((cell) => known.get(searchFold(cell)) ?? cell.trim().toLowerCase());
}
