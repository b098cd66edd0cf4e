import type { EquipmentReasonCode, ReasonCode } from '@mach/priority';
import type { Language } from './language.ts';

const vi: Readonly<Record<ReasonCode | EquipmentReasonCode, string>> = {
  'slow-minutes': 'số phút chậm đo được',
  'too-little-memory': 'thiếu RAM',
  'memory-pressure': 'dừng chờ vì thiếu RAM',
  'memory-nearly-exhausted': 'RAM gần hết',
  'hard-disk-as-system-disk': 'ổ HDD',
  'disk-io-wait': 'dừng chờ ổ đĩa',
  'disk-slow-response': 'ổ đĩa chậm',
  'disk-nearly-full': 'ổ đĩa sắp đầy',
  'old-processor': 'CPU cũ',
  'processor-pressure': 'chờ CPU',
  'end-of-support': 'hệ điều hành hết hỗ trợ',
  'ending-support': 'hệ điều hành sắp hết hỗ trợ',
  'network-link-slow': 'cổng mạng chậm',
  'network-errors': 'gói tin lỗi',
  'network-link-flapping': 'dây mạng hay ngắt',
  'failure-expected': 'nguy cơ hỏng',
  'unclean-stops': 'tắt đột ngột',
  'system-crashes': 'sập hệ thống',
  'cut-off': 'riêng máy không dùng được mạng',
  'suspected-broken': 'nghi hỏng',
  silent: 'lâu không báo về',
  'slow-start': 'khởi động lâu',
  overheating: 'máy nóng',
  'part-unknown': 'phần chưa biết',
  'equipment-port-slow': 'cổng thiết bị mạng chậm',
  'equipment-port-errors': 'cổng thiết bị mạng có lỗi',
  'equipment-busy': 'thiết bị quá tải',
  'switch-slow-seen': 'bộ chia mạng chỉ chạy 100 Mbit/s',
  'ups-battery': 'ắc quy UPS cần thay',
  'ups-overloaded': 'UPS quá tải',
  'printer-stopped': 'máy in ngừng in',
  'codec-part-failed': 'thiết bị họp có bộ phận hỏng',
  'equipment-unsupported': 'thiết bị đã hết hỗ trợ',
  'line-under-contract': 'đường truyền dưới tốc độ cam kết',
};

const en: typeof vi = {
  'slow-minutes': 'slow minutes measured',
  'too-little-memory': 'little memory',
  'memory-pressure': 'stalls for memory',
  'memory-nearly-exhausted': 'memory used up',
  'hard-disk-as-system-disk': 'hard disk',
  'disk-io-wait': 'stalls for the disk',
  'disk-slow-response': 'slow disk',
  'disk-nearly-full': 'disk nearly full',
  'old-processor': 'old processor',
  'processor-pressure': 'stalls for the processor',
  'end-of-support': 'system out of support',
  'ending-support': 'support ends soon',
  'network-link-slow': 'slow network port',
  'network-errors': 'damaged packets',
  'network-link-flapping': 'cable comes and goes',
  'failure-expected': 'failure likely',
  'unclean-stops': 'stops without a shutdown',
  'system-crashes': 'crashes',
  'cut-off': 'alone without the network',
  'suspected-broken': 'perhaps broken',
  silent: 'not heard for long',
  'slow-start': 'slow start',
  overheating: 'hot',
  'part-unknown': 'something unknown',
  'equipment-port-slow': 'slow port of network gear',
  'equipment-port-errors': 'port of network gear with errors',
  'equipment-busy': 'overloaded equipment',
  'switch-slow-seen': 'switch that runs at 100 Mbit/s',
  'ups-battery': 'UPS battery due',
  'ups-overloaded': 'UPS overloaded',
  'printer-stopped': 'printer stopped',
  'codec-part-failed': 'codec with a failed part',
  'equipment-unsupported': 'equipment out of support',
  'line-under-contract': 'line below its contract',
};

const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

/** A reason's name without its figures, for lists of what came and went; a code that this version does not know, as it is. */
export const reasonName = (code: string, language: Language): string => names[language][code] ?? code;

/** The same at the beginning of a line, as choices of a filter stand. */
export function reasonLabel(code: string, language: Language): string {
  const name = reasonName(code, language);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
