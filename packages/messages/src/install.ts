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
      /** For this person alone, without the rights of an administrator. */
      readonly isForUser: boolean;
      /** Why it could not join yet. */
      readonly isLater: boolean;
    }
  | { readonly code: 'no-space'; readonly neededMb: number; readonly freeMb: number; readonly drive: string }
  | { readonly code: 'files-missing'; readonly files: readonly string[]; readonly folder: string }
  | { readonly code: 'other-commune'; readonly has: string; readonly kit: string }
  | { readonly code: 'kit-unreadable'; readonly file: string; readonly problem: string }
  | { readonly code: 'refused'; readonly why: string }
  | { readonly code: 'failed'; readonly step: string; readonly why: string };

/** A text of some lines for a window, or for the terminal. */
export function installText(outcome: InstallOutcome, language: Language): string {
  return (language === 'vi' ? vietnamese(outcome) : english(outcome)).join('\n\n');
}

function vietnamese(outcome: InstallOutcome): string[] {
  switch (outcome.code) {
    case 'done': {
      const { counted, deviceNumber, unitName, isForUser, isLater } = outcome;
      const number = deviceNumber === undefined ? '' : ` Số máy: ${deviceNumber}.`;
      return [
        `Xong.${counted === undefined ? '' : ` Máy ${counted.count}/${counted.of}.`}${number}`,
        `${unitName}. Biểu tượng Kiểm tra máy đã có trên màn hình nền.`,
        ...(isLater
          ? ['Hiện chưa có mạng tới máy chủ của tỉnh. Khi có mạng, máy sẽ tự đăng ký, không cần làm gì thêm.']
          : []),
        ...(isForUser
          ? [
              'Đã cài không có quyền quản trị, chỉ cho người đang dùng: phần mềm chỉ chạy sau khi người này đăng nhập, và không đọc được tình trạng hỏng của ổ đĩa (SMART). Muốn đầy đủ, nhờ người có quyền quản trị bấm lại CaiDat.',
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
    case 'refused':
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
      const { counted, deviceNumber, unitName, isForUser, isLater } = outcome;
      const number = deviceNumber === undefined ? '' : ` Device ${deviceNumber}.`;
      return [
        `Done.${counted === undefined ? '' : ` PC ${counted.count}/${counted.of}.`}${number}`,
        `${unitName}. The icon "Kiểm tra máy" is on the desktop.`,
        ...(isLater ? ['The collector can’t be reached now: this PC joins by itself as soon as it can.'] : []),
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
    case 'other-commune':
      return [`This PC was installed for ${outcome.has}, this kit is for ${outcome.kit}. Nothing was changed.`];
    case 'kit-unreadable':
      return [`The kit is damaged: ${outcome.file} can’t be read (${outcome.problem}).`];
    case 'refused':
      return [`The collector does not take this kit’s join token: ask for a new kit. ${outcome.why}`];
    case 'failed':
      return [`Not installed; stopped at: ${outcome.step}. ${outcome.why}`];
  }
}

/** What removal says when it is done. `kept` is the folder with identity and data. */
export function uninstallText({ kept }: { readonly kept: string }, language: Language): string {
  return language === 'vi'
    ? `Đã gỡ phần mềm Mạch khỏi máy này.\n\nSố máy và dữ liệu được giữ lại trong ${kept}. Nếu không bao giờ cài lại, có thể xóa thư mục đó.`
    : `Mạch was removed from this PC.\n\nIts identity and data are kept in ${kept}; the folder can be deleted if it will never be installed again.`;
}
