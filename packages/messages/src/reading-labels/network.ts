import { address, certificate, connectMs, resolveMs, tlsMs } from './common.ts';
import type { KindLabels, Label } from './label.ts';

const replaced: Label = ['Chứng thư bị thay', 'Certificate replaced'];

/** What probes of the way and of the portals find is called. */
export const networkLabels: Readonly<Record<string, KindLabels>> = {
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
  path: {
    kind: ['Đường đi tới đích', 'Path to a target'],
    values: {
      reached: ['Tới được đích', 'Reached'],
      hops: ['Số chặng', 'Hops'],
      answeredHops: ['Số chặng có trả lời', 'Hops that answered'],
      gateway: ['Chặng đầu tiên', 'First hop'],
      gatewayHash: ['Mã nhận dạng chặng đầu', 'Fingerprint of the first hop'],
      secondHop: ['Mạng của chặng thứ hai', 'Network of the second hop'],
      leavesPrivate: ['Có ra Internet', 'Leads to the internet'],
      firstOutside: ['Chặng đầu tiên bên ngoài', 'First hop outside'],
      firstOutsideHop: ['Thứ tự của chặng ấy', 'Number of that hop'],
      firstOutsideHash: ['Mã nhận dạng chặng ấy', 'Fingerprint of that hop'],
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
  dns: {
    kind: ['Tra tên miền (DNS)', 'Name lookup (DNS)'],
    values: {
      lookupMs: ['Thời gian tra', 'Lookup'],
      records: ['Số bản ghi', 'Records'],
      resolvers: ['Hỏi ở', 'Asked at'],
      answer: ['Trả lời', 'Answer'],
    },
  },
  'dns-compare': {
    kind: ['So sánh máy chủ tên miền (DNS)', 'Comparing name servers (DNS)'],
    values: {
      agree: ['Trả lời giống nhau', 'Answers agree'],
      deviating: ['Máy chủ trả lời khác', 'The one that deviates'],
      networkOutcome: ['Mạng nội bộ: kết quả', 'Network: outcome'],
      networkLookupMs: ['Mạng nội bộ: thời gian tra', 'Network: lookup'],
      networkAnswer: ['Mạng nội bộ: trả lời', 'Network: answer'],
      ispOutcome: ['Nhà mạng: kết quả', 'Provider: outcome'],
      ispLookupMs: ['Nhà mạng: thời gian tra', 'Provider: lookup'],
      ispAnswer: ['Nhà mạng: trả lời', 'Provider: answer'],
      secondOutcome: ['Nơi đối chiếu: kết quả', 'Second opinion: outcome'],
      secondLookupMs: ['Nơi đối chiếu: thời gian tra', 'Second opinion: lookup'],
      secondAnswer: ['Nơi đối chiếu: trả lời', 'Second opinion: answer'],
    },
  },
  tcp: { kind: ['Kết nối TCP', 'TCP connection'], values: { resolveMs, connectMs, address } },
  tls: {
    kind: ['Chứng thư máy chủ (TLS)', 'Server certificate (TLS)'],
    values: {
      resolveMs,
      connectMs,
      tlsMs,
      ...certificate,
      nameMatches: ['Đúng tên máy chủ', 'Name matches'],
      replaced,
      chainLength: ['Số chứng thư trong chuỗi', 'Certificates in the chain'],
      issuer: ['Đơn vị cấp', 'Issuer'],
      keyPin: ['Mã khóa công khai', 'Public key pin'],
      address,
    },
  },
  http: {
    kind: ['Trang web, dịch vụ (HTTP)', 'Web page or service (HTTP)'],
    values: {
      status: ['Mã trả lời', 'Status'],
      resolveMs,
      connectMs,
      tunnelMs: ['Máy trung gian (proxy) mở đường', 'Proxy opens the way'],
      tlsMs,
      processingMs: ['Hệ thống xử lý', 'Processing'],
      transferMs: ['Tải nội dung', 'Transfer'],
      bodyBytes: ['Độ lớn trang', 'Body'],
      contentMatched: ['Nội dung đúng', 'Content matched'],
      clockBehindMs: ['Đồng hồ máy chậm hơn máy chủ', 'Clock behind the server’s'],
      unchangedMs: ['Trang của thiết bị thay đổi cách đây', 'Page changed this long ago'],
      redirects: ['Số lần chuyển hướng', 'Redirects'],
      ...certificate,
      replaced,
      way: ['Đường đi', 'Way'],
      page: ['Loại trang', 'Kind of page'],
      address,
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
};
