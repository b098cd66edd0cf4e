import type { Language } from './language.ts';

/** What the page behind a one-time sign-in link says. */
export interface SignInText {
  readonly title: string;
  readonly intro: string;
  readonly press: string;
  readonly spentTitle: string;
  readonly spent: string;
}

/** The page that the collector itself draws, before any session. */
export const signInText: Readonly<Record<Language, SignInText>> = {
  vi: {
    title: 'Đăng nhập Mạch',
    intro: 'Đường dẫn này chỉ dùng được một lần. Bấm nút dưới đây để vào với quyền quản trị cấp tỉnh.',
    press: 'Đăng nhập',
    spentTitle: 'Đường dẫn không còn dùng được',
    spent:
      'Đường dẫn này đã được dùng hoặc đã quá 15 phút. Xin tạo đường dẫn mới trên máy chủ bằng lệnh "mach-collector sign-in".',
  },
  en: {
    title: 'Sign in to Mạch',
    intro: 'This link works once. Press the button to enter with the rights of the province’s administrator.',
    press: 'Sign in',
    spentTitle: 'This link no longer works',
    spent:
      'It was used already, or is older than 15 minutes. Make a new one on the server with "mach-collector sign-in".',
  },
};
