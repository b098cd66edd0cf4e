/** The audit log. */
const vi = {
  intro: 'Ai đã thay đổi gì, lúc nào. Không xóa được, không có mật khẩu hay mã.',
  who: 'Người thực hiện',
  whoAll: 'mọi người',
  whoKinds: {
    'account:': 'tài khoản',
    'system:': 'người dùng máy chủ',
    'token:': 'mã',
    link: 'đường dẫn dùng một lần',
    configuration: 'tệp cấu hình',
  },
  what: 'Thay đổi',
  whatAll: 'mọi thay đổi',
  about: 'Về',
  aboutHint: 'tên tài khoản, mã xã, mã máy…',
  own: 'Cả những gì máy chủ tự ghi',
  from: 'Từ ngày',
  to: 'Đến ngày',
  columnAt: 'Lúc',
  columnBy: 'Người thực hiện',
  columnWhat: 'Thay đổi',
  columnAbout: 'Về',
  columnDetail: 'Chi tiết',
  end: 'Đã hết nhật ký.',
};

const en: typeof vi = {
  intro: 'Who changed what, and when. Nothing can be removed from it; there are no passwords and no tokens in it.',
  who: 'By',
  whoAll: 'anybody',
  whoKinds: {
    'account:': 'accounts',
    'system:': 'users of the server',
    'token:': 'tokens',
    link: 'the one-time link',
    configuration: 'the configuration file',
  },
  what: 'Change',
  whatAll: 'any change',
  about: 'About',
  aboutHint: 'name of an account, code of a commune, id of a device…',
  own: 'Also what the collector wrote by itself',
  from: 'From',
  to: 'Until',
  columnAt: 'At',
  columnBy: 'By',
  columnWhat: 'Change',
  columnAbout: 'About',
  columnDetail: 'Details',
  end: 'This is the beginning of the log.',
};

export const auditLog = { vi, en };
