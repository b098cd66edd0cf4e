import type { Language } from './language.ts';
import { terms } from './terms.ts';

const vi: Readonly<Record<string, string>> = {
  installed: 'Cài đặt máy chủ Mạch',
  'units-imported': 'Nhập danh sách xã, phường, đặc khu',
  'units-reorganised': 'Ghi sáp nhập, chia tách',
  'days-off-set': 'Ghi ngày nghỉ của năm',
  'planning-file-added': 'Tải lên đơn giá, tiêu chí',
  'planning-file-removed': 'Bỏ đơn giá, tiêu chí',
  'token-created': 'Tạo mã',
  'token-revoked': 'Thu hồi mã',
  'device-enrolled': 'Đăng ký máy',
  'device-flagged': 'Ghi lưu ý cho máy',
  'device-revoked': 'Ngừng nhận số liệu của máy',
  'device-superseded': 'Ghép bản kiểm kê với máy',
  'device-separated': 'Tách bản kiểm kê khỏi máy',
  'device-moved': 'Chuyển máy sang nơi khác',
  'device-described': 'Sửa thông tin khai của máy',
  'device-forgotten': 'Bỏ thiết bị trùng',
  'site-added': 'Ghi địa điểm',
  'line-added': 'Ghi đường truyền',
  'line-removed': 'Bỏ đường truyền',
  'assets-imported': 'Nhập sổ tài sản',
  'asset-removed': 'Bỏ dòng trong sổ tài sản',
  'posts-set': 'Nhập biên chế',
  'posts-removed': 'Bỏ biên chế',
  'priorities-settled': 'Chốt danh sách ưu tiên',
  'serials-told': 'Ghi mã băm số sê-ri của máy kiểm kê',
  'outage-announced': 'Ghi thông báo gián đoạn',
  'outage-withdrawn': 'Bỏ thông báo gián đoạn',
  'meeting-announced': 'Ghi lịch họp trực tuyến',
  'meeting-called-off': 'Bỏ lịch họp trực tuyến',
  'availability-set': 'Đặt cam kết độ khả dụng',
  'cause-written': 'Ghi nguyên nhân được báo',
  'print-made': 'Lập hồ sơ, giấy xác nhận',
  'day-noted': 'Ghi hiện trạng đầu ngày',
  'services-set': 'Đặt danh sách hệ thống cần đo',
  'service-chosen': 'Chọn hệ thống cần đo',
  'service-dropped': 'Thôi đo một hệ thống',
  'alert-route-set': 'Đặt đường gửi cảnh báo',
  'alert-route-removed': 'Bỏ đường gửi cảnh báo',
  'account-created': 'Tạo tài khoản',
  'account-handed-over': 'Bàn giao tài khoản',
  'account-set-up': 'Đặt mật khẩu',
  'account-disabled': 'Khóa tài khoản',
  'account-signed-in': 'Đăng nhập',
  'account-locked': 'Tạm khóa vì nhập chưa đúng nhiều lần',
  'plan-issued': 'Ban hành phương án mua sắm, nâng cấp',
  'sign-in-link-made': 'Tạo đường dẫn đăng nhập quản trị',
  'journal-restored': 'Khôi phục nhật ký từ bản sao lưu',
  'journal-repaired': 'Sửa nhật ký bị hỏng',
  'configuration-taken-up': 'Áp dụng tệp cấu hình đã thay đổi',
  'incident-acknowledged': 'Tiếp nhận sự cố',
};

