/** The first steps of a province. */
const vi = {
  intro:
    'Mười phút đầu: từ danh sách xã đến bộ cài cho ba xã làm thử. Mỗi bước tự chuyển thành xong khi máy chủ thấy kết quả.',
  done: 'Xong',
  next: 'Làm tiếp bước này',
  later: 'Chưa làm',
  progress: (done: string, all: string) => `Đã xong ${done} trên ${all} bước`,
  allDone: 'Các bước đầu đã xong. Việc tiếp theo: làm bộ cài cho các xã còn lại.',
  steps: {
    communes: {
      title: 'Nhập danh sách xã, phường, đặc khu',
      text: 'Tệp Excel hoặc CSV như đã công bố; xem trước từng chỗ sai rồi mới nhập.',
      done: (count: string) => `Đã có ${count} xã, phường, đặc khu.`,
      go: 'Nhập danh sách',
    },
    services: {
      title: 'Chọn sáu hệ thống cần đo',
      text: 'Theo mẫu tên miền của tỉnh; bấm Thử để thấy ngay hệ thống nào trả lời.',
      done: (count: string) => `Đang đo ${count} hệ thống.`,
      go: 'Chọn hệ thống',
    },
    address: {
      title: 'Địa chỉ mà các xã tới được',
      text: 'Máy chủ đang chỉ tự nghe trên chính nó. Ghi địa chỉ vào mục url và listen của tệp cấu hình, rồi khởi động lại.',
      done: (url: string) => `Các xã tới máy chủ ở ${url}.`,
      go: 'Xem trạng thái máy chủ',
    },
    accounts: {
      title: 'Tạo tài khoản cho các vị trí công tác',
      text: 'Ít nhất một tài khoản quản trị của tỉnh, để không phải vào bằng đường dẫn dùng một lần.',
      done: (count: string) => `Có ${count} tài khoản đang mở.`,
      go: 'Tạo tài khoản',
    },
    kits: {
      title: 'Tải bộ cài cho ba xã làm thử',
      text: 'Mỗi bộ cài mang mã riêng của một xã; giao cho đầu mối của xã qua USB hoặc thư mục chung. Hồ sơ an toàn để trình duyệt cũng tải ở đó.',
      done: (count: string) => `Đang có ${count} mã cài đặt còn hạn.`,
      go: 'Tải bộ cài',
    },
    own: {
      title: 'Máy đầu tiên: chính máy của tỉnh',
      text: 'Cài Mạch lên một máy của tỉnh để thấy số liệu thật trong năm phút: tải bộ cài, chọn tỉnh trong danh sách.',
      done: (count: string) => `Có ${count} máy của tỉnh.`,
      go: 'Tải bộ cài cho máy của tỉnh',
    },
    devices: {
      title: 'Các xã làm thử báo về',
      text: 'Khi đầu mối xã bấm CaiDat trên từng máy, máy sẽ hiện ở đây.',
      done: (devices: string, communes: string) => `${devices} máy ở ${communes} xã, phường đã đăng ký.`,
      go: 'Xem toàn tỉnh',
    },
  },
};

const en: typeof vi = {
  intro:
    'The first ten minutes: from the list of communes to the kits of three pilot communes. A step is done once the collector sees what came of it.',
  done: 'Done',
  next: 'Do this next',
  later: 'To do',
  progress: (done, all) => `${done} of ${all} steps done`,
  allDone: 'The first steps are done. Next: kits for the other communes.',
  steps: {
    communes: {
      title: 'Import the list of communes',
      text: 'An Excel or CSV file as it was published; every mistake is shown before anything is imported.',
      done: (count) => `There are ${count} communes.`,
      go: 'Import the list',
    },
    services: {
      title: 'Choose six services to watch',
      text: 'By the pattern of the province’s domain; press Try to see at once which of them answers.',
      done: (count) => `${count} services are watched.`,
      go: 'Choose services',
    },
    address: {
      title: 'An address that the communes can reach',
      text: 'The collector listens to its own machine alone. Put the address into url and listen of the configuration file, and start it again.',
      done: (url) => `The communes reach the collector at ${url}.`,
      go: 'Look at the collector',
    },
    accounts: {
      title: 'Make accounts for the posts',
      text: 'At least one administrator of the province, so that nobody needs the one-time link.',
      done: (count) => `${count} accounts are open.`,
      go: 'Make accounts',
    },
    kits: {
      title: 'Download kits for three pilot communes',
      text: 'Each kit has a token of one commune; hand it to the focal point there on a USB stick or a shared folder. The security file for whoever must approve is there too.',
      done: (count) => `${count} join tokens are good.`,
      go: 'Download kits',
    },
    own: {
      title: 'The first device: the province’s own PC',
      text: 'Install Mạch on one PC of the province to see real figures within five minutes: download a kit, and choose the province in it.',
      done: (count) => `The province has ${count} devices of its own.`,
      go: 'Download a kit for the province’s PC',
    },
    devices: {
      title: 'The pilot communes report',
      text: 'When the focal point runs CaiDat on a PC, it shows up here.',
      done: (devices, communes) => `${devices} devices in ${communes} communes are enrolled.`,
      go: 'Look at the province',
    },
  },
};

export const steps = { vi, en };
