import type { Coverage, DeviceFlag, EquipmentKind, Failure, Line, PriorityRow, Role, SessionInfo } from '@mach/wire';
import type { Language } from './language.ts';

/** How a device or a commune stands, as pages colour it. `attention`: it reports, and something is wrong with it. */
export type Health =
  | 'normal'
  | 'attention'
  | 'down'
  | 'no-data'
  | 'off-hours'
  | 'never-reported'
  | 'inventory'
  | 'superseded'
  | 'revoked'
  | 'empty'
  | 'seen'
  | 'gone';
type Level = 'failing' | 'at-risk' | 'ageing' | 'unknown';
type Terms<Code extends string> = Readonly<Record<Language, Readonly<Record<Code, string>>>>;

const health: Terms<Health> = {
  vi: {
    normal: 'Bình thường',
    attention: 'Cần xem',
    down: 'Không trả lời',
    'no-data': 'Không có dữ liệu',
    'off-hours': 'Ngoài giờ làm việc',
    'never-reported': 'Chưa báo về',
    inventory: 'Kiểm kê',
    superseded: 'Đã có phần mềm Mạch',
    revoked: 'Đã ngừng dùng',
    empty: 'Chưa có máy nào',
    seen: 'Nhìn thấy trong mạng',
    gone: 'Lâu không thấy',
  },
  en: {
    normal: 'Normal',
    attention: 'Needs a look',
    down: 'No answer',
    'no-data': 'No data',
    'off-hours': 'Outside working hours',
    'never-reported': 'Never reported',
    inventory: 'Inventory',
    superseded: 'Has an agent',
    revoked: 'Withdrawn',
    empty: 'No devices yet',
    seen: 'Seen on the LAN',
    gone: 'Not seen for long',
  },
};

const role: Terms<Role> = {
  vi: {
    counter: 'Quầy tiếp nhận',
    office: 'Phòng chuyên môn',
    'meeting-room': 'Phòng họp trực tuyến',
    server: 'Máy chủ',
  },
  en: { counter: 'Counter', office: 'Office', 'meeting-room': 'Meeting room', server: 'Server' },
};

const equipment: Terms<EquipmentKind> = {
  vi: {
    router: 'Modem, bộ định tuyến',
    switch: 'Bộ chia mạng (switch)',
    'access-point': 'Bộ phát Wi-Fi',
    printer: 'Máy in',
    scanner: 'Máy quét',
    ups: 'Bộ lưu điện (UPS)',
    codec: 'Thiết bị họp trực tuyến',
    camera: 'Camera',
    recorder: 'Đầu ghi hình',
    kiosk: 'Ki-ốt tra cứu',
    'queue-display': 'Màn hình gọi số',
    'feedback-terminal': 'Thiết bị đánh giá hài lòng',
    other: 'Thiết bị khác',
  },
  en: {
    router: 'Router',
    switch: 'Switch',
    'access-point': 'Wi-Fi access point',
    printer: 'Printer',
    scanner: 'Scanner',
    ups: 'UPS',
    codec: 'Video-conference codec',
    camera: 'Camera',
    recorder: 'Video recorder',
    kiosk: 'Kiosk',
    'queue-display': 'Queue display',
    'feedback-terminal': 'Satisfaction terminal',
    other: 'Other equipment',
  },
};

const line: Terms<Line['kind']> = {
  vi: { internet: 'Internet', 'data-network': 'Mạng truyền số liệu chuyên dùng' },
  en: { internet: 'Internet', 'data-network': 'Data network' },
};

const coverage: Terms<Coverage> = {
  vi: { measured: 'Đo đầy đủ', inventory: 'Kiểm kê', seen: 'Nhìn thấy', declared: 'Kê khai' },
  en: { measured: 'Measured', inventory: 'Inventory', seen: 'Seen', declared: 'Declared' },
};

