import type { CheckWish } from '@mach/diagnosis';
import type { Contact } from '@mach/wire';
import type { Language } from './language.ts';

/** What an installed PC waits for that has not joined: nobody, a network that lets it out, a new kit, or somebody in the province. */
export type WaitsToJoin = 'alone' | 'not-mach' | 'token' | 'call';

const vi = {
  title: 'Kiểm tra máy',
  deviceNumber: (number: number) => `Máy số ${number}`,
  notJoined: 'Máy này chưa đăng ký',
  waitsToJoin: {
    alone: 'Khi có mạng tới máy chủ của tỉnh, máy sẽ tự đăng ký, không cần làm gì thêm.',
    'not-mach':
      'Máy chưa đăng ký được: có mạng, nhưng nơi trả lời không phải máy chủ của tỉnh, thường là mạng đòi đăng nhập trước. Hãy mở trình duyệt, đăng nhập mạng; sau đó máy sẽ tự đăng ký. Nếu hôm sau vẫn vậy, hãy gọi cán bộ CNTT của tỉnh.',
    token:
      'Máy chưa đăng ký được: mã trong bộ cài đã hết hạn, đã dùng hết số lượt, hoặc đã bị thu hồi. Hãy xin tỉnh bộ cài mới rồi bấm CaiDat trong bộ cài đó.',
    call: 'Máy chưa đăng ký được với máy chủ của tỉnh, và chờ thêm cũng không được. Hãy gọi cán bộ CNTT của tỉnh.',
  } satisfies Record<WaitsToJoin, string>,
  question: 'Anh/chị đang gặp việc gì?',
  wishes: {
    everything: 'Kiểm tra tất cả',
    system: 'Không vào được hệ thống',
    slow: 'Máy chậm',
    signing: 'Không ký số được',
    printing: 'Không in / quét được',
    meeting: 'Họp trực tuyến',
  } satisfies Record<CheckWish, string>,
  takes: 'Mất khoảng nửa phút. Máy vẫn dùng được bình thường trong lúc kiểm tra.',
  whatIsSent: 'Phần mềm gửi những gì?',
  busy: 'Một lần kiểm tra khác đang chạy trên máy này. Anh/chị chờ nửa phút rồi bấm lại.',
  result: 'Kết quả',
  lights: 'Từng mục',
  others: (count: number) => `${count} mục khác, không kiểm tra hoặc chưa đo được`,
  checkAgain: 'Kiểm tra lại',
  back: 'Về trang đầu',
  services: 'Các hệ thống, thử từ máy này',
  serviceNote: 'Chỉ thử được trang chưa đăng nhập; sau khi đăng nhập vẫn có thể chậm mà từ máy này chưa đo được.',
  stillSlowPress: 'Hệ thống vẫn chậm',
  stillSlowNote:
    'Bấm khi đã vào được hệ thống mà vẫn chậm. Mỗi máy mười phút một lần; tỉnh chỉ thấy số đếm chung của cả xã, không thấy máy nào hay ai đã bấm.',
  stillSlow: {
    noted: 'Đã ghi nhận. Nếu nhiều xã cùng bấm, tỉnh sẽ biết hệ thống chậm sau đăng nhập. Cảm ơn anh/chị.',
    again: 'Máy này đã bấm trong mười phút vừa qua, lần bấm đó vẫn đang được tính.',
    failed: 'Chưa ghi nhận được. Anh/chị gọi bộ phận hỗ trợ theo số trên trang kiểm tra.',
  },
  callTitle: 'Số cần gọi',
  contact: ({ name, circuit }: Pick<Contact, 'name' | 'circuit'>) =>
    circuit === undefined ? name : `${name} (đọc số hiệu kênh ${circuit})`,
  codeTitle: 'Mã để đọc qua điện thoại',
  codeNote:
    'Khi gọi hỗ trợ, anh/chị đọc dãy số này. Dãy số cho biết máy nào, nguyên nhân và kết quả từng mục, kể cả khi mất mạng.',
  sentTitle: 'Phần mềm Mạch trên máy này gửi những gì?',
  sentNote:
    'Dưới đây là nguyên văn lần gửi gần nhất: cấu hình máy, tình trạng máy và kết quả đo mạng. Không có tên người dùng, tên tệp, trang web đã xem, nội dung màn hình hay mật khẩu.',
  asServer:
    'Tỉnh đang coi máy này là máy chủ: giờ bật, tắt máy được ghi đầy đủ, không chỉ đến ngày, và số đo được giữ 45 ngày. Nếu đây là máy làm việc của anh/chị, hãy báo cán bộ CNTT để sửa lại.',
  nothingSent: 'Máy này chưa gửi gì.',
  otherLanguage: 'English',
  stopped: 'Trang kiểm tra đã dừng. Anh/chị mở lại bằng biểu tượng Kiểm tra máy trên màn hình.',
  notFound: 'Không có trang này.',
  refused: 'Trang này chỉ mở được trên chính máy này.',
};

