import type { ConditionCode, ConditionParameters } from '@mach/diagnosis';
import type { ConditionRow } from '@mach/wire';
import { factName, requirementNames } from './device-words.ts';
import { diskAdvice, diskSentences, hotDriveEn, hotDriveVi } from './disk-conditions.ts';
import { equipmentAdviceTexts, equipmentSentences } from './equipment-conditions.ts';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';
import { networkAdvice, networkSentences } from './network-conditions.ts';
import { terms } from './terms.ts';
import { allVisible } from './visible-text.ts';

const DAY_MS = 86_400_000;

/**
 * What is wrong, in one or two sentences. A code that this version does not know is named as such, never hidden. What a device says of itself
 * can't turn the sentence around it.
 */
export function conditionSentence(condition: ConditionRow, language: Language): string {
  const told = sentences[language];
  if (!Object.hasOwn(told, condition.code)) return unknownCode[language](condition.code);
  const tell = told[condition.code as ConditionCode] as (parameters: ConditionRow['parameters'], f: Formats) => string;
  return tell(allVisible(condition.parameters), formats(language));
}

/** The same for a list: where a figure comes from stands on the device's own page. */
export function conditionBrief(condition: ConditionRow, language: Language): string {
  const { parameters } = condition;
  if (parameters['source'] === undefined) return conditionSentence(condition, language);
  return conditionSentence({ ...condition, parameters: { ...parameters, source: '' } }, language);
}

/** The one next step for whoever sits at the device or looks after it; nothing where there is none to take. */
export function conditionAdvice(condition: ConditionRow, language: Language): string | undefined {
  const advised = advice[language];
  return Object.hasOwn(advised, condition.code) ? advised[condition.code as ConditionCode] : undefined;
}

type Sentences = { readonly [Code in ConditionCode]: (parameters: ConditionParameters[Code], f: Formats) => string };

