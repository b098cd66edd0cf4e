/** Vietnamese, then English. */
export type Label = readonly [vi: string, en: string];

interface KindLabels {
  readonly kind: Label;
  readonly values: Readonly<Record<string, Label>>;
}

const address: Label = ['Địa chỉ', 'Address'];
const totalBytes: Label = ['Dung lượng', 'Size'];
const duplex: Label = ['Chế độ truyền', 'Duplex'];
const speedMbps: Label = ['Tốc độ kết nối', 'Link speed'];
const resolveMs: Label = ['Tìm địa chỉ', 'Resolve'];
const connectMs: Label = ['Kết nối', 'Connect'];
const tlsMs: Label = ['Thiết lập bảo mật (TLS)', 'TLS'];
const certificate: Readonly<Record<string, Label>> = {
  certificateExpiryMs: ['Chứng thư hết hạn', 'Certificate expires'],
  tlsProtocol: ['Phiên bản TLS', 'TLS version'],
  certificateTrusted: ['Chứng thư tin cậy', 'Certificate trusted'],
};
const mail: Readonly<Record<string, Label>> = {
  resolveMs,
  connectMs,
  greetingMs: ['Máy chủ chào', 'Greeting'],
  featuresMs: ['Hỏi tính năng', 'Features'],
  tlsMs,
  startTlsOffered: ['Có hỗ trợ STARTTLS', 'STARTTLS offered'],
  ...certificate,
  greeting: ['Lời chào của máy chủ', 'What the server says'],
  address,
};

