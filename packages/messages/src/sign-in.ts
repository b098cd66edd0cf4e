import type { Language } from './language.ts';

const vi = {
  title: 'Đăng nhập Mạch',
  intro: 'Đường dẫn này chỉ dùng được một lần. Bấm nút dưới đây để vào với quyền quản trị cấp tỉnh.',
  press: 'Đăng nhập',
  spentTitle: 'Đường dẫn không còn dùng được',
  spent:
    'Đường dẫn này đã được dùng hoặc đã quá 15 phút. Xin tạo đường dẫn mới trên máy chủ bằng lệnh "mach-collector sign-in".',
  otherLanguage: 'English',
  name: 'Tên tài khoản',
  password: 'Mật khẩu',
  code: 'Mã xác thực 6 số',
  codeHint:
    'Chỉ tài khoản cấp tỉnh cần mã này, lấy trong ứng dụng xác thực trên điện thoại. Tài khoản xã, phường, đặc khu để trống.',
  help: 'Tài khoản gắn với vị trí công tác, không gắn với cá nhân. Nếu anh/chị quên mật khẩu hoặc vừa nhận bàn giao, xin liên hệ bộ phận CNTT của tỉnh để nhận đường dẫn đặt mật khẩu.',
  wrong: 'Tên tài khoản, mật khẩu hoặc mã xác thực chưa đúng. Xin nhập lại.',
  locked: (minutes: number) => `Tài khoản tạm khóa vì nhập chưa đúng nhiều lần. Xin thử lại sau ${minutes} phút.`,
  busy: 'Máy chủ đang bận. Xin thử lại sau ít giây.',
  signOn: 'Đăng nhập bằng tài khoản dùng chung của tỉnh',
  signOnRefused: {
    off: 'Máy chủ này chưa nối với hệ thống đăng nhập dùng chung của tỉnh.',
    busy: 'Máy chủ đang bận. Xin thử lại sau ít giây.',
    away: 'Hệ thống đăng nhập dùng chung của tỉnh chưa trả lời được. Xin thử lại, hoặc đăng nhập bằng mật khẩu.',
    over: 'Lượt đăng nhập này đã quá hạn hoặc đã dùng. Xin đăng nhập lại.',
    unknown: 'Tài khoản dùng chung này chưa được cấp quyền vào Mạch. Xin liên hệ bộ phận CNTT của tỉnh.',
  },
  foreign: 'Yêu cầu này không đến từ trang của Mạch. Xin mở lại trang đăng nhập.',
  setUpTitle: 'Đặt mật khẩu',
  setUpIntro: (name: string, post: string) =>
    `Tài khoản ${name}, vị trí: ${post}. Đường dẫn này chỉ dùng được một lần.`,
  setUpSpent:
    'Đường dẫn đặt mật khẩu đã được dùng hoặc đã quá hạn. Xin liên hệ bộ phận CNTT của tỉnh để nhận đường dẫn mới.',
  newPassword: (characters: number) => `Mật khẩu mới (ít nhất ${characters} ký tự)`,
  again: 'Nhập lại mật khẩu',
  factorTitle: 'Xác thực bước hai',
  factor:
    'Tài khoản cấp tỉnh cần thêm mã xác thực. Trong ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator hoặc tương tự), chọn thêm tài khoản, quét hình dưới đây (hoặc nhập khóa ghi bên dưới hình), rồi ghi mã 6 số mà ứng dụng hiện ra.',
  factorPicture: 'Mã QR để thêm tài khoản vào ứng dụng xác thực; khóa bằng chữ ghi ngay bên dưới',
  factorKey: 'Khóa',
  factorOpen: 'Đang dùng điện thoại: mở bằng ứng dụng xác thực',
  setUpPress: 'Lưu và đăng nhập',
  different: 'Hai lần nhập mật khẩu chưa giống nhau.',
  short: (least: number, most: number) => `Mật khẩu cần có từ ${least} đến ${most} ký tự.`,
  wrongCode: 'Mã xác thực chưa đúng. Xin kiểm tra giờ trên điện thoại rồi nhập mã mới.',
};

/** What the pages say that the collector itself draws, before any session: one-time links, signing in, choosing a password. */
export type SignInText = typeof vi;

const en: SignInText = {
  title: 'Sign in to Mạch',
  intro: 'This link works once. Press the button to enter with the rights of the province’s administrator.',
  press: 'Sign in',
  spentTitle: 'This link no longer works',
  spent:
    'It was used already, or is older than 15 minutes. Make a new one on the server with "mach-collector sign-in".',
  otherLanguage: 'Tiếng Việt',
  name: 'Account',
  password: 'Password',
  code: 'Six-digit code',
  codeHint:
    'Only accounts of the province need it: the authenticator app on your phone shows it. Accounts of communes leave it empty.',
  help: 'An account belongs to a post, not to a person. If you forgot the password or have just taken the post over, ask provincial IT for a link to choose one.',
  wrong: 'The account, the password or the code is not right. Please enter them again.',
  locked: (minutes) =>
    `The account is locked for a while after many wrong entries. Please try again in ${minutes} minutes.`,
  busy: 'The server is busy. Please try again in some seconds.',
  signOn: 'Sign in with the province’s account',
  signOnRefused: {
    off: 'This collector is not joined to a sign-on of the province.',
    busy: 'The server is busy. Please try again in some seconds.',
    away: 'The province’s sign-on did not answer. Please try again, or sign in with the password.',
    over: 'This sign-in has expired or was used. Please sign in again.',
    unknown: 'This account of the province has no right to enter Mạch. Please ask provincial IT.',
  },
  foreign: 'This request did not come from a page of Mạch. Please open the sign-in page again.',
  setUpTitle: 'Choose a password',
  setUpIntro: (name, post) => `Account ${name} of the post: ${post}. This link works once.`,
  setUpSpent: 'This link was used already, or has expired. Ask provincial IT for a new one.',
  newPassword: (characters) => `New password (at least ${characters} characters)`,
  again: 'The password again',
  factorTitle: 'Second factor',
  factor:
    'Accounts of the province need a code as well. In the authenticator app on your phone (Google Authenticator, Microsoft Authenticator or the like), add an account, scan the picture below (or enter the key beneath it), then write the six digits that the app shows.',
  factorPicture: 'QR code that adds the account to an authenticator app; the key in letters stands beneath it',
  factorKey: 'Key',
  factorOpen: 'On a phone: open in the authenticator app',
  setUpPress: 'Save and sign in',
  different: 'The two passwords are not the same.',
  short: (least, most) => `A password has from ${least} to ${most} characters.`,
  wrongCode: 'The code is not right. Look at the clock of the phone, and enter a new code.',
};

export const signInText: Readonly<Record<Language, SignInText>> = { vi, en };
