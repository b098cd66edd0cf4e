import type { EquipmentReasonCode } from '@mach/priority';
import type { Values } from '@mach/wire';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

type Phrases = Readonly<Record<EquipmentReasonCode, (parameters: Values, f: Formats) => string>>;

const percent = (value: Values[string] | undefined, f: Formats): string => f.percent(Number(value ?? 0));
const mbps = (value: Values[string] | undefined, f: Formats): string =>
  `${f.integer(Math.round(Number(value ?? 0) / 1_000_000))} Mbit/s`;
const day = (value: Values[string] | undefined, f: Formats): string => f.date(Date.parse(String(value)));

const vi: Phrases = {
  'equipment-port-slow': ({ port }) => `Cổng ${port} của thiết bị mạng chạy chậm`,
  'switch-slow-seen': ({ pcs, speedMbps }, f) =>
    `Đo được: ${f.integer(Number(pcs))} máy chỉ chạy được ${f.integer(Number(speedMbps))} Mbit/s vì bộ chia mạng`,
  'equipment-port-errors': ({ port }) => `Cổng ${port} của thiết bị mạng có nhiều gói tin lỗi`,
  'equipment-busy': ({ loadRatio }, f) => `Thiết bị quá tải: bộ xử lý chạy ${percent(loadRatio, f)}`,
  'ups-battery': () => 'Ắc quy của bộ lưu điện cần thay',
  'ups-overloaded': () => 'Bộ lưu điện quá tải',
  'printer-stopped': () => 'Máy in ngừng in',
  'codec-part-failed': () => 'Thiết bị họp trực tuyến có bộ phận hỏng',
  'equipment-unsupported': ({ unsupportedSince, product }, f) =>
    `${product === undefined ? 'Đã' : `${product} đã`} hết hỗ trợ từ ngày ${day(unsupportedSince, f)}`,
  'line-under-contract': ({ speedRatio, measuredBitsPerSecond, committedBitsPerSecond }, f) =>
    `Đo được: đường truyền nhanh nhất ${mbps(measuredBitsPerSecond, f)}, bằng ${percent(speedRatio, f)} tốc độ cam kết ${mbps(committedBitsPerSecond, f)}`,
};

const en: Phrases = {
  'equipment-port-slow': ({ port }) => `Port ${port} runs slowly`,
  'switch-slow-seen': ({ pcs, speedMbps }, f) =>
    `Measured: ${f.integer(Number(pcs))} PCs run at ${f.integer(Number(speedMbps))} Mbit/s because of the switch`,
  'equipment-port-errors': ({ port }) => `Port ${port} damages packets`,
  'equipment-busy': ({ loadRatio }, f) => `Overloaded: its processor is at ${percent(loadRatio, f)}`,
  'ups-battery': () => 'The battery of the UPS is due',
  'ups-overloaded': () => 'The UPS is overloaded',
  'printer-stopped': () => 'The printer has stopped',
  'codec-part-failed': () => 'A part of the codec has failed',
  'equipment-unsupported': ({ unsupportedSince, product }, f) =>
    `${product === undefined ? 'Out' : `${product}: out`} of support since ${day(unsupportedSince, f)}`,
  'line-under-contract': ({ speedRatio, measuredBitsPerSecond, committedBitsPerSecond }, f) =>
    `Measured: the line gives ${mbps(measuredBitsPerSecond, f)} at best, ${percent(speedRatio, f)} of the ${mbps(committedBitsPerSecond, f)} committed`,
};

const phrases: Readonly<Record<Language, Phrases>> = { vi, en };

/** Why money should be spent on what is no PC: one phrase; undefined for a code that is none of these. */
export function equipmentReason(code: string, parameters: Values, language: Language): string | undefined {
  const told = phrases[language];
  return Object.hasOwn(told, code) ? told[code as EquipmentReasonCode](parameters, formats(language)) : undefined;
}
