import type { Language } from './language.ts';

/** What the commands about meetings print. */
const vi = {
  announced: (count: string) => `Đã ghi ${count} cuộc họp.`,
  calledOff: (id: string) => `Đã bỏ cuộc họp ${id}.`,
  none: 'Chưa có cuộc họp nào. Thêm bằng lệnh: mach-collector meetings add "Giao ban tuần" --at "08/12/2026 08:00"',
  head: ['ĐỊNH DANH', 'CUỘC HỌP', 'BẮT ĐẦU', 'KẾT THÚC', 'NƠI HỌP'] as readonly string[],
  allCommunes: 'tất cả',
};

const en: typeof vi = {
  announced: (count) => `${count} meetings were written down.`,
  calledOff: (id) => `The meeting ${id} was called off.`,
  none: 'There is no meeting yet. Add one: mach-collector meetings add "Weekly meeting" --at "08/12/2026 08:00"',
  head: ['ID', 'MEETING', 'BEGINS', 'ENDS', 'WHERE'],
  allCommunes: 'all',
};

export const meetingText = (language: Language): typeof vi => ({ vi, en })[language];
