import { describe, expect, it } from 'vitest';
import { type InstallOutcome, installText, uninstallText } from './install.ts';

const done = { code: 'done', unitName: 'Xã Ví Dụ', hasIcon: true, isForUser: false } as const;

describe('what the installer says at its end', () => {
  it('counts the PC, and names its number', () => {
    const text = installText({ ...done, deviceNumber: 57, counted: { count: 12, of: 30 } }, 'vi');
    expect(text).toMatch(/^Xong\. Máy 12\/30\. Số máy: 57\.\n\nXã Ví Dụ\. Biểu tượng Kiểm tra máy/);
  });

  it('speaks of no icon where there is none', () => {
    const text = installText({ ...done, hasIcon: false }, 'vi');
    expect(text).toContain('chưa đặt được biểu tượng Kiểm tra máy');
    expect(text).not.toContain('đã có trên màn hình nền');
  });

  it('leaves out what it does not know', () => {
    expect(installText(done, 'vi')).toMatch(/^Xong\.\n/);
  });

  it('names what is lost without an administrator’s rights, and that it joins later', () => {
    const text = installText({ ...done, isForUser: true, later: 'unreachable' }, 'vi');
    expect(text).toContain('Máy được cài mà không có quyền quản trị, nên chỉ dùng cho người đang đăng nhập');
    expect(text).toContain('không đọc được tình trạng sức khỏe của ổ đĩa (SMART)');
    expect(text).toContain('máy sẽ tự đăng ký');
  });

  const troubles: [InstallOutcome, string, string][] = [
    [{ code: 'no-space', neededMb: 291, freeMb: 50, drive: 'C:' }, 'ổ C: còn trống 50 MB, cần 291 MB', 'C: has 50 MB'],
    [{ code: 'files-missing', files: ['node.exe'], folder: 'C:\\Mach' }, 'diệt virus', 'antivirus'],
    [{ code: 'kit-incomplete', files: ['a.js'], folder: 'E:\\mach' }, 'thiếu a.js trong E:\\mach', 'lost a.js in E:'],
    [{ code: 'other-commune', has: 'xã A (1)', kit: 'xã B (2)' }, 'đã được cài cho xã A (1)', 'xã A (1)'],
    [{ code: 'kit-unreadable', file: 'kit.json', problem: 'gone' }, 'tệp kit.json không đọc được', 'kit.json'],
    [{ code: 'refused', reason: 'token', why: 'expired' }, 'xin tỉnh bộ cài mới', 'new kit'],
    [{ code: 'refused', reason: 'plain-http', why: 'http' }, 'không được mã hóa (http)', 'IT staff'],
    [{ code: 'refused', reason: 'other', why: 'too old' }, 'gọi cán bộ CNTT của tỉnh', 'IT staff'],
    [{ code: 'untrusted', why: 'key' }, 'máy CHƯA đăng ký được', 'NOT joined'],
    [{ code: 'untrusted', deviceNumber: 3, why: 'key' }, 'gọi cán bộ CNTT của tỉnh', 'device 3'],
    [{ code: 'untrusted', why: 'date', clockMs: Date.UTC(2009, 0, 1) }, 'đang là ngày 01/01/2009', 'shows 01/01/2009'],
    [{ code: 'revoked', deviceNumber: 3, why: '410' }, 'Tỉnh đã thu hồi đăng ký của máy này (số máy: 3)', 'revoked'],
    [{ code: 'installed-for-all' }, 'đã cài Mạch cho mọi người dùng', 'already'],
    [
      { code: 'failed', step: 'sc.exe create', why: 'denied' },
      'dừng ở bước: sc.exe create',
      'stopped at: sc.exe create',
    ],
  ];
  it.each(troubles)('says what to do: %o', (outcome, vietnamese, english) => {
    expect(installText(outcome, 'vi')).toContain(vietnamese);
    expect(installText(outcome, 'en')).toContain(english);
    expect(installText(outcome, 'vi')).not.toMatch(/^Xong/);
  });

  it.each([
    ['busy', 'đang bận'],
    ['not-mach', 'đăng nhập mạng'],
  ] as const)('does not blame the network where the collector is %s', (later, said) => {
    const text = installText({ ...done, later }, 'vi');
    expect(text).toContain(said);
    expect(text).not.toContain('chưa có mạng');
  });
});

it('says where identity and data are kept after removal', () => {
  const kept = 'C:\\ProgramData\\Mach\\agent';
  expect(uninstallText({ code: 'done', kept }, 'vi')).toContain(kept);
});

it('blames nothing for a removal that nobody allowed, and says what stopped another', () => {
  const refused = uninstallText({ code: 'needs-administrator' }, 'vi');
  expect(refused).toContain('cần quyền quản trị');
  expect(refused).not.toMatch(/virus|KiemKe/);
  expect(uninstallText({ code: 'failed', why: 'EBUSY' }, 'vi')).toContain('EBUSY');
});