const flag: Terms<DeviceFlag> = {
  vi: {
    'clone-suspected': 'Có thể trùng với một máy khác (bản sao ổ đĩa); cần cán bộ CNTT của tỉnh xem lại',
    'joined-again-without-secret': 'Máy đã đăng ký lại như một máy mới; cần cán bộ CNTT của tỉnh xác nhận',
    'clock-wrong': 'Đồng hồ của máy chạy sai; số liệu đã được ghi theo giờ của máy chủ Mạch',
    'replaced-secret-shown':
      'Có máy dùng khóa cũ đã thay (bản sao ổ đĩa, hoặc máy vừa được khôi phục từ bản lưu); cần cán bộ CNTT của tỉnh xem lại',
  },
  en: {
    'clone-suspected': 'May be a copy of another device (cloned disk); provincial IT should look',
    'joined-again-without-secret': 'Joined again as a new device; provincial IT should confirm',
    'clock-wrong': "The device's clock is wrong; its data is kept by the collector's time",
    'replaced-secret-shown':
      'A replaced secret was shown: a copied disk, or a PC put back to an image; provincial IT should look',
  },
};

const flagShort: Terms<DeviceFlag> = {
  vi: {
    'clone-suspected': 'Có thể trùng máy',
    'joined-again-without-secret': 'Đăng ký lại',
    'clock-wrong': 'Đồng hồ chạy sai',
    'replaced-secret-shown': 'Dùng khóa cũ',
  },
  en: {
    'clone-suspected': 'May be a copy',
    'joined-again-without-secret': 'Joined again',
    'clock-wrong': 'Wrong clock',
    'replaced-secret-shown': 'Old secret',
  },
};

const level: Terms<Level> = {
  vi: { failing: 'Đang hỏng', 'at-risk': 'Có nguy cơ', ageing: 'Lưu ý', unknown: 'Chưa biết' },
  en: { failing: 'Failing', 'at-risk': 'At risk', ageing: 'Worth noting', unknown: 'Unknown' },
};

const confidence: Terms<PriorityRow['confidence']> = {
  vi: { low: 'Thấp', medium: 'Trung bình', high: 'Cao' },
  en: { low: 'Low', medium: 'Medium', high: 'High' },
};

const session: Terms<SessionInfo['role']> = {
  vi: {
    'province-admin': 'Quản trị của tỉnh',
    'province-viewer': 'Người xem của tỉnh',
    planner: 'Cán bộ kế hoạch, tài chính',
    commune: 'Tài khoản cấp xã',
    'loopback-reader': 'Xem ngay trên máy chủ Mạch',
  },
  en: {
    'province-admin': 'Provincial administrator',
    'province-viewer': 'Provincial viewer',
    planner: 'Planner',
    commune: 'Commune',
    'loopback-reader': 'Reading on the collector itself',
  },
};

const failure: Terms<Failure> = {
  vi: {
    timeout: 'Chờ quá lâu không thấy trả lời',
    unreachable: 'Không tới được',
    refused: 'Bên kia từ chối kết nối',
    'not-found': 'Không tìm thấy',
    unresolved: 'Không phân giải được tên miền',
    'bad-reply': 'Trả lời không đúng',
    denied: 'Không được phép đọc',
    unsupported: 'Máy này không đo được',
    bug: 'Phép đo của Mạch bị lỗi',
  },
  en: {
    timeout: 'No answer in time',
    unreachable: 'Out of reach',
    refused: 'Connection refused',
    'not-found': 'Not found',
    unresolved: 'The name could not be resolved',
    'bad-reply': 'Wrong answer',
    denied: 'Not allowed to read',
    unsupported: 'This device cannot measure it',
    bug: "Mạch's own measurement failed",
  },
};

/** Words for the closed lists of codes that pages show. A failure that this version does not know reads as its code. */
export const terms = {
  health: (code: Health, language: Language) => health[language][code],
  /** Stands where others have a state: such a device is never up or down. `day` as people write it. */
  inventoryOf: (day: string, language: Language) => (language === 'vi' ? `Kiểm kê ngày ${day}` : `Inventory of ${day}`),
  role: (code: Role, language: Language) => role[language][code],
  equipment: (code: EquipmentKind, language: Language) => equipment[language][code],
  line: (code: Line['kind'], language: Language) => line[language][code],
  coverage: (code: Coverage, language: Language) => coverage[language][code],
  flag: (code: DeviceFlag, language: Language) => flag[language][code],
  /** For a place with little room; `flag` says what it means. */
  flagShort: (code: DeviceFlag, language: Language) => flagShort[language][code],
  level: (code: Level, language: Language) => level[language][code],
  confidence: (code: PriorityRow['confidence'], language: Language) => confidence[language][code],
  session: (code: SessionInfo['role'], language: Language) => session[language][code],
  failure: (code: string, language: Language) =>
    (failure[language] as Readonly<Record<string, string | undefined>>)[code] ?? code,
} as const;
