import { formats } from './format.ts';
import type { Language } from './language.ts';

/** What came of an installation on Windows, or why there is none. */
export type InstallOutcome =
  | {
      readonly code: 'done';
      /** Undefined while the PC could not join yet. */
      readonly deviceNumber?: number;
      readonly unitName: string;
      /** PCs counted in this kit so far, this one included, of how many; undefined where the kit can't be written. */
      readonly counted?: { readonly count: number; readonly of: number };
      /** False where Windows put none on the desktop: it may run no scripts. */
      readonly hasIcon: boolean;
      /** For this person alone, without the rights of an administrator. */
      readonly isForUser: boolean;
      /** Why it could not join yet, though it will by itself; undefined where it has. */
      readonly later?: 'unreachable' | 'busy' | 'not-mach';
    }
  /** It runs, and can't join for good: the collector's key is another than the kit's, or somebody on the way answers in its place. */
  | {
      readonly code: 'untrusted';
      readonly deviceNumber?: number;
      readonly why: string;
      /** What its clock shows, ms since 1970, where that is why: a certificate is good between two days. */
      readonly clockMs?: number;
    }
  | { readonly code: 'revoked'; readonly deviceNumber?: number; readonly why: string }
  /** Nobody with an administrator's rights agreed, and everybody at the PC has it already. */
  | { readonly code: 'installed-for-all' }
  | { readonly code: 'no-space'; readonly neededMb: number; readonly freeMb: number; readonly drive: string }
  | { readonly code: 'files-missing'; readonly files: readonly string[]; readonly folder: string }
  /** What the kit itself has lost. */
  | { readonly code: 'kit-incomplete'; readonly files: readonly string[]; readonly folder: string }
  | { readonly code: 'other-commune'; readonly has: string; readonly kit: string }
  | { readonly code: 'kit-unreadable'; readonly file: string; readonly problem: string }
  | { readonly code: 'refused'; readonly reason: 'token' | 'plain-http' | 'other'; readonly why: string }
  | { readonly code: 'failed'; readonly step: string; readonly why: string };

/** A text of some lines for a window, or for the terminal. */
export function installText(outcome: InstallOutcome, language: Language): string {
  return (language === 'vi' ? vietnamese(outcome) : english(outcome)).join('\n\n');
}