const day = (date: string, f: Formats): string => f.date(Date.parse(date));
const years = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`);

const vi: Sentences = {
  ...diskSentences.vi,
  ...equipmentSentences.vi,
  'end-of-support': ({ product, endOfSupport, paidExtensionUntil }, f) => {
    const paid =
      paidExtensionUntil === undefined ? '' : ` Có thể mua gia hạn bản vá đến hết ngày ${day(paidExtensionUntil, f)}.`;
    return `Hệ điều hành ${product} đã hết hỗ trợ từ ngày ${day(endOfSupport, f)}, không còn nhận bản vá bảo mật miễn phí.${paid}`;
  },
  'ending-support': ({ product, endOfSupport, daysLeft }, f) =>
    `Hệ điều hành ${product} chỉ còn nhận bản vá bảo mật đến hết ngày ${day(endOfSupport, f)} (còn ${f.integer(daysLeft)} ngày).`,
  'cannot-run-windows-11': ({ because }) =>
    ({
      processor: 'Máy không nâng cấp được lên Windows 11 vì bộ xử lý (CPU) thuộc đời không được hỗ trợ.',
      tpm: 'Máy chưa nâng cấp được lên Windows 11 vì chip bảo mật TPM là bản cũ, không phải 2.0.',
      'secure-boot': 'Máy chưa nâng cấp được lên Windows 11 vì firmware không có Secure Boot.',
      memory: 'Máy chưa nâng cấp được lên Windows 11 vì bộ nhớ RAM dưới 4 GB.',
      disk: 'Máy chưa nâng cấp được lên Windows 11 vì ổ đĩa hệ thống nhỏ hơn 64 GB.',
    })[because],
  'windows-11-unknown': ({ missing }) =>
    `Chưa biết máy có nâng cấp được lên Windows 11 hay không, vì chưa biết: ${requirementNames(missing, 'vi')}.`,
  'too-little-memory': ({ memoryBytes, recommendedBytes, emptySlots, maxBytes }, f) => {
    const slots =
      emptySlots === undefined
        ? ''
        : emptySlots === 0
          ? ' Máy không còn khe cắm RAM trống.'
          : ` Máy còn ${f.integer(emptySlots)} khe cắm RAM trống.`;
    const most =
      maxBytes === undefined || maxBytes >= recommendedBytes
        ? ''
        : ` Theo firmware, bo mạch chỉ nhận tối đa ${f.memory(maxBytes)} RAM.`;
    return `Bộ nhớ RAM ${f.memory(memoryBytes)}, ít hơn mức nên có cho công việc hằng ngày là ${f.memory(recommendedBytes)}.${slots}${most}`;
  },
  'slow-minutes': ({ cause, slowRatio, watchedMinutes }, f) => {
    const because = {
      memory: 'vì thiếu bộ nhớ RAM',
      disk: 'vì ổ đĩa chậm',
      cpu: 'vì bộ xử lý (CPU) không kịp',
      network: 'vì mạng trong cơ quan kém',
    }[cause];
    return `Đo được: máy chậm ${because} trong ${f.percent(slowRatio)} số phút sử dụng (theo dõi ${f.integer(watchedMinutes)} phút trong giờ làm việc gần đây).`;
  },
  'memory-pressure': ({ stallRatio, days }, f) =>
    `Máy phải dừng chờ vì thiếu bộ nhớ RAM trong ${f.percent(stallRatio)} thời gian, tính trung bình từ lần khởi động gần nhất, không quá ${f.duration(days * DAY_MS)} trước.`,
  'memory-nearly-exhausted': ({ availableBytes, totalBytes }, f) =>
    `Bộ nhớ RAM gần hết: ở lần đo gần nhất chỉ còn dùng được ${f.memory(availableBytes)} trên ${f.memory(totalBytes)}.`,
  'hard-disk-as-system-disk': ({ disk, model }) =>
    `Hệ điều hành chạy trên ổ cứng cơ HDD (${model ?? disk}), chậm hơn nhiều so với ổ SSD.`,
  'disk-nearly-full': ({ place, freeBytes, totalBytes }, f) =>
    `Ổ đĩa ${place} sắp đầy: còn trống ${f.storage(freeBytes)} trên ${f.storage(totalBytes)}.`,
  'disk-io-wait': ({ stallRatio, days }, f) =>
    `Máy phải dừng chờ ổ đĩa trong ${f.percent(stallRatio)} thời gian, tính trung bình từ lần khởi động gần nhất, không quá ${f.duration(days * DAY_MS)} trước.`,
  'disk-slow-response': ({ disk, meanAccessMs }, f) =>
    `Ổ đĩa ${disk} đáp ứng chậm: mỗi lần đọc hoặc ghi mất trung bình ${f.milliseconds(meanAccessMs)}.`,
  'old-processor': ({ model, yearFrom, yearTo }) => {
    const name = model === '' ? 'Bộ xử lý (CPU)' : `Bộ xử lý (CPU) ${model}`;
    return yearFrom === undefined
      ? `${name} không mới hơn năm ${yearTo}, là năm của firmware trong máy.`
      : `${name} thuộc đời ${years(yearFrom, yearTo)}.`;
  },
  'processor-pressure': ({ stallRatio, days }, f) =>
    `Các chương trình phải chờ bộ xử lý (CPU) trong ${f.percent(stallRatio)} thời gian, tính trung bình từ lần khởi động gần nhất, không quá ${f.duration(days * DAY_MS)} trước.`,
  overheating: (heat, f) =>
    hotDriveVi(heat, f) ??
    `Nhiệt độ ${heat.sensor} là ${f.number(heat.celsius)} °C; từ ${f.integer(heat.limitCelsius)} °C máy tự chạy chậm lại hoặc nhanh hỏng.`,
  'cpu-throttled': ({ events, throttledRatio, days }, f) =>
    throttledRatio === undefined
      ? `Bộ xử lý (CPU) đã tự chạy chậm lại vì quá nóng ${f.integer(events)} lần từ lần khởi động gần nhất, không quá ${f.duration(days * DAY_MS)} trước.`
      : `Bộ xử lý (CPU) tự chạy chậm lại vì quá nóng trong ${f.percent(throttledRatio)} thời gian (${f.integer(events)} lần trong ${f.duration(days * DAY_MS)}).`,
  'fan-failing': ({ fan, celsius }, f) =>
    `Quạt ${fan} không quay trong khi bộ xử lý (CPU) đang ở ${f.number(celsius)} °C.`,
  'memory-errors': ({ controller, corrected, uncorrected, correctedPerDay }, f) => {
    if (uncorrected > 0) {
      return `Bộ nhớ RAM (${controller}) có ${f.integer(uncorrected)} lỗi không sửa được; dữ liệu có thể sai hoặc máy tự khởi động lại.`;
    }
    const perDay = correctedPerDay === undefined ? '' : `, khoảng ${f.integer(correctedPerDay)} lỗi mỗi ngày`;
    return `Bộ nhớ RAM (${controller}) có ${f.integer(corrected)} lỗi đã tự sửa${perDay}; có dấu hiệu một thanh RAM sắp hỏng.`;
  },
  'battery-worn': ({ battery, isUps, healthRatio, cycles }, f) => {
    const what = isUps ? 'Ắc quy của bộ lưu điện (UPS)' : 'Pin';
    const charged = cycles === undefined ? '' : ` sau ${f.integer(cycles)} lần sạc`;
    return `${what} ${battery} chỉ còn giữ được ${f.percent(healthRatio)} dung lượng ban đầu${charged}.`;
  },
  'unclean-stops': ({ uncleanRatio, stops }, f) =>
    `Máy hay bị tắt đột ngột: ${f.percent(uncleanRatio)} trong khoảng ${f.integer(stops)} lần tắt gần đây không tắt đúng cách (mất điện, treo máy, ngắt nguồn).`,
  'system-crashes': ({ crashes, stops }, f) =>
    `Hệ điều hành bị sập (màn hình xanh, kernel panic) khoảng ${f.integer(crashes)} trong ${f.integer(stops)} lần tắt gần đây.`,
  'clock-battery': ({ losses }, f) =>
    `Đồng hồ của máy mất ngày giờ sau khi tắt nguồn, khoảng ${f.integer(losses)} lần gần đây; có dấu hiệu pin CMOS trên bo mạch chủ đã hết.`,
  ...networkSentences.vi,
  'fact-unknown': ({ fact, because, part, found, failure }) => {
    const name = factName(fact, 'vi');
    const where = part === undefined ? '' : ` (${part})`;
    switch (because) {
      case 'not-reported':
        return `Chưa biết ${name}: máy chưa gửi số liệu này.`;
      case 'failed':
        return `Chưa biết ${name}: lần đọc gần nhất${where} không thành công${failure === undefined ? '' : `: ${lowered(terms.failure(failure, 'vi'))}`}.`;
      case 'not-recognised':
        return `Chưa biết ${name}: máy báo “${found ?? '?'}”, chưa có trong bảng tra hoặc chưa đủ để xác định.`;
    }
  },
};

const en: Sentences = {
  ...diskSentences.en,
  ...equipmentSentences.en,
  'end-of-support': ({ product, endOfSupport, paidExtensionUntil }, f) => {
    const paid = paidExtensionUntil === undefined ? '' : ` Updates can be bought until ${day(paidExtensionUntil, f)}.`;
    return `Support of ${product} ended on ${day(endOfSupport, f)}; it gets no more free security updates.${paid}`;
  },
  'ending-support': ({ product, endOfSupport, daysLeft }, f) =>
    `${product} gets security updates only until ${day(endOfSupport, f)} (${f.integer(daysLeft)} days left).`,
  'cannot-run-windows-11': ({ because }) =>
    ({
      processor:
        'This device cannot be upgraded to Windows 11: its processor is of a generation that is not supported.',
      tpm: 'This device cannot be upgraded to Windows 11 as it is: its TPM is older than 2.0.',
      'secure-boot': 'This device cannot be upgraded to Windows 11 as it is: its firmware has no Secure Boot.',
      memory: 'This device cannot be upgraded to Windows 11 as it is: it has less than 4 GB of memory.',
      disk: 'This device cannot be upgraded to Windows 11 as it is: its system disk is smaller than 64 GB.',
    })[because],
  'windows-11-unknown': ({ missing }) =>
    `It is not known whether this device can be upgraded to Windows 11, because it is not known: ${requirementNames(missing, 'en')}.`,
  'too-little-memory': ({ memoryBytes, recommendedBytes, emptySlots, maxBytes }, f) => {
    const slots = emptySlots === undefined ? '' : ` Empty memory slots: ${f.integer(emptySlots)}.`;
    const most =
      maxBytes === undefined || maxBytes >= recommendedBytes
        ? ''
        : ` By its firmware the board takes no more than ${f.memory(maxBytes)}.`;
    return `${f.memory(memoryBytes)} of memory, less than the ${f.memory(recommendedBytes)} that daily work should have.${slots}${most}`;
  },
  'slow-minutes': ({ cause, slowRatio, watchedMinutes }, f) => {
    const because = {
      memory: 'memory was short',
      disk: 'a disk was slow',
      cpu: 'the processor could not keep up',
      network: 'the local network was bad',
    }[cause];
    return `Measured: in ${f.percent(slowRatio)} of the minutes of use the device was slow because ${because} (${f.integer(watchedMinutes)} minutes of working time watched lately).`;
  },
  'memory-pressure': ({ stallRatio, days }, f) =>
    `Programs stood still for want of memory for ${f.percent(stallRatio)} of the time, as a mean since the last start, at most ${f.duration(days * DAY_MS)} ago.`,
  'memory-nearly-exhausted': ({ availableBytes, totalBytes }, f) =>
    `Memory is nearly used up: ${f.memory(availableBytes)} of ${f.memory(totalBytes)} were available at the last look.`,
  'hard-disk-as-system-disk': ({ disk, model }) =>
    `The system runs from a hard disk (${model ?? disk}), which is much slower than an SSD.`,
  'disk-nearly-full': ({ place, freeBytes, totalBytes }, f) =>
    `${place} is nearly full: ${f.storage(freeBytes)} of ${f.storage(totalBytes)} are free.`,
  'disk-io-wait': ({ stallRatio, days }, f) =>
    `Programs stood still for want of the disk for ${f.percent(stallRatio)} of the time, as a mean since the last start, at most ${f.duration(days * DAY_MS)} ago.`,
  'disk-slow-response': ({ disk, meanAccessMs }, f) =>
    `Disk ${disk} answers slowly: ${f.milliseconds(meanAccessMs)} for each read or write, as a mean since the last start.`,
  'old-processor': ({ model, yearFrom, yearTo }) => {
    const name = model === '' ? 'The processor' : `The processor (${model})`;
    return yearFrom === undefined
      ? `${name} is of ${yearTo} or before: that is the year of the firmware that starts it.`
      : `${name} is of ${years(yearFrom, yearTo)}.`;
  },
  'processor-pressure': ({ stallRatio, days }, f) =>
    `Programs waited for the processor for ${f.percent(stallRatio)} of the time, as a mean since the last start, at most ${f.duration(days * DAY_MS)} ago.`,
  overheating: (heat, f) =>
    hotDriveEn(heat, f) ??
    `${heat.sensor} is at ${f.number(heat.celsius)} °C; from ${f.integer(heat.limitCelsius)} °C it slows down or ages fast.`,
  'cpu-throttled': ({ events, throttledRatio, days }, f) =>
    throttledRatio === undefined
      ? `The processor slowed itself down for heat ${f.integer(events)} times since the last start, at most ${f.duration(days * DAY_MS)} ago.`
      : `The processor slowed itself down for heat for ${f.percent(throttledRatio)} of the time (${f.integer(events)} times in ${f.duration(days * DAY_MS)}).`,
  'fan-failing': ({ fan, celsius }, f) => `Fan ${fan} stands still while the processor is at ${f.number(celsius)} °C.`,
  'memory-errors': ({ controller, corrected, uncorrected, correctedPerDay }, f) => {
    if (uncorrected > 0) {
      return `Memory (${controller}) made ${f.integer(uncorrected)} errors that could not be corrected: data may be wrong, or the device restarts by itself.`;
    }
    const perDay = correctedPerDay === undefined ? '' : `, about ${f.integer(correctedPerDay)} a day`;
    return `Memory (${controller}) made ${f.integer(corrected)} errors that were corrected${perDay}: a module may be about to fail.`;
  },
  'battery-worn': ({ battery, isUps, healthRatio, cycles }, f) => {
    const what = isUps ? 'The UPS' : 'Battery';
    const charged = cycles === undefined ? '' : ` after ${f.integer(cycles)} charges`;
    return `${what} ${battery} holds only ${f.percent(healthRatio)} of what it was made for${charged}.`;
  },
  'unclean-stops': ({ uncleanRatio, stops }, f) =>
    `The device often stops without a shutdown: ${f.percent(uncleanRatio)} of about ${f.integer(stops)} stops lately (power cut, crash, switched off).`,
  'system-crashes': ({ crashes, stops }, f) =>
    `The system crashed (blue screen, kernel panic) at about ${f.integer(crashes)} of the last ${f.integer(stops)} stops.`,
  'clock-battery': ({ losses }, f) =>
    `The clock loses the date while the device is off, about ${f.integer(losses)} times lately: the battery on the mainboard is probably empty.`,
  ...networkSentences.en,
  'fact-unknown': ({ fact, because, part, found, failure }) => {
    const name = factName(fact, 'en');
    const where = part === undefined ? '' : ` of ${part}`;
    switch (because) {
      case 'not-reported':
        return `It is not known ${name}: the device has not sent it.`;
      case 'failed':
        return `It is not known ${name}: the last reading${where} failed${failure === undefined ? '' : `: ${lowered(terms.failure(failure, 'en'))}`}.`;
      case 'not-recognised':
        return `It is not known ${name}: the device says “${found ?? '?'}”, which our tables do not hold or which does not decide.`;
    }
  },
};

const sentences: Readonly<Record<Language, Sentences>> = { vi, en };

const unknownCode: Readonly<Record<Language, (code: string) => string>> = {
  vi: (code) => `Tình trạng “${code}”: phiên bản trang này chưa có lời giải thích.`,
  en: (code) => `Condition “${code}”: this version of the page has no words for it.`,
};

type Advice = Readonly<Partial<Record<ConditionCode, string>>>;

const advice: Readonly<Record<Language, Advice>> = {
  vi: {
    ...diskAdvice.vi,
    ...equipmentAdviceTexts.vi,
    'end-of-support': 'Nhờ cán bộ CNTT nâng cấp hệ điều hành, hoặc đưa máy vào danh sách thay thế.',
    'ending-support': 'Lên kế hoạch nâng cấp hệ điều hành trước ngày này.',
    'cannot-run-windows-11': 'Nhờ cán bộ CNTT xem máy nên nâng cấp linh kiện hay thay thế.',
    'too-little-memory': 'Đề nghị bổ sung RAM nếu máy còn khe cắm và còn đáng nâng cấp.',
    'slow-minutes': 'Nhờ cán bộ CNTT xem nên bổ sung RAM, thay ổ SSD, sửa mạng hay thay máy.',
    'memory-pressure': 'Anh/chị đóng bớt cửa sổ, thẻ trình duyệt không dùng; về lâu dài nên bổ sung RAM.',
    'memory-nearly-exhausted': 'Anh/chị đóng bớt cửa sổ, thẻ trình duyệt không dùng.',
    'hard-disk-as-system-disk': 'Thay ổ SSD thường là cách rẻ nhất để máy nhanh lên.',
    'disk-nearly-full': 'Anh/chị dọn Thùng rác và tệp tải về không còn dùng, hoặc nhờ cán bộ CNTT.',
    'disk-io-wait': 'Nhờ cán bộ CNTT kiểm tra ổ đĩa.',
    'disk-slow-response': 'Sao lưu dữ liệu quan trọng và nhờ cán bộ CNTT kiểm tra ổ đĩa.',
    overheating: 'Nhờ cán bộ CNTT vệ sinh bụi và kiểm tra quạt của máy.',
    'cpu-throttled': 'Nhờ cán bộ CNTT vệ sinh bụi, kiểm tra quạt và keo tản nhiệt.',
    'fan-failing': 'Lưu việc đang làm, tắt máy và nhờ cán bộ CNTT kiểm tra, thay quạt.',
    'memory-errors': 'Sao lưu dữ liệu quan trọng và nhờ cán bộ CNTT kiểm tra, thay thanh RAM.',
    'battery-worn': 'Lên kế hoạch thay pin hoặc ắc quy; khi chưa thay, lưu việc thường xuyên.',
    'unclean-stops':
      'Tắt máy đúng cách trước khi ngắt nguồn điện; nếu vẫn lặp lại, nhờ cán bộ CNTT kiểm tra nguồn và cân nhắc lắp bộ lưu điện (UPS).',
    'system-crashes':
      'Sao lưu dữ liệu quan trọng; nhờ cán bộ CNTT xem mã lỗi, cập nhật trình điều khiển, kiểm tra RAM và ổ đĩa.',
    'clock-battery': 'Nhờ cán bộ CNTT thay pin CMOS (loại CR2032, rẻ tiền) và chỉnh lại giờ.',
    ...networkAdvice.vi,
  },
  en: {
    ...diskAdvice.en,
    ...equipmentAdviceTexts.en,
    'end-of-support': 'Ask IT to upgrade the system, or put the device on the replacement list.',
    'ending-support': 'Plan the upgrade of the system before that day.',
    'cannot-run-windows-11': 'Ask IT whether parts or a replacement make sense.',
    'too-little-memory': 'Add memory if there is an empty slot and the device is worth it.',
    'slow-minutes': 'Ask IT whether memory, an SSD, the network or another device would help.',
    'memory-pressure': 'Close windows and tabs that are not needed; in the long run add memory.',
    'memory-nearly-exhausted': 'Close windows and tabs that are not needed.',
    'hard-disk-as-system-disk': 'An SSD is usually the cheapest way to a faster device.',
    'disk-nearly-full': 'Empty the recycle bin and remove downloads that are not needed, or ask IT.',
    'disk-io-wait': 'Ask IT to look at the disk.',
    'disk-slow-response': 'Back up what matters and ask IT to look at the disk.',
    overheating: 'Ask IT to remove dust and to check the fans.',
    'cpu-throttled': 'Ask IT to remove dust and to check fans and thermal paste.',
    'fan-failing': 'Save your work, switch the device off and ask IT to check and replace the fan.',
    'memory-errors': 'Back up what matters and ask IT to test and replace the memory module.',
    'battery-worn': 'Plan a new battery; until then save work often.',
    'unclean-stops':
      'Shut down before power is switched off; if it goes on, ask IT to check the power supply and to think of a UPS.',
    'system-crashes':
      'Back up what matters; ask IT to look at the code of the crash, to update drivers and to test memory and disk.',
    'clock-battery': 'Ask IT to change the battery on the mainboard (CR2032, cheap) and to set the clock.',
    ...networkAdvice.en,
  },
};

/** A phrase as it stands after a colon. */
function lowered(phrase: string): string {
  return phrase.charAt(0).toLocaleLowerCase('vi') + phrase.slice(1);
}