const en: typeof vi = {
  title: 'Check this PC',
  deviceNumber: (number) => `Device ${number}`,
  notJoined: 'This PC has not joined yet',
  waitsToJoin: {
    alone: 'It joins by itself as soon as it can reach the collector.',
    'not-mach':
      'It could not join: there is a network, but what answers is not the collector, usually a network that asks to sign in first. Sign in with a browser; this PC then joins by itself. Call the province’s IT staff if it has not by tomorrow.',
    token:
      'It could not join: the token of its kit has expired, is used up or was revoked. Ask the province for a new kit and run CaiDat in it.',
    call: 'It could not join, and waiting will not help. Call the province’s IT staff.',
  },
  question: 'What is the trouble?',
  wishes: {
    everything: 'Check everything',
    system: 'I can’t get into the system',
    slow: 'The PC is slow',
    signing: 'I can’t sign',
    printing: 'I can’t print or scan',
    meeting: 'Online meeting',
  },
  takes: 'It takes about half a minute. The PC can be used meanwhile.',
  whatIsSent: 'What does the software send?',
  busy: 'Another check is running on this PC. Wait half a minute and press again.',
  result: 'Result',
  lights: 'Each light',
  others: (count) => `${count} others, not checked or not measured`,
  checkAgain: 'Check again',
  back: 'Back to the first page',
  services: 'The systems, asked from this PC',
  serviceNote: 'Only pages before sign-in can be asked; behind it a system may be slow without this PC seeing it.',
  stillSlowPress: 'The system is still slow',
  stillSlowNote:
    'Press it when you got into the system and it is still slow. Once in ten minutes a PC; the province sees the count of the commune alone, neither which PC nor who pressed.',
  stillSlow: {
    noted:
      'Noted. If many communes press it, the province knows that the system is slow behind its sign-in. Thank you.',
    again: 'This PC pressed within the last ten minutes, and that press still counts.',
    failed: 'It could not be noted. Call support by the number on the page of the check.',
  },
  callTitle: 'Whom to call',
  contact: ({ name, circuit }) => (circuit === undefined ? name : `${name} (read out circuit ${circuit})`),
  codeTitle: 'Code to read over the phone',
  codeNote:
    'When you call for help, read these digits. They tell which PC it is, the cause and each light, also while the line is dead.',
  sentTitle: 'What does Mạch send from this PC?',
  sentNote:
    'Below is what was last sent, word for word: what the PC is, how it feels, and what was measured of the network. No user names, names of files, pages visited, contents of the screen or passwords.',
  asServer:
    'The province treats this device as a server: when it is on and off is told in full, not by the day alone, and its readings are kept for 45 days. If this is the PC that you work at, tell your IT to put that right.',
  nothingSent: 'Nothing has been sent from this PC yet.',
  otherLanguage: 'Tiếng Việt',
  stopped: 'The check-up page has stopped. Open it again by its icon on the desktop.',
  notFound: 'There is no such page.',
  refused: 'This page opens on this very PC alone.',
};

/** The sentences of the agent's own check-up page. */
export const checkPageMessages = (language: Language): typeof vi => ({ vi, en })[language];

export type CheckPageMessages = typeof vi;