function vietnamese(outcome: InstallOutcome): string[] {
  switch (outcome.code) {
    case 'done': {
      const { counted, deviceNumber, unitName, hasIcon, isForUser, later } = outcome;
      const number = deviceNumber === undefined ? '' : ` Số máy: ${deviceNumber}.`;
      return [
        `Xong.${counted === undefined ? '' : ` Máy ${counted.count}/${counted.of}.`}${number}`,
        hasIcon
          ? `${unitName}. Biểu tượng Kiểm tra máy đã có trên màn hình nền.`
          : `${unitName}. Phần mềm đã chạy, nhưng chưa đặt được biểu tượng Kiểm tra máy lên màn hình nền: Windows có thể đã tắt VBScript. Hãy báo cán bộ CNTT của tỉnh.`,
        ...(later === undefined ? [] : [LATER.vi[later]]),
        ...(isForUser
          ? [
              'Máy được cài mà không có quyền quản trị, nên chỉ dùng cho người đang đăng nhập: phần mềm chỉ chạy sau khi người này đăng nhập, và không đọc được tình trạng sức khỏe của ổ đĩa (SMART). Muốn đầy đủ, nhờ người có quyền quản trị bấm lại CaiDat: máy vẫn là máy này trong danh sách.',
            ]
          : []),
      ];
    }
    case 'no-space':
      return [
        `Chưa cài được: ổ ${outcome.drive} còn trống ${outcome.freeMb} MB, cần ${outcome.neededMb} MB.`,
        'Hãy dọn bớt tệp (thùng rác, thư mục Tải xuống) rồi bấm lại CaiDat.',
      ];
    case 'files-missing':
      return [
        `Chưa cài được: có tệp bị mất hoặc bị sửa ngay sau khi chép vào ${outcome.folder}: ${outcome.files.join(', ')}.`,
        'Thường là do phần mềm diệt virus. Nhờ cán bộ CNTT cho phép thư mục trên rồi bấm lại CaiDat. Nếu tệp trong USB bị hỏng, hãy giải nén lại bộ cài.',
      ];
    case 'kit-incomplete':
      return [
        `Chưa cài được: bộ cài không đủ tệp, thiếu ${outcome.files.join(', ')} trong ${outcome.folder}.`,
        'Thường là do phần mềm diệt virus đã xóa, hoặc chưa giải nén hết. Hãy giải nén lại toàn bộ tệp .zip rồi bấm lại CaiDat. Nếu tệp lại mất, hãy chụp ảnh thông báo này và gửi cán bộ CNTT của tỉnh.',
      ];
    case 'other-commune':
      return [
        `Máy này đã được cài cho ${outcome.has}, còn bộ cài này là của ${outcome.kit}. Không có gì bị thay đổi.`,
        'Nếu chép nhầm bộ cài, hãy dùng đúng bộ cài của xã. Nếu máy đã chuyển xã, hãy báo cán bộ CNTT của tỉnh.',
      ];
    case 'kit-unreadable':
      return [
        `Bộ cài hỏng: tệp ${outcome.file} không đọc được (${outcome.problem}).`,
        'Hãy giải nén lại bộ cài, hoặc xin tỉnh bộ cài mới.',
      ];
    case 'untrusted':
      if (outcome.clockMs !== undefined)
        return [
          `Đã cài phần mềm, nhưng máy CHƯA đăng ký được: đồng hồ của máy đang là ngày ${formats('vi').date(outcome.clockMs)}, nên không xác nhận được máy chủ của tỉnh.`,
          'Hãy chỉnh lại ngày giờ của Windows. Sau đó máy sẽ tự đăng ký, không cần bấm lại CaiDat.',
          `(${outcome.why})`,
        ];
      return [
        outcome.deviceNumber === undefined
          ? 'Đã cài phần mềm, nhưng máy CHƯA đăng ký được: không xác nhận được máy chủ của tỉnh (khóa bảo mật không khớp).'
          : `Đã cài phần mềm, nhưng máy số ${outcome.deviceNumber} không xác nhận được máy chủ của tỉnh (khóa bảo mật không khớp).`,
        'Bấm lại CaiDat cũng không được. Hãy gọi cán bộ CNTT của tỉnh: bộ cài có thể đã cũ, hoặc tường lửa, phần mềm diệt virus đang chen vào kết nối. Nếu nhận được bộ cài mới, bấm CaiDat trong bộ cài đó.',
        `(${outcome.why})`,
      ];
    case 'revoked':
      return [
        `Tỉnh đã thu hồi đăng ký của máy này${outcome.deviceNumber === undefined ? '' : ` (số máy: ${outcome.deviceNumber})`}, nên máy chủ không nhận số liệu của máy nữa.`,
        'Bấm lại CaiDat cũng không được. Nếu máy vẫn còn dùng, hãy gọi cán bộ CNTT của tỉnh để đăng ký lại máy.',
        `(${outcome.why})`,
      ];
    case 'installed-for-all':
      return [
        'Máy này đã cài Mạch cho mọi người dùng, nên không cài thêm bản thứ hai. Không có gì bị thay đổi.',
        'Muốn cập nhật hoặc sửa phần mềm: bấm lại CaiDat và chọn Có (Yes) khi Windows hỏi, hoặc nhờ người có quyền quản trị bấm.',
      ];
    case 'refused':
      if (outcome.reason !== 'token')
        return [
          outcome.reason === 'plain-http'
            ? 'Địa chỉ máy chủ trong bộ cài này không được mã hóa (http), nên máy không đăng ký: người khác có thể đọc được số liệu trên đường truyền.'
            : 'Máy chủ của tỉnh không nhận máy này.',
          'Phần mềm chưa chạy trên máy này. Hãy gọi cán bộ CNTT của tỉnh và xin bộ cài mới.',
          `(${outcome.why})`,
        ];
      return [
        'Máy chủ của tỉnh không nhận mã cài đặt trong bộ cài này: mã đã hết hạn, đã dùng hết số lượt, hoặc đã bị thu hồi.',
        'Hãy xin tỉnh bộ cài mới. Phần mềm chưa chạy trên máy này.',
        `(${outcome.why})`,
      ];
    case 'failed':
      return [
        `Chưa cài được, dừng ở bước: ${outcome.step}.`,
        `Hãy chụp ảnh thông báo này và gửi cán bộ CNTT của tỉnh: ${outcome.why}`,
      ];
  }
}

