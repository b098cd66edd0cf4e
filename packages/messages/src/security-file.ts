/** What stands in the province's security file (hồ sơ an toàn), which is a Vietnamese paper. Counts come formatted. */
export const securityFile = {
  made: 'Tệp này được tạo từ cấu hình mặc định và mã nguồn; một phép kiểm tra báo lỗi khi tệp không còn đúng.',
  /** As one document, which a running collector makes of its own settings. */
  document: {
    title: 'Hồ sơ an toàn của hệ thống Mạch',
    made: (version: string, date: string) =>
      `Phiên bản ${version}. Lập ngày ${date} từ phần mềm và cấu hình của chính máy chủ này.`,
    part: (number: string, title: string) => `Phần ${number}. ${title}`,
    hashes:
      'Phần V. Mã SHA-256 của từng tệp: tệp ho-so-an-toan-05-ma-bam.md, phát hành cùng các gói cài đặt của phiên bản này.',
  },
  flows: {
    title: 'Luồng dữ liệu và cổng',
    heads: ['Từ', 'Đến', 'Giao thức, cổng', 'Nội dung', 'Bảo vệ bằng'],
    agent: 'máy tính cấp xã',
    collector: 'máy chủ Mạch của tỉnh',
    rows: {
      reports: [
        'báo cáo, cấu hình phép đo, đăng ký',
        'khóa TLS ghim sẵn trong mã cài đặt (khi máy chủ đặt tls); bí mật riêng của từng máy',
      ],
      stamp: ['gói đo đường truyền (STAMP, RFC 8762)', 'chữ ký HMAC; gói trả lời không dài hơn gói hỏi'],
      services: [
        'phép đo các hệ thống đã khai báo: phân giải tên, kết nối, trang công khai; không đăng nhập',
        'giới hạn số lần hỏi mỗi ngày; không hỏi địa chỉ nội bộ nào khác',
      ],
      page: ['trang Kiểm tra máy của chính máy đó', 'chỉ 127.0.0.1; kiểm tra Host và Origin'],
      pages: ['trang web cho tỉnh và xã', 'đăng nhập; chính sách nội dung chặt, không tải gì từ nơi khác'],
      metrics: ['số liệu cho Prometheus của tỉnh', 'mã truy cập quyền scrape'],
      alerts: [
        'tin về sự cố và bản tin ngày, khi tỉnh khai đường gửi trong mục alerts hoặc ở trang Quản trị › Cảnh báo; mặc định không gửi gì',
        'STARTTLS hoặc HTTPS; mật khẩu trong tệp riêng, hoặc nhập ở trang và lưu dạng mã hóa AES-256-GCM, không hiện lại; webhook có chữ ký HMAC; đường gửi nhập ở trang không gọi được chính máy chủ',
      ],
    },
    services: 'các hệ thống trong mục services',
    browser: 'trình duyệt',
    prometheus: 'Prometheus của tỉnh',
    routes: 'máy chủ thư, cổng SMS, webhook, Alertmanager đã khai báo',
    inbound:
      'Không có kết nối nào đi từ máy chủ vào máy tính. Máy chủ chỉ yêu cầu được các phép đo có tên trong danh mục, trong giới hạn của chính phần mềm trên máy; không gửi được lệnh, mã hay đường dẫn tệp.',
    never:
      'Không cài trên máy soạn thảo, lưu giữ bí mật nhà nước, và máy thuộc mạng LAN độc lập (Luật Bảo vệ bí mật nhà nước số 117/2025/QH15, có hiệu lực từ 01/3/2026); không nối mạng đó với mạng nào khác.',
    basis: 'Căn cứ pháp lý',
    basisList: [
      'Luật An ninh mạng số 116/2025/QH15, có hiệu lực từ 01/7/2026, thay các luật năm 2015 và 2018: bảo vệ hệ thống thông tin. Hồ sơ cấp độ lập theo Nghị định số 85/2016/NĐ-CP cần được rà lại theo luật này và văn bản hướng dẫn.',
      'Luật Bảo vệ bí mật nhà nước số 117/2025/QH15, có hiệu lực từ 01/3/2026: nơi không được cài, nêu ở trên.',
      'Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP, có hiệu lực từ 01/01/2026: chỉ thu thập số liệu của máy, báo cho người sử dụng biết (docs/thong-bao-can-bo.md); từng trường và thời gian lưu ở các phần sau.',
    ],
  },
  accounts: {
    title: 'Tài khoản, nhật ký và thời gian lưu',
    roles: 'Tài khoản theo vị trí công tác',
    rolesIntro:
      'Tài khoản gắn với vị trí công tác, không gắn với cá nhân; khi đổi người thì bàn giao, mật khẩu và mã xác thực cũ hết hiệu lực ngay.',
    heads: [
      'Vai trò',
      'Xem đơn vị mình',
      'Tiếp nhận sự cố',
      'Xem toàn tỉnh',
      'Lấy số liệu Prometheus',
      'Ban hành phương án, sửa đơn giá và bộ tiêu chí',
      'Quản trị',
      'Mã xác thực',
    ],
    yes: 'có',
    no: 'không',
    rules: (least: string, tries: string, minutes: string, hours: string) => [
      `Mật khẩu ít nhất ${least} ký tự, chỉ lưu dạng băm Argon2id.`,
      `Nhập sai ${tries} lần liên tiếp thì khóa ${minutes} phút.`,
      `Phiên đăng nhập dài nhất ${hours} giờ; cookie HttpOnly, SameSite=Strict, và Secure khi dùng HTTPS.`,
      'Phiên vẫn còn khi khởi động lại máy chủ; trên đĩa chỉ lưu mã băm SHA-256 của phiên. Đăng xuất, bàn giao hoặc khóa tài khoản thì phiên hết hiệu lực ngay. Bản sao lưu không chứa phiên nào; sau khi khôi phục, mọi người đăng nhập lại.',
      'Mã xác thực bước hai theo RFC 6238 cho mọi tài khoản cấp tỉnh.',
    ],
    audit: 'Nhật ký quản trị',
    auditIntro: 'Xem bằng lệnh mach-collector audit list; giữ lâu dài; không chứa bí mật. Những việc được ghi:',
    kept: 'Thời gian lưu số đo',
  },
  behaviour: {
    title: 'Tệp và hành vi mà phần mềm bảo vệ có thể cảnh báo',
    files:
      'Mã SHA-256 của từng tệp: phần cuối của hồ sơ này (ho-so-an-toan-05-ma-bam.md) được tạo cùng các gói cài đặt và phát hành kèm theo. Đối chiếu trên máy bằng sha256sum (Linux) hoặc certutil -hashfile (Windows).',
    heads: ['Hành vi', 'Vì sao', 'Ở đâu'],
    rows: [
      ['Chạy thường trực, tự khởi động cùng máy', 'đo liên tục', 'máy tính'],
      ['Gọi hàm của hệ điều hành qua thư viện koffi', 'đọc phần cứng trên Windows mà không dùng PowerShell', 'Windows'],
      [
        'Đọc SMART bằng smartctl với quyền quản trị, sáu giờ một lần',
        'biết ổ đĩa sắp hỏng',
        'tác vụ riêng, không thường trực',
      ],
      ['Mở socket ICMP, gửi ping theo loạt', 'đo đường truyền', 'máy tính'],
      [
        'Hỏi lần lượt địa chỉ trong mạng nội bộ, chậm',
        'tìm thiết bị chưa khai báo; tắt sẵn, tỉnh bật từng địa điểm',
        'máy đo chính',
      ],
      ['Kết nối ra ngoài đều đặn đến máy chủ của tỉnh', 'gửi báo cáo', 'máy tính'],
      ['Đọc nhật ký hệ thống theo mã sự kiện 41, 6008, 27', 'đếm lần tắt đột ngột', 'Windows'],
      [
        'Hỏi hệ điều hành lần bấm phím, di chuột gần nhất cách đây bao lâu (GetLastInputInfo), mỗi phút một lần',
        'chỉ tính phút máy chạy chậm khi có người dùng; không đọc phím nào, không đọc vị trí chuột; chỉ gửi tổng số phút, không gửi giờ',
        'Windows; trên Linux đếm ngắt của bàn phím, chuột',
      ],
      [
        'Cài dịch vụ MachAgent (sc), tạo tác vụ Mach\\RootRound (schtasks) và lối tắt trên màn hình khi cài đặt',
        'chạy khi chưa ai đăng nhập; đọc SMART; biểu tượng Kiểm tra máy',
        'Windows, khi cài và khi gỡ',
      ],
      [
        'Chạy tệp VBScript bằng wscript hoặc cscript: CaiDat, GoBo, KiemKe trong bộ cài; KiemTraMay, BieuTuong, ChayNen trong thư mục chương trình',
        'hỏi, hiện thông báo, tạo lối tắt, mở trang kiểm tra mà không hiện cửa sổ lệnh; không tải gì từ mạng, không ghi registry',
        'Windows',
      ],
      [
        'Xin quyền quản trị (hộp hỏi của Windows) rồi chạy lại chính node.exe trong bộ cài',
        'cài dịch vụ cho cả máy; chọn Không thì chỉ cài cho người đang đăng nhập',
        'Windows, khi cài và khi gỡ',
      ],
      [
        'Ghi registry bằng reg: HKLM\\Software\\Mach, mục gỡ cài đặt, và HKCU\\…\\CurrentVersion\\Run khi không có quyền quản trị',
        'giữ cấu hình proxy cho dịch vụ; hiện trong danh sách ứng dụng; chạy khi đăng nhập. Khi cài cho cả máy thì xóa mục Run của từng người (HKU)',
        'Windows, khi cài và khi gỡ',
      ],
      [
        'Đổi quyền thư mục C:\\ProgramData\\Mach\\agent bằng icacls',
        'bí mật của máy chỉ dịch vụ và người quản trị đọc được',
        'Windows, khi cài',
      ],
      [
        'Chạy cmd /c ping … & rmdir /s /q với thư mục chương trình Mạch',
        'xóa node.exe sau khi chính tiến trình gỡ đã kết thúc',
        'Windows, khi gỡ',
      ],
      [
        'Chạy tiến trình con: chính chương trình Mạch (node), ping, smartctl; trên Linux thêm dmidecode, lpstat, notify-send, xdg-open; trên Windows thêm wevtutil (đọc nhật ký hệ thống), reg (đọc Secure Boot), rundll32 url.dll (mở trình duyệt khi bấm Kiểm tra máy)',
        'đo từng việc rồi kết thúc, để phần thường trực nhỏ',
        'máy tính',
      ],
      ['Gửi gói UDP đều đặn đến máy chủ của tỉnh', 'theo dõi đường truyền (RFC 8762)', 'máy đo chính, máy dự phòng'],
      ['Mở cổng nội bộ ở 127.0.0.1 khi bấm Kiểm tra máy', 'trang kiểm tra trên chính máy đó', 'máy tính'],
    ],
  },
} as const;
