import type { ReasonCode, ReasonParameters } from '@mach/priority';
import type { ReasonRow } from '@mach/wire';
import { componentName, partName } from './device-words.ts';
import { equipmentReason } from './equipment-reasons.ts';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';
import { allVisible } from './visible-text.ts';

/**
 * Why a device stands where it stands in the upgrade list: one phrase, without its minutes. A code that this version does
 * not know is named as such.
 */
export function reasonSentence(reason: Pick<ReasonRow, 'code' | 'parameters'>, language: Language): string {
  const told = phrases[language];
  const parameters = allVisible(reason.parameters);
  if (!Object.hasOwn(told, reason.code)) {
    return equipmentReason(reason.code, parameters, language) ?? unknownCode[language](reason.code);
  }
  const tell = told[reason.code as ReasonCode] as (parameters: ReasonRow['parameters'], f: Formats) => string;
  return tell(parameters, formats(language));
}

/** What stands under every upgrade list: how the minutes came about and how far they can be trusted. */
export function priorityNote(policy: { readonly version: string; readonly date: string }, language: Language): string {
  const day = formats(language).date(Date.parse(policy.date));
  return note[language](policy.version, day);
}

type Phrases = { readonly [Code in ReasonCode]: (parameters: ReasonParameters[Code], f: Formats) => string };

/** What the last readings of a PC said before it was not heard any more. */
const SIGNS = {
  vi: {
    'part-failing': ', lần báo cuối có linh kiện sắp hỏng',
    'unclean-stops': ', trước đó hay tắt đột ngột',
    none: '',
  },
  en: {
    'part-failing': ', its last report told of a failing part',
    'unclean-stops': ', it had often stopped without a shutdown',
    none: '',
  },
} as const;

