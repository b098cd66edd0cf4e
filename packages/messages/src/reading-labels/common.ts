import type { Label } from './label.ts';

/** Words that several kinds share. */
export const address: Label = ['Địa chỉ', 'Address'];
export const resolveMs: Label = ['Tìm địa chỉ', 'Resolve'];
export const connectMs: Label = ['Kết nối', 'Connect'];
export const answerMs: Label = ['Chờ trả lời', 'Answer'];
export const tlsMs: Label = ['Thiết lập bảo mật (TLS)', 'TLS'];
export const certificate: Readonly<Record<string, Label>> = {
  certificateExpiryMs: ['Chứng thư hết hạn', 'Certificate expires'],
  tlsProtocol: ['Phiên bản TLS', 'TLS version'],
  certificateTrusted: ['Chứng thư tin cậy', 'Certificate trusted'],
};
