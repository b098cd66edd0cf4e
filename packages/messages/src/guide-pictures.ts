import type { Language } from './language.ts';

const vi = {
  /** Names of the pictures, for whoever can't see them. */
  titles: {
    'thu-muc': 'Thư mục bộ cài: CaiDat, GoBo, HuongDan, KiemKe và thư mục mach',
    'hai-cau-hoi': 'Hai câu hỏi: máy đặt ở đâu, số hiệu tài sản',
    'windows-hoi': 'Windows hỏi có cho phép ứng dụng thay đổi thiết bị không: chọn Có',
    xong: 'Thông báo Xong. Máy 12/30, và biểu tượng Kiểm tra máy',
    'trang-kiem-tra': 'Trang Kiểm tra máy: một nút lớn và năm nút theo từng việc',
    'ket-qua': 'Kết quả kiểm tra: nguyên nhân, việc nên làm, dãy số để đọc qua điện thoại và từng mục',
  },
  folder: 'bo-cai-00123',
  forInstalling: 'bấm đúp để cài',
  forRemoving: 'để gỡ phần mềm',
  forReading: 'trang này, có hình từng bước',
  forOldWindows: 'chỉ cho máy Windows cũ',
  programFolder: 'thư mục: không mở, không xóa',
  othersNeeded: 'Các tệp còn lại: để nguyên.',
  question: (number: number) => `Câu hỏi ${number}`,
  example: ['Quầy 2', 'TS-0147'],
  skip: 'Không biết thì bấm Cancel.',
  windows: {
    title: 'Kiểm soát tài khoản người dùng',
    question: 'Bạn có muốn cho phép ứng dụng này thực hiện thay đổi trên thiết bị của bạn không?',
    publisher: 'Nhà phát hành đã xác minh: OpenJS Foundation',
    yes: 'Có (Yes)',
    no: 'Không (No)',
  },
  withoutPassword: 'Bị hỏi mật khẩu mà không có: chọn Không.',
  unit: 'Xã Ví Dụ',
  iconOnDesktop: 'Trên màn hình nền:',
  icon: 'Kiểm tra máy',
  forEachTrouble: 'năm nút theo từng việc',
  readThis: 'đọc dãy số này khi gọi',
};

const en: typeof vi = {
  titles: {
    'thu-muc': 'The folder of the kit: CaiDat, GoBo, HuongDan, KiemKe and the folder mach',
    'hai-cau-hoi': 'Two questions: where the PC stands, and its asset number',
    'windows-hoi': 'Windows asks whether the app may make changes: answer Yes',
    xong: 'The message “Xong. Máy 12/30” (done, PC 12 of 30), and the icon Kiểm tra máy',
    'trang-kiem-tra': 'The page of the check: one large button, and five for one trouble each',
    'ket-qua':
      'What the check found: the cause, the one thing to do, the digits to read over the phone, and each light',
  },
  folder: 'bo-cai-00123',
  forInstalling: 'double-click: installs',
  forRemoving: 'removes Mạch',
  forReading: 'how to do it, in pictures',
  forOldWindows: 'only for an old Windows',
  programFolder: 'folder: leave it as it is',
  othersNeeded: 'All other files: leave them as they are.',
  question: (number) =>
    `Question ${number}: ${number === 1 ? 'where does this PC stand?' : 'the number on its asset label?'}`,
  example: ['Quầy 2', 'TS-0147'],
  skip: 'If you don’t know, press Cancel.',
  windows: {
    title: 'User Account Control',
    question: 'Do you want to allow this app to make changes to your device?',
    publisher: 'Verified publisher: OpenJS Foundation',
    yes: 'Yes',
    no: 'No',
  },
  withoutPassword: 'If it wants a password that you don’t have: No.',
  unit: 'Xã Ví Dụ',
  iconOnDesktop: 'On the desktop:',
  icon: 'Kiểm tra máy',
  forEachTrouble: 'five buttons, one trouble each',
  readThis: 'read this over the phone',
};

/**
 * What pictures of the guides say beside the texts of the programs themselves: notes at what is to be pressed, and Windows' own question in
 * its own words.
 */
export const guidePictureWords = (language: Language): typeof vi => ({ vi, en })[language];

export type GuidePictureName = keyof typeof vi.titles;