const en: typeof vi = {
  installed: 'Collector set up',
  'units-imported': 'Communes imported',
  'units-reorganised': 'Merger or split entered',
  'days-off-set': 'Days off of a year set',
  'planning-file-added': 'Prices or criteria uploaded',
  'planning-file-removed': 'Prices or criteria removed',
  'token-created': 'Token made',
  'token-revoked': 'Token revoked',
  'device-enrolled': 'Device enrolled',
  'device-flagged': 'Device flagged',
  'device-revoked': 'Device revoked',
  'device-superseded': 'Inventory joined to a device',
  'device-separated': 'Inventory separated from a device',
  'device-moved': 'Device moved',
  'device-described': 'What is said of a device changed',
  'device-forgotten': 'Double of a device removed',
  'site-added': 'Site written down',
  'line-added': 'Line written down',
  'line-removed': 'Line removed',
  'assets-imported': 'Register of assets taken up',
  'asset-removed': 'Line of the register removed',
  'posts-set': 'Posts taken up',
  'posts-removed': 'Posts removed',
  'priorities-settled': 'Upgrade list settled',
  'serials-told': 'Hashes of serial numbers of an inventoried PC kept',
  'outage-announced': 'Announced outage written down',
  'outage-withdrawn': 'Announced outage taken back',
  'meeting-announced': 'Meeting written down',
  'meeting-called-off': 'Meeting called off',
  'availability-set': 'Availability targets set',
  'cause-written': 'Cause written down',
  'print-made': 'Dossier or slip made',
  'day-noted': 'State of the beginning of a day written down',
  'services-set': 'Services to watch set',
  'service-chosen': 'Service to watch chosen',
  'service-dropped': 'Service no longer watched',
  'alert-route-set': 'Route of alerts set',
  'alert-route-removed': 'Route of alerts removed',
  'account-created': 'Account made',
  'account-handed-over': 'Account handed over',
  'account-set-up': 'Password chosen',
  'account-disabled': 'Account disabled',
  'account-signed-in': 'Signed in',
  'account-locked': 'Locked after wrong entries',
  'plan-issued': 'Plan of purchases issued',
  'sign-in-link-made': 'Link made that signs in the administrator',
  'journal-restored': 'Journal restored from a backup',
  'journal-repaired': 'Damaged journal repaired',
  'configuration-taken-up': 'Changed configuration file taken up',
  'incident-acknowledged': 'Incident taken on',
};

/** All that the audit log tells of, in words. */
export const auditSentences = (language: Language): readonly string[] => Object.values(language === 'vi' ? vi : en);

/** The same with the code of each, by its words. */
export const auditSentencesByCode = (language: Language): readonly (readonly [code: string, sentence: string])[] =>
  Object.entries(language === 'vi' ? vi : en).sort((a, b) => a[1].localeCompare(b[1], language));

/** What was changed, in a few words; the code itself where it is not known here. */
export function auditSentence(what: string, language: Language): string {
  return (language === 'vi' ? vi : en)[what] ?? what;
}

const ACTORS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: {
    system: 'người dùng máy chủ',
    account: 'tài khoản',
    'sign-on': 'đăng nhập dùng chung,',
    'sign-in-link': 'đường dẫn đăng nhập quản trị',
    token: 'mã',
    link: 'đường dẫn dùng một lần của quản trị',
    configuration: 'tệp cấu hình',
    collector: 'máy chủ Mạch',
    'province-admin': 'quản trị viên của tỉnh',
    unknown: 'không rõ',
  },
  en: {
    system: 'user of the server',
    account: 'account',
    'sign-on': 'the province’s sign-on,',
    'sign-in-link': 'the administrator’s sign-in link',
    token: 'token',
    link: 'one-time link of the administrator',
    configuration: 'configuration file',
    collector: 'the collector',
    'province-admin': 'the province’s administrator',
    unknown: 'unknown',
  },
};

/** Who made a change: `system:an` → "người dùng máy chủ an". */
export function actorName(by: string, language: Language): string {
  const [kind = '', ...name] = by.split(':');
  return [ACTORS[language][kind] ?? kind, name.join(':')].filter((part) => part !== '').join(' ');
}

/** The detail of a change with its codes in words: of a device its number, commune and role, of an account its role. */
export function auditDetail(
  { what, detail }: { readonly what: string; readonly detail: string },
  language: Language,
): string {
  const [first = '', second = '', third = ''] = detail.split(' ');
  const isVi = language === 'vi';
  switch (what) {
    case 'device-enrolled':
      return [
        `${isVi ? 'Máy số' : 'Device'} ${first}`,
        `${isVi ? 'mã' : 'code'} ${second}`,
        roleWord(third, language),
      ].join(', ');
    case 'device-described':
    case 'account-created':
      // A label may stand alone, without a role before it.
      return roleWord(first, language) === first
        ? detail
        : [roleWord(first, language), detail.slice(first.length + 1)].filter((part) => part !== '').join(', ');
    case 'print-made':
      return [PAPERS[language][first] ?? first, detail.slice(first.length + 1)].join(' ');
    default:
      return detail;
  }
}

const PAPERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: { slip: 'giấy xác nhận', dossier: 'hồ sơ' },
  en: { slip: 'slip', dossier: 'dossier' },
};

/** A role of a device or of an account; what is none, as it is. */
function roleWord(code: string, language: Language): string {
  const known = [terms.role, terms.session] as readonly ((code: never, language: Language) => string | undefined)[];
  return known.map((word) => word(code as never, language)).find((word) => word !== undefined) ?? code;
}
