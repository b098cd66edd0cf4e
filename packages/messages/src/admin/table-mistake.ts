import type { TableKind, TableProblem } from '@mach/wire';
import type { Language } from '../language.ts';
import { curePhrase, foundPhrase } from './cures.ts';

/** What a column is called, as the heads of tables take it too, and what its cells hold. */
type Column = readonly [name: string, holds: string];

const COMMUNE_CODE: Column = ['mã xã', 'mã đơn vị đúng 5 chữ số, kể cả số 0 ở đầu'];
const SITE: Column = ['địa điểm', 'tên một địa điểm của xã đó, tối đa 200 ký tự'];
const TEXT_100 = 'tối đa 100 ký tự';
const CODES = 'mã 5 chữ số của các xã, cách nhau bằng dấu cách, hoặc để trống nếu là tất cả';
const TIME = 'thời điểm như 05/12/2026 08:00';

/** In Vietnamese; in English the collector says it. */
const COLUMNS: Readonly<Record<TableKind, Readonly<Record<string, Column>>>> = {
  communes: {
    commune_code: COMMUNE_CODE,
    commune: ['tên xã', 'tên kèm loại, ví dụ xã Bình Sơn'],
    province_code: ['mã tỉnh', 'mã 2 chữ số của tỉnh, thành phố, kể cả số 0 ở đầu'],
    province: ['tên tỉnh', 'tên tỉnh, thành phố'],
    commune_kind: ['loại đơn vị', 'xã, phường hoặc đặc khu'],
    isp: ['nhà mạng', 'tên nhà mạng, ví dụ VNPT, Viettel, FPT, hoặc để trống'],
    working_hours: ['giờ làm việc', 'giờ như T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30, hoặc để trống'],
    valid_from: ['hiệu lực từ', 'ngày như 01/07/2025, hoặc để trống'],
    network: ['mạng', 'Internet, TSLCD, cả hai, qua proxy, hoặc để trống'],
  },
  lines: {
    commune_code: COMMUNE_CODE,
    site: SITE,
    kind: ['loại đường truyền', 'Internet, TSLCD, hoặc để trống nếu là Internet'],
    provider: ['nhà mạng', `tên nhà mạng, ví dụ VNPT, Viettel, FPT; ${TEXT_100}`],
    circuit_number: ['số hiệu kênh', TEXT_100],
    contract: ['số hợp đồng', TEXT_100],
    committed_mbps: ['tốc độ cam kết', 'số megabit mỗi giây theo hợp đồng, hoặc để trống'],
    hotline: ['tổng đài', 'số điện thoại, tối đa 50 ký tự'],
    metered: ['tính theo dung lượng', 'có nếu trả tiền theo dung lượng, không, hoặc để trống'],
  },
  equipment: {
    commune_code: COMMUNE_CODE,
    site: SITE,
    name: ['tên thiết bị', 'tên thường gọi của thiết bị, tối đa 200 ký tự'],
    kind: [
      'loại thiết bị',
      'một trong: bộ định tuyến, bộ chia mạng, bộ phát Wi-Fi, máy in, máy quét, bộ lưu điện, thiết bị họp trực tuyến, camera, đầu ghi, kiosk, màn hình gọi số, thiết bị đánh giá, khác',
    ],
    address: ['địa chỉ IP', 'địa chỉ IPv4 trong mạng của xã, ví dụ 192.168.1.20, hoặc chữ gateway, hoặc để trống'],
    snmp: ['snmp', 'mã một cách hỏi SNMP trong tệp cấu hình của máy chủ Mạch, hoặc để trống'],
    checks: [
      'checks',
      'tối đa 10 phép đo trong số ping, tcp:CỔNG, http, https, ipp, rtsp, sip, h323, cách nhau bằng dấu cách',
    ],
    asset_tag: ['số tài sản', TEXT_100],
    support_until: ['hỗ trợ đến', 'ngày như 31/12/2026, hoặc để trống'],
  },
  outages: {
    document: ['số văn bản', 'số văn bản thông báo, tối đa 200 ký tự'],
    cause: ['nguyên nhân', 'mất điện, đường truyền, nhà mạng, TSLCD hoặc hệ thống'],
    from: ['từ lúc', TIME],
    to: ['đến lúc', `${TIME}, sau lúc bắt đầu`],
    communes: ['các xã', CODES],
    service: ['dịch vụ', 'mã hệ thống đang đo nếu nguyên nhân là hệ thống, còn lại để trống'],
    isp: ['nhà mạng', 'tên nhà mạng nếu nguyên nhân là nhà mạng, còn lại để trống'],
  },
  meetings: {
    title: ['cuộc họp', 'tên cuộc họp, tối đa 200 ký tự'],
    starts: ['bắt đầu', TIME],
    ends: ['kết thúc', `${TIME}, sau lúc bắt đầu không quá 7 ngày, hoặc để trống`],
    communes: ['các xã', CODES],
  },
};

/** One mistake of a table, as a person reads it: in which column, what stands there, and what would be right. */
export function tableMistake(
  table: TableKind,
  { column = '', found, expected, cure }: Omit<TableProblem, 'line'>,
  language: Language,
): { readonly column: string; readonly found: string; readonly expected: string } {
  const cured = cure === undefined ? undefined : curePhrase(cure, language);
  if (language === 'en') return { column, found, expected: cured ?? expected };
  const [name = column, holds = expected] = COLUMNS[table][column] ?? [];
  return { column: name, found: found === '""' ? 'để trống' : foundPhrase(found, language), expected: cured ?? holds };
}

/** The columns of each table by the names that their heads have in Vietnamese. */
export const tableColumns = (table: TableKind): ReadonlyMap<string, string> =>
  new Map(Object.entries(COLUMNS[table]).map(([column, [name]]) => [column, name]));
