import type { CodecPart, ConditionParameters, PrinterStop } from '@mach/diagnosis';
import type { Formats } from './format.ts';
import type { Language } from './language.ts';
import { printerReasons } from './reading-labels/equipment-choices.ts';

type EquipmentCode =
  | 'equipment-port-errors'
  | 'equipment-port-slow'
  | 'equipment-busy'
  | 'equipment-full'
  | 'printer-stopped'
  | 'printer-supply-low'
  | 'codec-part-failed'
  | 'ups-battery'
  | 'ups-overloaded'
  | 'ups-runtime-short'
  | 'ups-on-battery';
type Sentences = { readonly [Code in EquipmentCode]: (parameters: ConditionParameters[Code], f: Formats) => string };

const suppliesVi: Readonly<Record<string, string>> = {
  toner: 'Mực',
  ink: 'Mực',
  drum: 'Trống',
  developer: 'Từ',
  fuser: 'Cụm sấy',
  waste: 'Hộp mực thải',
};
const suppliesEn: Readonly<Record<string, string>> = {
  toner: 'Toner',
  ink: 'Ink',
  drum: 'Drum',
  developer: 'Developer',
  fuser: 'Fuser',
  waste: 'Waste container',
};
const codecPartsVi: Readonly<Record<CodecPart, string>> = {
  whole: 'một bộ phận',
  camera: 'camera',
  microphone: 'micro',
};
const codecPartsEn: Readonly<Record<CodecPart, string>> = {
  whole: 'a part of it',
  camera: 'its camera',
  microphone: 'its microphone',
};

/** Codes with blanks between, as words in their order. */
const reasonsIn = (reasons: string, language: Language): string =>
  reasons
    .split(' ')
    .map((reason) => printerReasons[reason as PrinterStop]?.[language === 'vi' ? 0 : 1] ?? reason)
    .join(', ');

const vi: Sentences = {
  'equipment-port-errors': ({ port, errors, errorsPerGigabyte, errorsPerDay }, f) => {
    const often =
      errorsPerGigabyte !== undefined
        ? `, khoảng ${f.integer(errorsPerGigabyte)} lỗi mỗi GB dữ liệu`
        : errorsPerDay === undefined
          ? ''
          : `, khoảng ${f.integer(errorsPerDay)} lỗi mỗi ngày`;
    return `Cổng mạng ${port} của thiết bị có ${f.integer(errors)} gói tin lỗi từ khi bắt đầu đếm${often}. Có dấu hiệu từ dây mạng, đầu cắm hoặc cổng.`;
  },
  'equipment-port-slow': ({ port, speedMbps, duplex }, f) => {
    const speed = speedMbps === undefined ? '' : ` ở ${f.integer(speedMbps)} Mbit/s`;
    const half = duplex === 'half' ? ', chế độ bán song công (half duplex)' : '';
    return `Cổng mạng ${port} của thiết bị đang chạy${speed}${half}, thấp hơn mức mà cổng khác của thiết bị đạt được. Có thể do dây mạng, hoặc do thiết bị cắm ở đầu kia chỉ đạt mức đó.`;
  },
  'equipment-busy': ({ loadRatio }, f) =>
    `Bộ xử lý của thiết bị đang bận ${f.percent(loadRatio)}; khi bận như vậy, mạng đi qua thiết bị có thể chậm hoặc mất gói tin.`,
  'equipment-full': ({ place, isMemory, usedRatio }, f) =>
    isMemory
      ? `Bộ nhớ của thiết bị gần hết: đã dùng ${f.percent(usedRatio)}.`
      : `Bộ nhớ lưu trữ ${place} của thiết bị gần đầy: đã dùng ${f.percent(usedRatio)}; có thể không lưu được thay đổi cấu hình.`,
  'printer-stopped': ({ reasons }) => `Máy in đang không in được: ${reasonsIn(reasons, 'vi')}.`,
  'printer-supply-low': ({ supply, kind, levelRatio }, f) => {
    const what = suppliesVi[kind ?? ''] ?? 'Vật tư';
    const name = supply === '' ? '' : ` (${supply})`;
    if (levelRatio === undefined) return `${what} của máy in sắp hết, theo máy báo.`;
    if (kind === 'waste') return `${what} của máy in${name} sắp đầy, còn chỗ ${f.percent(levelRatio)}.`;
    return `${what} của máy in${name} chỉ còn ${f.percent(levelRatio)}.`;
  },
  'codec-part-failed': ({ part }) => `Thiết bị họp trực tuyến báo hỏng ${codecPartsVi[part]}.`,
  'ups-battery': ({ because }) =>
    because === 'asked'
      ? 'Bộ lưu điện báo cần thay ắc quy.'
      : 'Bộ lưu điện tự kiểm tra ắc quy không đạt; khi mất điện có thể không giữ được máy.',
  'ups-overloaded': ({ loadRatio }, f) =>
    `Bộ lưu điện đang quá tải${loadRatio === undefined ? '' : ` (${f.percent(loadRatio)})`}; khi mất điện có thể tắt ngay.`,
  'ups-runtime-short': ({ runtimeMs }, f) =>
    `Bộ lưu điện đã sạc đầy mà chỉ giữ được máy khoảng ${f.duration(runtimeMs)} khi mất điện; ắc quy có thể đã yếu, hoặc cắm quá nhiều thiết bị.`,
  'ups-on-battery': ({ chargeRatio, runtimeMs }, f) => {
    const charge = chargeRatio === undefined ? '' : `, ắc quy còn ${f.percent(chargeRatio)}`;
    const runtime = runtimeMs === undefined ? '' : `, còn chạy được khoảng ${f.duration(runtimeMs)}`;
    return `Bộ lưu điện đang chạy bằng ắc quy, có dấu hiệu mất điện lưới${charge}${runtime}.`;
  },
};

