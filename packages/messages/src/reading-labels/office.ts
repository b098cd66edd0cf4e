import { address, certificate, connectMs, resolveMs, tlsMs } from './common.ts';
import type { KindLabels, Label } from './label.ts';

const posted: Readonly<Record<string, Label>> = {
  resolveMs,
  connectMs,
  tlsMs,
  processingMs: ['Hệ thống xử lý', 'Processing'],
  address,
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

/** What probes of mail, signing, printing and local services find is called. */
export const officeLabels: Readonly<Record<string, KindLabels>> = {
  smtp: { kind: ['Gửi thư (SMTP)', 'Sending mail (SMTP)'], values: mail },
  imap: { kind: ['Nhận thư (IMAP)', 'Receiving mail (IMAP)'], values: mail },
  ocsp: {
    kind: ['Tra cứu chứng thư số bị thu hồi (OCSP)', 'Certificate revocation check (OCSP)'],
    values: {
      ...posted,
      responseStatus: ['Mã trả lời OCSP', 'OCSP response status'],
      certificateStatus: ['Tình trạng chứng thư số', 'Certificate status'],
      thisUpdateMs: ['Có hiệu lực từ', 'Holds since'],
      nextUpdateMs: ['Có hiệu lực đến', 'Holds until'],
    },
  },
  tsa: {
    kind: ['Dấu thời gian cho ký số (TSA)', 'Time stamps for signing (TSA)'],
    values: {
      ...posted,
      status: ['Mã trả lời', 'Status'],
      offsetMs: ['Lệch so với giờ của dấu thời gian', 'Clock offset'],
    },
  },
  ipp: {
    kind: ['Máy in', 'Printer'],
    values: {
      ...posted,
      ippStatus: ['Mã trả lời IPP', 'IPP status'],
      printerState: ['Trạng thái (3 rỗi, 4 đang in, 5 dừng)', 'State (3 idle, 4 printing, 5 stopped)'],
      stateReasons: ['Lý do', 'Reasons'],
      problems: ['Số lỗi và cảnh báo', 'Errors and warnings'],
      acceptingJobs: ['Đang nhận lệnh in', 'Takes jobs'],
      queuedJobs: ['Lệnh in đang chờ', 'Jobs queued'],
      markerLowestRatio: ['Mực còn ít nhất', 'Lowest toner or ink'],
    },
  },
  port: { kind: ['Dịch vụ trên máy này (cổng TCP)', 'Service on this machine (TCP port)'], values: { connectMs } },
};