function english(outcome: InstallOutcome): string[] {
  switch (outcome.code) {
    case 'done': {
      const { counted, deviceNumber, unitName, hasIcon, isForUser, later } = outcome;
      const number = deviceNumber === undefined ? '' : ` Device ${deviceNumber}.`;
      return [
        `Done.${counted === undefined ? '' : ` PC ${counted.count}/${counted.of}.`}${number}`,
        hasIcon
          ? `${unitName}. The icon "Kiểm tra máy" is on the desktop.`
          : `${unitName}. It runs, but the icon "Kiểm tra máy" could not be put on the desktop: VBScript may be switched off.`,
        ...(later === undefined ? [] : [LATER.en[later]]),
        ...(isForUser
          ? [
              'Installed without an administrator’s rights, for this user alone: it runs only while this user is signed in, and can’t read the health of disks (SMART).',
            ]
          : []),
      ];
    }
    case 'no-space':
      return [`Not installed: ${outcome.drive} has ${outcome.freeMb} MB free, ${outcome.neededMb} MB are needed.`];
    case 'files-missing':
      return [
        `Not installed: files are gone or changed in ${outcome.folder}: ${outcome.files.join(', ')}.`,
        'This is usually an antivirus: allow that folder, then install again.',
      ];
    case 'kit-incomplete':
      return [
        `Not installed: the kit has lost ${outcome.files.join(', ')} in ${outcome.folder}.`,
        'Usually an antivirus took them away, or not everything was unpacked: unpack the whole kit again, then install again.',
      ];
    case 'other-commune':
      return [`This PC was installed for ${outcome.has}, this kit is for ${outcome.kit}. Nothing was changed.`];
    case 'kit-unreadable':
      return [`The kit is damaged: ${outcome.file} can’t be read (${outcome.problem}).`];
    case 'untrusted':
      if (outcome.clockMs !== undefined)
        return [
          `Installed, but NOT joined: the clock of this PC shows ${formats('en').date(outcome.clockMs)}, which keeps it from trusting the collector.`,
          'Set date and time of Windows right: it then joins by itself.',
          `(${outcome.why})`,
        ];
      return [
        `Installed, but ${outcome.deviceNumber === undefined ? 'NOT joined' : `device ${outcome.deviceNumber} can’t report`}: the collector’s key is not the one that this kit names.`,
        'Doing it again won’t help. Call the province’s IT staff: the kit may be old, or a firewall or an antivirus answers in the collector’s place.',
        `(${outcome.why})`,
      ];
    case 'revoked':
      return [
        `The province has revoked this PC${outcome.deviceNumber === undefined ? '' : ` (device ${outcome.deviceNumber})`}: its reports are not taken any more.`,
        'Doing it again won’t help. Call the province’s IT staff if it is still in use.',
        `(${outcome.why})`,
      ];
    case 'installed-for-all':
      return [
        'This PC has it already, for everybody: there is no second one for this user alone. Nothing was changed.',
        'To update or mend it, install again and answer Yes when Windows asks, or have an administrator do it.',
      ];
    case 'refused':
      if (outcome.reason !== 'token')
        return [`The collector does not take this PC; call the province’s IT staff. ${outcome.why}`];
      return [`The collector does not take this kit’s join token: ask for a new kit. ${outcome.why}`];
    case 'failed':
      return [`Not installed; stopped at: ${outcome.step}. ${outcome.why}`];
  }
}

/** What keeps a PC from joining at once; each passes by itself, or once somebody has signed in to the network. */
const LATER = {
  vi: {
    unreachable: 'Hiện chưa có mạng tới máy chủ của tỉnh. Khi có mạng, máy sẽ tự đăng ký, không cần làm gì thêm.',
    busy: 'Máy chủ của tỉnh đang bận. Ít phút nữa máy sẽ tự đăng ký, không cần làm gì thêm.',
    'not-mach':
      'Máy có mạng, nhưng nơi trả lời không phải máy chủ của tỉnh: thường là mạng đòi đăng nhập trước. Hãy mở trình duyệt, đăng nhập mạng; sau đó máy sẽ tự đăng ký. Nếu hôm sau Kiểm tra máy vẫn chưa hiện số máy, hãy gọi cán bộ CNTT của tỉnh.',
  },
  en: {
    unreachable: 'The collector can’t be reached now: this PC joins by itself as soon as it can.',
    busy: 'The collector is busy: this PC joins by itself in a few minutes.',
    'not-mach':
      'What answered is not the collector: usually a network that asks to sign in first. Sign in with a browser; this PC then joins by itself. Call the province’s IT staff if the check-up page has no device number tomorrow.',
  },
} as const;

/** What came of a removal. `kept` is the folder with identity and data. */
export type UninstallOutcome =
  | { readonly code: 'done'; readonly kept: string }
  | { readonly code: 'needs-administrator' }
  | { readonly code: 'failed'; readonly why: string };

export function uninstallText(outcome: UninstallOutcome, language: Language): string {
  const isVietnamese = language === 'vi';
  switch (outcome.code) {
    case 'done':
      return isVietnamese
        ? `Đã gỡ phần mềm Mạch khỏi máy này.\n\nSố máy và dữ liệu được giữ lại trong ${outcome.kept}. Nếu không bao giờ cài lại, có thể xóa thư mục đó.`
        : `Mạch was removed from this PC.\n\nIts identity and data are kept in ${outcome.kept}; the folder can be deleted if it will never be installed again.`;
    case 'needs-administrator':
      return isVietnamese
        ? 'Chưa gỡ được: phần mềm được cài cho mọi người dùng, nên cần quyền quản trị. Không có gì bị thay đổi.\n\nHãy bấm lại GoBo và chọn Có (Yes) khi Windows hỏi, hoặc nhờ người có quyền quản trị bấm.'
        : 'Not removed: it is installed for everybody, which wants an administrator’s rights. Nothing was changed.\n\nTry again and answer Yes when Windows asks, or have an administrator do it.';
    case 'failed':
      return isVietnamese
        ? `Chưa gỡ được.\n\nHãy chụp ảnh thông báo này và gửi cán bộ CNTT của tỉnh: ${outcome.why}`
        : `Not removed: ${outcome.why}`;
  }
}