const en: Sentences = {
  'equipment-port-errors': ({ port, errors, errorsPerGigabyte, errorsPerDay }, f) => {
    const often =
      errorsPerGigabyte !== undefined
        ? `, about ${f.integer(errorsPerGigabyte)} a gigabyte`
        : errorsPerDay === undefined
          ? ''
          : `, about ${f.integer(errorsPerDay)} a day`;
    return `Port ${port} of the device had ${f.integer(errors)} damaged packets since it counts${often}. It points to the cable, a plug or the port.`;
  },
  'equipment-port-slow': ({ port, speedMbps, duplex }, f) => {
    const speed = speedMbps === undefined ? '' : ` at ${f.integer(speedMbps)} Mbit/s`;
    const half = duplex === 'half' ? ', half duplex' : '';
    return `Port ${port} of the device runs${speed}${half}, less than other ports of it do. The cable may be at fault, or what is plugged in at the other end can do no more.`;
  },
  'equipment-busy': ({ loadRatio }, f) =>
    `The processor of the device is ${f.percent(loadRatio)} busy; the network through it may be slow or lose packets.`,
  'equipment-full': ({ place, isMemory, usedRatio }, f) =>
    isMemory
      ? `The memory of the device is nearly used up: ${f.percent(usedRatio)}.`
      : `Storage ${place} of the device is nearly full: ${f.percent(usedRatio)}; changes of its settings may not be kept.`,
  'printer-stopped': ({ reasons }) => `The printer does not print: ${reasonsIn(reasons, 'en')}.`,
  'printer-supply-low': ({ supply, kind, levelRatio }, f) => {
    const what = suppliesEn[kind ?? ''] ?? 'A supply';
    const name = supply === '' ? '' : ` (${supply})`;
    if (levelRatio === undefined) return `${what} of the printer is low, as it says.`;
    if (kind === 'waste') return `${what} of the printer${name} is nearly full: room for ${f.percent(levelRatio)}.`;
    return `${what} of the printer${name}: ${f.percent(levelRatio)} left.`;
  },
  'codec-part-failed': ({ part }) => `The video-conference codec says that ${codecPartsEn[part]} has failed.`,
  'ups-battery': ({ because }) =>
    because === 'asked'
      ? 'The UPS asks for a new battery.'
      : 'The UPS tested its battery and it failed; at a power cut it may not hold.',
  'ups-overloaded': ({ loadRatio }, f) =>
    `The UPS carries too much${loadRatio === undefined ? '' : ` (${f.percent(loadRatio)})`}; at a power cut it may switch off at once.`,
  'ups-runtime-short': ({ runtimeMs }, f) =>
    `The UPS is fully charged and would carry its load for only about ${f.duration(runtimeMs)} at a power cut; its battery may be weak, or too much is plugged in.`,
  'ups-on-battery': ({ chargeRatio, runtimeMs }, f) => {
    const charge = chargeRatio === undefined ? '' : `, ${f.percent(chargeRatio)} charged`;
    const runtime = runtimeMs === undefined ? '' : `, about ${f.duration(runtimeMs)} left`;
    return `The UPS runs from its battery, which points to a power cut${charge}${runtime}.`;
  },
};