/** What each reading and each of its values is called, by their codes. */
export const readingLabels: Readonly<Record<string, KindLabels>> = {
  system: {
    kind: ['Máy', 'Machine'],
    values: {
      manufacturer: ['Hãng', 'Manufacturer'],
      model: ['Kiểu máy', 'Model'],
      version: ['Phiên bản', 'Version'],
      chassis: ['Dạng máy', 'Chassis'],
      firmwareVendor: ['Hãng firmware', 'Firmware vendor'],
      firmwareVersion: ['Phiên bản firmware', 'Firmware version'],
      firmwareDate: ['Ngày firmware', 'Firmware date'],
    },
  },
  os: {
    kind: ['Hệ điều hành', 'Operating system'],
    values: {
      platform: ['Nền', 'Platform'],
      distro: ['Tên', 'Name'],
      release: ['Phiên bản', 'Release'],
      build: ['Bản dựng', 'Build'],
      edition: ['Ấn bản', 'Edition'],
      arch: ['Kiến trúc', 'Architecture'],
      uefi: ['Khởi động UEFI', 'UEFI boot'],
    },
  },
  processor: {
    kind: ['Bộ xử lý', 'Processor'],
    values: {
      model: ['Tên', 'Name'],
      vendor: ['Hãng', 'Vendor'],
      family: ['Họ', 'Family'],
      modelNumber: ['Mã kiểu', 'Model number'],
      stepping: ['Bản sửa', 'Stepping'],
      cores: ['Số nhân', 'Cores'],
      threads: ['Số luồng', 'Threads'],
    },
  },
  'memory-module': {
    kind: ['Thanh RAM', 'Memory module'],
    values: { sizeBytes: totalBytes, type: ['Loại', 'Type'], formFactor: ['Kiểu chân', 'Form factor'] },
  },
  disk: {
    kind: ['Ổ đĩa', 'Disk'],
    values: {
      model: ['Tên', 'Name'],
      sizeBytes: totalBytes,
      diskKind: ['Loại', 'Kind'],
      bus: ['Giao tiếp', 'Bus'],
    },
  },
  'network-card': {
    kind: ['Card mạng', 'Network card'],
    values: { cardKind: ['Loại', 'Kind'], virtual: ['Card ảo', 'Virtual'], speedMbps, duplex },
  },
  cpu: {
    kind: ['Tải bộ xử lý', 'Processor load'],
    values: {
      busyMs: ['Thời gian bận', 'Busy time'],
      waitMs: ['Thời gian chờ ổ đĩa', 'Time waiting for disks'],
      totalMs: ['Tổng thời gian', 'Total time'],
      busyRatio: ['Bộ xử lý bận', 'Processor busy'],
      waitRatio: ['Bộ xử lý chờ ổ đĩa', 'Processor waiting for disks'],
      cpus: ['Số luồng', 'CPUs'],
      runnable: ['Việc đang chờ xử lý', 'Tasks wanting a CPU'],
      load1: ['Tải trung bình 1 phút', 'Load, 1 minute'],
    },
  },
  memory: {
    kind: ['Bộ nhớ RAM', 'Memory'],
    values: {
      totalBytes: ['Tổng RAM', 'Total memory'],
      availableBytes: ['RAM còn dùng được', 'Memory available'],
      swapTotalBytes: ['Bộ nhớ tráo đổi (swap)', 'Swap size'],
      swapFreeBytes: ['Swap còn trống', 'Swap free'],
      majorFaults: ['Số lần phải đọc lại từ ổ đĩa', 'Major page faults'],
    },
  },
  pressure: {
    kind: ['Mức phải chờ', 'Pressure'],
    values: {
      cpuSomeMs: ['Có việc chờ bộ xử lý', 'Some waiting for CPU'],
      memorySomeMs: ['Có việc chờ RAM', 'Some waiting for memory'],
      memoryFullMs: ['Mọi việc chờ RAM', 'All waiting for memory'],
      ioSomeMs: ['Có việc chờ ổ đĩa', 'Some waiting for disks'],
      ioFullMs: ['Mọi việc chờ ổ đĩa', 'All waiting for disks'],
    },
  },
  filesystem: { kind: ['Chỗ trống trên ổ', 'File system'], values: { totalBytes, freeBytes: ['Còn trống', 'Free'] } },
  'disk-io': {
    kind: ['Hoạt động ổ đĩa', 'Disk activity'],
    values: {
      readBytes: ['Đã đọc', 'Read'],
      writtenBytes: ['Đã ghi', 'Written'],
      readOps: ['Số lần đọc', 'Reads'],
      writeOps: ['Số lần ghi', 'Writes'],
      readWaitMs: ['Thời gian chờ đọc', 'Time waiting for reads'],
      writeWaitMs: ['Thời gian chờ ghi', 'Time waiting for writes'],
      busyMs: ['Thời gian ổ đĩa bận', 'Disk busy time'],
    },
  },
  network: {
    kind: ['Cổng mạng', 'Network interface'],
    values: {
      receivedBytes: ['Đã nhận', 'Received'],
      sentBytes: ['Đã gửi', 'Sent'],
      receiveErrors: ['Lỗi khi nhận', 'Receive errors'],
      sendErrors: ['Lỗi khi gửi', 'Send errors'],
      receiveDrops: ['Gói nhận bị bỏ', 'Receive drops'],
      sendDrops: ['Gói gửi bị bỏ', 'Send drops'],
      carrierChanges: ['Số lần mất, có lại dây', 'Carrier changes'],
      linkUp: ['Đang có dây / sóng', 'Link up'],
      speedMbps,
      duplex,
    },
  },
  temperature: { kind: ['Nhiệt độ', 'Temperature'], values: { celsius: ['Nhiệt độ', 'Temperature'] } },
  gateway: {
    kind: ['Bộ định tuyến (modem)', 'Router'],
    values: {
      address,
      interface: ['Qua cổng mạng', 'Interface'],
      macHash: ['Mã nhận dạng', 'Fingerprint'],
      usualGateway: ['Đúng modem thường dùng', 'The usual one'],
    },
  },
  agent: {
    kind: ['Phần mềm Mạch trên máy', 'Agent'],
    values: {
      version: ['Phiên bản', 'Version'],
      cpuMs: ['Thời gian xử lý đã dùng', 'CPU time used'],
      residentBytes: ['RAM đang dùng', 'Memory in use'],
      spoolReports: ['Báo cáo chờ gửi', 'Reports waiting'],
      spoolBytes: ['Dung lượng chờ gửi', 'Bytes waiting'],
      droppedReports: ['Báo cáo phải bỏ', 'Reports dropped'],
      refusedReports: ['Báo cáo bị từ chối', 'Reports refused'],
      sentBytes: ['Đã gửi', 'Sent'],
      requests: ['Số lần gửi', 'Requests'],
      failedRequests: ['Số lần gửi không được', 'Failed requests'],
    },
  },
  ping: {
    kind: ['Ping', 'Ping'],
    values: {
      sent: ['Gói gửi', 'Sent'],
      received: ['Gói nhận lại', 'Received'],
      duplicates: ['Gói trùng', 'Duplicates'],
      lossRatio: ['Mất gói', 'Loss'],
      rttMinMs: ['Đi về nhanh nhất', 'Round trip, fastest'],
      rttMedianMs: ['Thời gian đi về', 'Round trip, median'],
      rttP95Ms: ['Đi về, 95 % số gói', 'Round trip, 95th percentile'],
      jitterMs: ['Độ dao động', 'Jitter'],
      way: ['Cách đo', 'Way'],
      address,
    },
  },
  dns: {
    kind: ['Tra tên miền (DNS)', 'Name lookup (DNS)'],
    values: {
      lookupMs: ['Thời gian tra', 'Lookup'],
      records: ['Số bản ghi', 'Records'],
      answer: ['Trả lời', 'Answer'],
    },
  },
  tcp: { kind: ['Kết nối TCP', 'TCP connection'], values: { resolveMs, connectMs, address } },
  http: {
    kind: ['Trang web, dịch vụ (HTTP)', 'Web page or service (HTTP)'],
    values: {
      status: ['Mã trả lời', 'Status'],
      resolveMs,
      connectMs,
      tlsMs,
      processingMs: ['Hệ thống xử lý', 'Processing'],
      transferMs: ['Tải nội dung', 'Transfer'],
      bodyBytes: ['Độ lớn trang', 'Body'],
      contentMatched: ['Nội dung đúng', 'Content matched'],
      redirects: ['Số lần chuyển hướng', 'Redirects'],
      ...certificate,
      address,
    },
  },
  tls: {
    kind: ['Chứng thư máy chủ (TLS)', 'Server certificate (TLS)'],
    values: {
      resolveMs,
      connectMs,
      tlsMs,
      ...certificate,
      nameMatches: ['Đúng tên máy chủ', 'Name matches'],
      replaced: ['Chứng thư bị thay', 'Certificate replaced'],
      chainLength: ['Số chứng thư trong chuỗi', 'Certificates in the chain'],
      issuer: ['Đơn vị cấp', 'Issuer'],
      keyPin: ['Mã khóa công khai', 'Public key pin'],
      address,
    },
  },
  smtp: { kind: ['Gửi thư (SMTP)', 'Sending mail (SMTP)'], values: mail },
  imap: { kind: ['Nhận thư (IMAP)', 'Receiving mail (IMAP)'], values: mail },
  ntp: {
    kind: ['Giờ chuẩn (NTP)', 'Time server (NTP)'],
    values: {
      offsetMs: ['Lệch so với giờ chuẩn', 'Clock offset'],
      delayMs: ['Thời gian đi về', 'Round trip'],
      resolveMs,
      stratum: ['Cấp của máy chủ giờ', 'Stratum'],
      rootDelayMs: ['Đi về tới nguồn giờ gốc', 'Root delay'],
      rootDispersionMs: ['Sai số của máy chủ giờ', 'Root dispersion'],
      referenceId: ['Nguồn giờ', 'Reference'],
      address,
    },
  },
  throughput: {
    kind: ['Tốc độ đường truyền', 'Line throughput'],
    values: {
      downBitsPerS: ['Tải xuống', 'Download'],
      upBitsPerS: ['Tải lên', 'Upload'],
      usedBytes: ['Dung lượng đã dùng để đo', 'Used for measuring'],
    },
  },
  path: {
    kind: ['Đường đi tới đích', 'Path to a target'],
    values: {
      reached: ['Tới được đích', 'Reached'],
      hops: ['Số chặng', 'Hops'],
      answeredHops: ['Số chặng có trả lời', 'Hops that answered'],
      gateway: ['Chặng đầu tiên', 'First hop'],
      gatewayHash: ['Mã nhận dạng chặng đầu', 'Fingerprint of the first hop'],
      firstOutside: ['Chặng đầu tiên bên ngoài', 'First hop outside'],
      firstOutsideHop: ['Thứ tự của chặng ấy', 'Number of that hop'],
      firstOutsideHash: ['Mã nhận dạng chặng ấy', 'Fingerprint of that hop'],
    },
  },
  captive: {
    kind: ['Trang chặn Internet (đăng nhập Wi-Fi…)', 'Captive portal'],
    values: {
      captive: ['Bị trang khác chặn', 'Portal in the way'],
      status: ['Mã trả lời', 'Status'],
      resolveMs,
      connectMs,
      processingMs: ['Hệ thống xử lý', 'Processing'],
      portalHost: ['Chuyển tới máy chủ', 'Sends to'],
      address,
    },
  },
};
