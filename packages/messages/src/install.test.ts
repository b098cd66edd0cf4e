import { describe, expect, it } from 'vitest';
import { type InstallOutcome, installText, uninstallText } from './install.ts';

const done = { code: 'done', unitName: 'Xã Ví Dụ', isForUser: false, isLater: false } as const;

describe('what the installer says at its end', () => {
  it('counts the PC, and names its number', () => {
    const text = installText({ ...done, deviceNumber: 57, counted: { count: 12, of: 30 } }, 'vi');
    expect(text).toMatch(/^Xong\. Máy 12\/30\. Số máy: 57\.\n\nXã Ví Dụ\. Biểu tượng Kiểm tra máy/);
  });

  it('leaves out what it does not know', () => {
    expect(installText(done, 'vi')).toMatch(/^Xong\.\n/);
  });

  it('names what is lost without an administrator’s rights, and that it joins later', () => {
    const text = installText({ ...done, isForUser: true, isLater: true }, 'vi');
    expect(text).toContain('không đọc được tình trạng hỏng của ổ đĩa (SMART)');
    expect(text).toContain('máy sẽ tự đăng ký');
  });

  const troubles: [InstallOutcome, string, string][] = [
    [{ code: 'no-space', neededMb: 291, freeMb: 50, drive: 'C:' }, 'ổ C: còn trống 50 MB, cần 291 MB', 'C: has 50 MB'],
    [{ code: 'files-missing', files: ['node.exe'], folder: 'C:\\Mach' }, 'diệt virus', 'antivirus'],
    [{ code: 'other-commune', has: 'xã A (1)', kit: 'xã B (2)' }, 'đã được cài cho xã A (1)', 'xã A (1)'],
    [{ code: 'kit-unreadable', file: 'kit.json', problem: 'gone' }, 'tệp kit.json không đọc được', 'kit.json'],
    [{ code: 'refused', why: 'expired' }, 'xin tỉnh bộ cài mới', 'new kit'],
    [
      { code: 'failed', step: 'sc.exe create', why: 'denied' },
      'dừng ở bước: sc.exe create',
      'stopped at: sc.exe create',
    ],
  ];
  it.each(troubles)('says what to do: %o', (outcome, vietnamese, english) => {
    expect(installText(outcome, 'vi')).toContain(vietnamese);
    expect(installText(outcome, 'en')).toContain(english);
  });
});

it('says where identity and data are kept after removal', () => {
  expect(uninstallText({ kept: 'C:\\ProgramData\\Mach\\agent' }, 'vi')).toContain('C:\\ProgramData\\Mach\\agent');
});