const day = (date: string, f: Formats): string => f.date(Date.parse(date));
const years = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`);

const vi: Phrases = {
  'slow-minutes': ({ cause, slowRatio, watchedMinutes }, f) => {
    const because = { memory: 'thiếu RAM', disk: 'ổ đĩa', cpu: 'bộ xử lý (CPU)', network: 'mạng trong cơ quan' }[cause];
    return `Đo được: chậm do ${because} trong ${f.percent(slowRatio)} số phút sử dụng (đã theo dõi ${f.integer(watchedMinutes)} phút)`;
  },
  'too-little-memory': ({ memoryBytes, recommendedBytes }, f) =>
    `Ít bộ nhớ RAM: ${f.memory(memoryBytes)}, nên có ${f.memory(recommendedBytes)}`,
  'memory-pressure': ({ stallRatio }, f) => `Đo được: dừng chờ vì thiếu RAM ${f.percent(stallRatio)} thời gian`,
  'memory-nearly-exhausted': ({ availableBytes }, f) => `Bộ nhớ RAM gần hết, chỉ còn ${f.memory(availableBytes)}`,
  'hard-disk-as-system-disk': () => 'Hệ điều hành chạy trên ổ cứng cơ HDD, chưa có SSD',
  'disk-io-wait': ({ stallRatio }, f) => `Đo được: dừng chờ ổ đĩa ${f.percent(stallRatio)} thời gian`,
  'disk-slow-response': ({ meanAccessMs }, f) =>
    `Ổ đĩa đáp ứng chậm, trung bình ${f.milliseconds(meanAccessMs)} mỗi lần`,
  'disk-nearly-full': ({ place, freeBytes }, f) => `Ổ đĩa ${place} sắp đầy, còn trống ${f.storage(freeBytes)}`,
  'old-processor': ({ yearFrom, yearTo }) =>
    yearFrom === undefined
      ? `Bộ xử lý (CPU) đời ${yearTo} hoặc cũ hơn`
      : `Bộ xử lý (CPU) đời ${years(yearFrom, yearTo)}`,
  'processor-pressure': ({ stallRatio }, f) => `Đo được: phải chờ bộ xử lý (CPU) ${f.percent(stallRatio)} thời gian`,
  'end-of-support': ({ product, endOfSupport }, f) => `${product} đã hết hỗ trợ từ ngày ${day(endOfSupport, f)}`,
  'ending-support': ({ product, endOfSupport }, f) => `${product} sắp hết hỗ trợ, ngày ${day(endOfSupport, f)}`,
  'network-link-slow': ({ interface: name, speedMbps, halfDuplex }, f) => {
    const speed = speedMbps === undefined ? '' : ` ${f.integer(speedMbps)} Mbit/s`;
    return `Cổng mạng ${name} chạy chậm${speed}${halfDuplex ? ', bán song công' : ''}`;
  },
  'network-errors': ({ interface: name }) => `Cổng mạng ${name} có nhiều gói tin lỗi`,
  'network-link-flapping': ({ interface: name }) => `Kết nối dây ở cổng mạng ${name} hay bị ngắt`,
  'failure-expected': ({ component, chance }) =>
    `${componentName(component, 'vi')} có nguy cơ hỏng ${chance === 'high' ? 'cao' : 'cao hơn mức thường'}`,
  'unclean-stops': ({ uncleanRatio, stops }, f) =>
    `Hay bị tắt đột ngột: ${f.percent(uncleanRatio)} trong ${f.integer(stops)} lần tắt gần đây`,
  'system-crashes': ({ crashes, stops }, f) =>
    `Hệ thống hay bị sập: khoảng ${f.integer(crashes)} trong ${f.integer(stops)} lần tắt gần đây`,
  'cut-off': ({ days }, f) =>
    `Riêng máy này không dùng được mạng (máy vẫn bật, các máy khác cùng trụ sở vẫn có mạng) trong ${f.integer(days)} ngày làm việc của 30 ngày qua; nên thử dây mạng, cổng mạng trước khi thay máy`,
  'suspected-broken': ({ workingDays, others, sign }, f) =>
    `Nghi hỏng: ${f.integer(workingDays)} ngày làm việc không báo về, trong khi ${f.integer(others)} máy khác cùng trụ sở vẫn báo${SIGNS.vi[sign]}; cần xem máy tại chỗ trước khi mua`,
  silent: ({ days }, f) => `Đã ${f.integer(days)} ngày không báo về: có thể máy hỏng hoặc để không`,
  'slow-start': ({ startMs }, f) => `Đo được: khởi động mất ${f.milliseconds(startMs)}`,
  overheating: ({ celsius }, f) => `Máy nóng ${f.number(celsius)} °C`,
  'part-unknown': ({ part, devices }, f) => {
    const basis =
      devices === 0 ? 'theo mức giả định của bộ tiêu chí' : `theo ${f.integer(devices)} máy đã biết và mức giả định`;
    return `Chưa biết ${partName(part, 'vi')}; tạm tính ${basis}`;
  },
};

const en: Phrases = {
  'slow-minutes': ({ cause, slowRatio, watchedMinutes }, f) => {
    const because = { memory: 'short memory', disk: 'the disk', cpu: 'the processor', network: 'the local network' }[
      cause
    ];
    return `Measured: slow because of ${because} in ${f.percent(slowRatio)} of the minutes of use (${f.integer(watchedMinutes)} watched)`;
  },
  'too-little-memory': ({ memoryBytes, recommendedBytes }, f) =>
    `Little memory: ${f.memory(memoryBytes)}, should be ${f.memory(recommendedBytes)}`,
  'memory-pressure': ({ stallRatio }, f) =>
    `Measured: stood still for want of memory ${f.percent(stallRatio)} of the time`,
  'memory-nearly-exhausted': ({ availableBytes }, f) => `Memory nearly used up, ${f.memory(availableBytes)} left`,
  'hard-disk-as-system-disk': () => 'The system runs from a hard disk, not an SSD',
  'disk-io-wait': ({ stallRatio }, f) => `Measured: stood still for the disk ${f.percent(stallRatio)} of the time`,
  'disk-slow-response': ({ meanAccessMs }, f) => `The disk answers slowly, ${f.milliseconds(meanAccessMs)} each time`,
  'disk-nearly-full': ({ place, freeBytes }, f) => `${place} is nearly full, ${f.storage(freeBytes)} free`,
  'old-processor': ({ yearFrom, yearTo }) =>
    yearFrom === undefined ? `Processor of ${yearTo} or before` : `Processor of ${years(yearFrom, yearTo)}`,
  'processor-pressure': ({ stallRatio }, f) =>
    `Measured: waited for the processor ${f.percent(stallRatio)} of the time`,
  'end-of-support': ({ product, endOfSupport }, f) => `Support of ${product} ended on ${day(endOfSupport, f)}`,
  'ending-support': ({ product, endOfSupport }, f) => `Support of ${product} ends on ${day(endOfSupport, f)}`,
  'network-link-slow': ({ interface: name, speedMbps, halfDuplex }, f) => {
    const speed = speedMbps === undefined ? '' : ` at ${f.integer(speedMbps)} Mbit/s`;
    return `Network port ${name} runs slowly${speed}${halfDuplex ? ', half duplex' : ''}`;
  },
  'network-errors': ({ interface: name }) => `Network port ${name} damages packets`,
  'network-link-flapping': ({ interface: name }) => `The cable at network port ${name} comes and goes`,
  'failure-expected': ({ component, chance }) =>
    `${componentName(component, 'en')}: the chance of a failure is ${chance === 'high' ? 'high' : 'raised'}`,
  'unclean-stops': ({ uncleanRatio, stops }, f) =>
    `Often stops without a shutdown: ${f.percent(uncleanRatio)} of the last ${f.integer(stops)} stops`,
  'system-crashes': ({ crashes, stops }, f) =>
    `The system crashes: about ${f.integer(crashes)} of the last ${f.integer(stops)} stops`,
  'cut-off': ({ days }, f) =>
    `This PC alone could not use the network (it was on, others of its site could) on ${f.integer(days)} ${days === 1 ? 'working day' : 'working days'} of the last 30 days; try its cable and port before it is replaced`,
  'suspected-broken': ({ workingDays, others, sign }, f) =>
    `Perhaps broken: not heard on ${f.integer(workingDays)} working days while ${f.integer(others)} other PCs of its site were${SIGNS.en[sign]}; look at it before anything is bought`,
  silent: ({ days }, f) => `Not heard for ${f.integer(days)} days: may be broken or unused`,
  'slow-start': ({ startMs }, f) => `Measured: takes ${f.milliseconds(startMs)} to start`,
  overheating: ({ celsius }, f) => `The device is at ${f.number(celsius)} °C`,
  'part-unknown': ({ part, devices }, f) => {
    const basis =
      devices === 0 ? "the policy's assumption" : `${f.integer(devices)} known devices and the policy's assumption`;
    return `Not known: ${partName(part, 'en')}; estimated from ${basis}`;
  },
};

const phrases: Readonly<Record<Language, Phrases>> = { vi, en };

const unknownCode: Readonly<Record<Language, (code: string) => string>> = {
  vi: (code) => `Lý do “${code}” (phiên bản trang này chưa có lời giải thích)`,
  en: (code) => `Reason “${code}” (this version of the page has no words for it)`,
};

const note: Readonly<Record<Language, (version: string, day: string) => string>> = {
  vi: (version, day) =>
    `Số phút là ước tính ban đầu, độ tin cậy thấp: tính theo bộ tiêu chí phiên bản ${version} ngày ${day}, phần lớn là mức giả định, có điều chỉnh theo số đo của từng máy. Khoảng thấp–cao cho biết có thể lệch bao nhiêu. Máy thiếu số liệu được tạm tính, không bị xếp thấp hơn vì thiếu.`,
  en: (version, day) =>
    `The minutes are a first estimate of low confidence, by policy version ${version} of ${day}: mostly assumptions, adjusted by what each device measured. The range from low to high says how far off they may be. A device without data is estimated, and never ranked lower for being silent.`,
};
