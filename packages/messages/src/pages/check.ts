import type { Language } from '../language.ts';

/** The check of a PC without an agent, in its browser. */
const vi = {
  title: 'Kiểm tra máy này bằng trình duyệt',
  intro: 'Trang này chỉ thử được vài mục. Máy đã cài phần mềm Mạch thì mở trang Kiểm tra máy để có đủ các mục.',
  openAgent: 'Mở trang Kiểm tra máy trên máy này',
  openAgentNote:
    'Nếu trang đó không mở được thì máy này chưa cài phần mềm, hoặc trang chưa bật hay dùng cổng khác: bấm biểu tượng Kiểm tra máy trên màn hình.',
  start: 'Kiểm tra',
  again: 'Kiểm tra lại',
  running: 'Đang kiểm tra, khoảng mười giây…',
  done: (count: number) => `Đã thử ${count} mục.`,
  result: 'Kết quả',
  good: 'Những mục thử được từ trình duyệt đều bình thường.',
  offline: 'Nguyên nhân nhiều khả năng: máy chưa được nối vào mạng.',
  unreachable:
    'Nguyên nhân nhiều khả năng: đường truyền đang gián đoạn, hoặc máy chủ Mạch của tỉnh đang tạm dừng; từ trình duyệt chưa phân biệt được.',
  lossy: 'Mạng từ máy này đến tỉnh đang chập chờn: có yêu cầu không được trả lời.',
  slowWay: 'Mạng từ máy này đến tỉnh đang chậm.',
  clock: 'Đồng hồ của máy này chạy sai, nên dễ không đăng nhập và không ký số được.',
  stepGood: 'Việc nên làm: nếu việc vẫn chưa làm được, nhờ cài phần mềm Mạch lên máy này để kiểm tra đủ các mục.',
  stepCable: 'Việc nên làm: cắm lại dây mạng hoặc bật Wi-Fi, rồi kiểm tra lại.',
  stepLine: 'Việc nên làm: hỏi máy bên cạnh có mạng không, rồi báo cán bộ phụ trách CNTT.',
  stepClock: 'Việc nên làm: đặt lại ngày giờ của máy cho đúng, rồi kiểm tra lại.',
  answered: (answered: number, asked: number, trip: string) =>
    `${answered}/${asked} yêu cầu được trả lời, mỗi lần ${trip}`,
  way: 'Đường từ trình duyệt đến tỉnh',
  call: 'Số cần gọi',
  notTested: 'Những mục chưa thử được từ trình duyệt',
  notTestedNote: 'Cần phần mềm Mạch trên máy mới đo được các mục này.',
};

const en: typeof vi = {
  title: 'Check this PC in the browser',
  intro: 'This page can try a few things only. Where the agent is installed, open its own page for all of them.',
  openAgent: 'Open the check-up page on this PC',
  openAgentNote:
    'If it does not open, this PC has no agent, or its page is not running or has another port: press its icon on the desktop.',
  start: 'Check',
  again: 'Check again',
  running: 'Checking, about ten seconds…',
  done: (count) => `${count} things were tried.`,
  result: 'Result',
  good: 'All that could be tried from the browser is fine.',
  offline: 'Most likely: this PC is not connected to a network.',
  unreachable:
    'Most likely: the line is down, or the province’s Mạch server; from the browser they can’t be told apart.',
  lossy: 'The way from this PC to the province is unsteady: some questions got no answer.',
  slowWay: 'The way from this PC to the province is slow.',
  clock: 'The clock of this PC is wrong, so signing in and signing documents may fail.',
  stepGood: 'What to do: if your work still fails, have the agent installed here to check everything.',
  stepCable: 'What to do: plug the cable in again or switch the Wi-Fi on, then check again.',
  stepLine: 'What to do: ask whether the PC beside has a network, then tell your IT.',
  stepClock: 'What to do: set date and time of the PC, then check again.',
  answered: (answered, asked, trip) => `${answered} of ${asked} questions answered, ${trip} each`,
  way: 'Way from the browser to the province',
  call: 'Whom to call',
  notTested: 'What a browser can’t try',
  notTestedNote: 'These need the agent on the PC.',
};

const codeVi = {
  title: (code: string) => `Mã kiểm tra ${code}`,
  seen: 'Máy thấy như sau',
  notJoined: 'Máy này chưa đăng ký với máy chủ của tỉnh nên chưa có số.',
  unknownDevice: (number: string) => `${number}: không có trong danh sách mà tài khoản này được xem.`,
  others: (count: number) => `${count} mục khác không kiểm tra hoặc chưa đo được.`,
  because: {
    digits: 'Mã kiểm tra gồm các nhóm 4 chữ số, ít nhất 3 nhóm. Xin nhờ đọc lại.',
    mistyped: 'Có một chữ số sai, hoặc hai chữ số đổi chỗ. Xin nhờ đọc lại.',
    newer: 'Mã này của phần mềm Mạch mới hơn máy chủ. Xin nâng cấp máy chủ để đọc được.',
  },
};

const codeEn: typeof codeVi = {
  title: (code) => `Code of a check ${code}`,
  seen: 'What the PC saw',
  notJoined: 'This PC has not joined, so it has no number yet.',
  unknownDevice: (number) => `${number}: not among the devices that this account may see.`,
  others: (count) => `${count} more were not checked or could not be measured.`,
  because: {
    digits: 'A code is groups of four digits, at least three of them. Have it read again.',
    mistyped: 'A digit is wrong, or two changed places. Have it read again.',
    newer: 'This code is of a newer agent than this collector knows: upgrade the collector.',
  },
};

/** The code of a check that was read over the phone. */
export const checkCodeMessages = (language: Language): typeof codeVi => ({ vi: codeVi, en: codeEn })[language];

export const checkWithoutAgentMessages = (language: Language): typeof vi => ({ vi, en })[language];