/** What is wrong with routers, switches, printers, codecs and UPSes, in words. */
export const equipmentSentences: Readonly<Record<Language, Sentences>> = { vi, en };

/** What to do now. */
export const equipmentAdviceTexts: Readonly<Record<Language, Readonly<Record<EquipmentCode, string>>>> = {
  vi: {
    'equipment-port-errors': 'Cắm lại hoặc đổi dây mạng ở cổng này; nếu số lỗi vẫn tăng, chuyển sang cổng khác.',
    'equipment-port-slow':
      'Xem thiết bị ở đầu dây kia có chạy được nhanh hơn không; nếu có, đổi dây mạng hoặc cắm sang cổng khác.',
    'equipment-busy':
      'Nhờ cán bộ CNTT xem máy nào đang truyền nhiều dữ liệu qua thiết bị; nếu lặp lại hằng ngày, thiết bị không còn đủ sức.',
    'equipment-full':
      'Nhờ cán bộ CNTT xem lại thiết bị; khởi động lại ngoài giờ làm việc thường giải phóng được bộ nhớ.',
    'printer-stopped': 'Đến máy in, làm theo chỉ dẫn trên màn hình của máy.',
    'printer-supply-low': 'Chuẩn bị vật tư thay thế.',
    'ups-battery': 'Đặt mua ắc quy đúng loại và thay; trong lúc chờ, lưu bài thường xuyên.',
    'ups-overloaded': 'Rút bớt thiết bị cắm vào bộ lưu điện, nhất là máy in.',
    'ups-runtime-short': 'Rút bớt thiết bị không cần giữ khi mất điện; nếu vẫn ngắn, thay ắc quy.',
    'ups-on-battery': 'Lưu công việc đang làm; nếu chỉ phòng này mất điện, xem lại ổ cắm và cầu dao.',
    'codec-part-failed': 'Kiểm tra dây cắm của bộ phận này trước cuộc họp; nếu vẫn báo hỏng, gọi nơi bảo trì.',
  },
  en: {
    'equipment-port-errors':
      'Plug the cable of this port in again or change it; if the count still grows, use another port.',
    'equipment-port-slow':
      'See whether what is at the other end can do more; if so, change the cable or use another port.',
    'equipment-busy':
      'Ask IT which PC sends so much through the device; if it happens each day, the device is too weak by now.',
    'equipment-full': 'Ask IT to look at the device; a restart outside of working hours often frees memory.',
    'printer-stopped': 'Go to the printer and follow what its display says.',
    'printer-supply-low': 'Have a replacement ready.',
    'ups-battery': 'Order the right battery and change it; until then, save work often.',
    'ups-overloaded': 'Unplug devices from the UPS, printers first.',
    'ups-runtime-short': 'Unplug what need not run through a power cut; if that does not help, change the battery.',
    'ups-on-battery': 'Save your work; if only this room is without power, see to the socket and the breaker.',
    'codec-part-failed': 'Check the cable of that part before the meeting; if it still says so, call for repair.',
  },
};
