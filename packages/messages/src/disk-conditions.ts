import type { ConditionParameters, DiskTrouble } from '@mach/diagnosis';
import type { Formats } from './format.ts';
import type { Language } from './language.ts';

type DiskCode = 'disk-failing' | 'disk-at-risk' | 'disk-cable' | 'disk-worn' | 'disk-health-unknown';
type Sentences = { readonly [Code in DiskCode]: (parameters: ConditionParameters[Code], f: Formats) => string };

const named = (disk: string, model: string | undefined): string => (model === undefined ? disk : `${disk} (${model})`);

/** A count as it is told: `8 sector …`. */
type Words = Readonly<Record<keyof CountsTold, (count: string) => string>>;
type CountsTold = Omit<
  DiskTrouble,
  'disk' | 'readAt' | 'model' | Verdicts | 'thresholdCrossed' | 'selfTestFailed' | 'criticalWarning'
>;
type Verdicts = 'vendorVerdict' | 'ownVerdict' | 'chance' | 'days' | 'source' | 'sourceDate' | 'failuresPerYear';

const wordsVi: Words = {
  pendingSectors: (count) => `${count} sector không đọc được, đang chờ thay`,
  offlineUncorrectable: (count) => `${count} sector không đọc được khi ổ tự kiểm tra`,
  reportedUncorrectable: (count) => `${count} lần đọc lỗi không sửa được`,
  reallocatedSectors: (count) => `${count} sector hỏng đã phải thay`,
  reallocationEvents: (count) => `${count} lần phải thay sector`,
  endToEndErrors: (count) => `${count} lỗi dữ liệu bên trong ổ`,
  spinRetries: (count) => `${count} lần mô-tơ phải khởi động lại`,
  commandTimeouts: (count) => `${count} lệnh quá thời gian`,
  mediaErrors: (count) => `${count} lỗi dữ liệu không sửa được`,
  uncorrectedReads: (count) => `${count} lần đọc lỗi không sửa được (SCSI)`,
};

const wordsEn: Words = {
  pendingSectors: (count) => `unreadable sectors waiting to be replaced: ${count}`,
  offlineUncorrectable: (count) => `unreadable sectors found by the disk itself: ${count}`,
  reportedUncorrectable: (count) => `errors that could not be corrected: ${count}`,
  reallocatedSectors: (count) => `bad sectors replaced: ${count}`,
  reallocationEvents: (count) => `times that sectors were replaced: ${count}`,
  endToEndErrors: (count) => `data errors inside the disk: ${count}`,
  spinRetries: (count) => `starts of the motor tried again: ${count}`,
  commandTimeouts: (count) => `commands that took too long: ${count}`,
  mediaErrors: (count) => `media errors: ${count}`,
  uncorrectedReads: (count) => `reads that could not be corrected: ${count}`,
};

/** The maker's verdict first, then what the disk counts, the most telling first. */
function evidence(trouble: DiskTrouble, language: Language, f: Formats): string {
  const isVi = language === 'vi';
  const told: string[] = [];
  if (trouble.vendorVerdict === 'failed') told.push(isVi ? 'ổ tự báo hỏng' : 'the disk itself says that it fails');
  if (trouble.thresholdCrossed === true) {
    told.push(isVi ? 'chỉ số đã vượt ngưỡng của hãng' : "a value is beyond its maker's limit");
  }
  if (trouble.criticalWarning !== undefined) {
    const number = f.integer(trouble.criticalWarning);
    told.push(isVi ? `ổ phát cảnh báo nghiêm trọng (mã ${number})` : `critical warning of the drive (code ${number})`);
  }
  if (trouble.selfTestFailed === true) told.push(isVi ? 'lần tự kiểm tra có lỗi' : 'its own test found errors');
  const words = isVi ? wordsVi : wordsEn;
  for (const [name, word] of Object.entries(words) as [keyof CountsTold, Words[keyof CountsTold]][]) {
    const count = trouble[name];
    if (count !== undefined) told.push(word(f.integer(count)));
  }
  if (trouble.vendorVerdict === 'passed')
    told.push(isVi ? 'ổ vẫn tự báo đạt' : 'the disk itself still says that it passes');
  return told.join('; ');
}

/** That a disk falls silent is no sign that it got well. */
const lastReadVi = (readAt: number | undefined, f: Formats): string =>
  readAt === undefined
    ? ''
    : ` Ổ đọc được lần cuối lúc ${f.time(readAt)} ngày ${f.date(readAt)}, từ đó chưa đọc lại được.`;
const lastReadEn = (readAt: number | undefined, f: Formats): string =>
  readAt === undefined ? '' : ` It was last read on ${f.dateTime(readAt)} and could not be read since.`;

const chanceVi = { low: 'thấp', raised: 'tăng', high: 'cao' } as const;

const outlookVi = ({ chance, days, source, sourceDate }: DiskTrouble, f: Formats): string =>
  `Khả năng hỏng trong ${days} ngày tới: ${chanceVi[chance]}. Đây là xếp hạng theo số liệu ổ đĩa của trung tâm dữ liệu${source === '' ? '' : ` (nguồn: ${source}, ghi ngày ${f.date(Date.parse(sourceDate))})`}, không phải lời hứa.`;
const outlookEn = ({ chance, days, source, sourceDate }: DiskTrouble, f: Formats): string =>
  `Chance of failure within ${days} days: ${chance}. This ranks it by disks of data centres${source === '' ? '' : ` (source: ${source}, as of ${f.date(Date.parse(sourceDate))})`}; it is no promise.`;

const vi: Sentences = {
  'disk-failing': (trouble, f) =>
    `Ổ đĩa ${named(trouble.disk, trouble.model)} đang hỏng: ${evidence(trouble, 'vi', f)}.${lastReadVi(trouble.readAt, f)} ${outlookVi(trouble, f)}`,
  'disk-at-risk': (trouble, f) =>
    `Ổ đĩa ${named(trouble.disk, trouble.model)} có nguy cơ hỏng: ${evidence(trouble, 'vi', f)}.${lastReadVi(trouble.readAt, f)} ${outlookVi(trouble, f)}`,
  'disk-cable': ({ disk, readAt, model, interfaceCrcErrors }, f) =>
    `Dữ liệu giữa ổ đĩa ${named(disk, model)} và bo mạch chủ bị lỗi ${f.integer(interfaceCrcErrors)} lần từ khi dùng ổ. Có dấu hiệu từ dây cáp hoặc đầu cắm, chưa phải do ổ.${lastReadVi(readAt, f)}`,
  'disk-worn': ({ disk, readAt, model, wearRatio, spareRatio, spareThresholdRatio }, f) => {
    const isSpareGone =
      spareRatio !== undefined && spareThresholdRatio !== undefined && spareRatio < spareThresholdRatio;
    const spare = isSpareGone
      ? ` Vùng dự phòng chỉ còn ${f.percent(spareRatio)}, dưới ngưỡng ${f.percent(spareThresholdRatio)} của hãng.`
      : '';
    const wear = wearRatio === undefined ? '' : ` Đã dùng ${f.percent(wearRatio)} tuổi thọ hãng công bố.`;
    return `Ổ SSD ${named(disk, model)} đã mòn.${wear}${spare}${lastReadVi(readAt, f)}`;
  },
  'disk-health-unknown': ({ because, disk, failure, tried, attributes }) => {
    const which = disk === undefined ? 'các ổ đĩa' : `ổ đĩa ${disk}`;
    switch (because) {
      case 'not-reported':
        return `Chưa biết ${which} tốt hay xấu: máy chưa gửi số liệu này.`;
      case 'failed':
        return `Chưa biết ${which} tốt hay xấu: ${whyUnread(failure, 'vi')}${told(failure, tried)}.`;
      case 'no-verdict':
        return `Chưa biết ${which} tốt hay xấu: chưa thấy dấu hiệu hỏng, nhưng ổ không đưa ra đánh giá của chính nó.`;
      case 'no-counts':
        return `Chưa biết ${which} tốt hay xấu: ổ không cho biết các số đếm lỗi.`;
      case 'not-recognised':
        return `Chưa biết ${which} tốt hay xấu: chưa hiểu được chỉ số ${attributes ?? '?'} của ổ.`;
    }
  },
};

const en: Sentences = {
  'disk-failing': (trouble, f) =>
    `Disk ${named(trouble.disk, trouble.model)} is failing: ${evidence(trouble, 'en', f)}.${lastReadEn(trouble.readAt, f)} ${outlookEn(trouble, f)}`,
  'disk-at-risk': (trouble, f) =>
    `Disk ${named(trouble.disk, trouble.model)} is at risk: ${evidence(trouble, 'en', f)}.${lastReadEn(trouble.readAt, f)} ${outlookEn(trouble, f)}`,
  'disk-cable': ({ disk, readAt, model, interfaceCrcErrors }, f) =>
    `Data between disk ${named(disk, model)} and the mainboard was damaged ${f.integer(interfaceCrcErrors)} times in the life of the disk. It points to the cable or a plug, not to the disk.${lastReadEn(readAt, f)}`,
  'disk-worn': ({ disk, readAt, model, wearRatio, spareRatio, spareThresholdRatio }, f) => {
    const isSpareGone =
      spareRatio !== undefined && spareThresholdRatio !== undefined && spareRatio < spareThresholdRatio;
    const spare = isSpareGone
      ? ` ${f.percent(spareRatio)} of its spare is left, less than the ${f.percent(spareThresholdRatio)} of its maker.`
      : '';
    const wear = wearRatio === undefined ? '' : ` ${f.percent(wearRatio)} of its rated life is used.`;
    return `SSD ${named(disk, model)} is worn out.${wear}${spare}${lastReadEn(readAt, f)}`;
  },
  'disk-health-unknown': ({ because, disk, failure, tried, attributes }) => {
    const which = disk === undefined ? 'the disks are' : `disk ${disk} is`;
    switch (because) {
      case 'not-reported':
        return `It is not known whether ${which} sound: the device has not sent it.`;
      case 'failed':
        return `It is not known whether ${which} sound: ${whyUnread(failure, 'en')}${told(failure, tried)}.`;
      case 'no-verdict':
        return `It is not known whether ${which} sound: no sign of failure is seen, but the disk gives no verdict of its own.`;
      case 'no-counts':
        return `It is not known whether ${which} sound: the disk does not tell its counts of errors.`;
      case 'not-recognised':
        return `It is not known whether ${which} sound: attribute ${attributes ?? '?'} of the disk is not understood.`;
    }
  },
};

/** Why a disk was not read, as it stands inside a sentence. */
const unread: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: {
    timeout: 'ổ không trả lời kịp, hoặc phần đọc ổ đĩa đã ngừng chạy',
    'not-found': 'chưa cài phần đọc ổ đĩa (cần smartmontools 7.0 trở lên và hẹn giờ chạy “mach-agent collect-root”)',
    denied: 'thiếu quyền để đọc ổ đĩa',
    'bad-reply': 'kết quả đọc không hợp lệ',
    unsupported: 'ổ đĩa, hoặc cầu nối USB, card RAID trước nó, không cho đọc',
  },
  en: {
    timeout: 'it did not answer in time, or what reads disks has stopped',
    'not-found':
      'what reads disks is not installed (smartmontools 7.0 or newer, and a timer for “mach-agent collect-root”)',
    denied: 'the right to read disks is missing',
    'bad-reply': 'the answer made no sense',
    unsupported: 'the disk, or a USB bridge or RAID card before it, tells nothing',
  },
};
const whyUnread = (failure: string | undefined, language: Language): string =>
  unread[language][failure ?? ''] ?? (language === 'vi' ? 'không đọc được' : 'it could not be read');

/** What was tried, as the program said it: English, for whoever repairs it. That nothing is installed says it all. */
const told = (failure: string | undefined, detail: string | undefined): string =>
  failure === 'not-found' || detail === undefined ? '' : ` (${detail})`;

/** What is wrong with disks, in words. */
export const diskSentences: Readonly<Record<Language, Sentences>> = { vi, en };

type Heat = ConditionParameters['overheating'];

/** Of a drive that told its temperature by itself; nothing of another sensor. */
export const hotDriveVi = ({ disk, model, celsius, limitCelsius, limitBy }: Heat, f: Formats): string | undefined => {
  if (disk === undefined) return undefined;
  const limit = limitBy === 'drive' ? 'ổ tự khai chỉ chịu được đến' : 'loại ổ này thường chỉ được dùng đến';
  return `Ổ đĩa ${named(disk, model)} nóng ${f.number(celsius)} °C; ${limit} ${f.integer(limitCelsius)} °C.`;
};
export const hotDriveEn = ({ disk, model, celsius, limitCelsius, limitBy }: Heat, f: Formats): string | undefined => {
  if (disk === undefined) return undefined;
  const limit = limitBy === 'drive' ? 'by its own word it may work up to' : 'drives of its kind may work up to';
  return `Disk ${named(disk, model)} is at ${f.number(celsius)} °C; ${limit} ${f.integer(limitCelsius)} °C.`;
};

/** What to do now. */
export const diskAdvice: Readonly<Record<Language, Readonly<Record<DiskCode, string>>>> = {
  vi: {
    'disk-failing': 'Sao lưu dữ liệu ngay hôm nay, rồi nhờ cán bộ CNTT thay ổ đĩa.',
    'disk-at-risk': 'Sao lưu dữ liệu quan trọng trong tuần này; nhờ cán bộ CNTT theo dõi và chuẩn bị ổ thay thế.',
    'disk-cable': 'Nhờ cán bộ CNTT cắm lại hoặc thay dây cáp ổ đĩa, rồi xem số lỗi có còn tăng không.',
    'disk-worn': 'Sao lưu dữ liệu quan trọng và đưa ổ SSD vào danh sách thay thế.',
    'disk-health-unknown':
      'Nhờ cán bộ CNTT cài smartmontools và bật lịch đọc ổ đĩa của Mạch; nên sao lưu như thường lệ.',
  },
  en: {
    'disk-failing': 'Back up the data today, then have IT replace the disk.',
    'disk-at-risk': 'Back up what matters this week; ask IT to watch the disk and to have a new one ready.',
    'disk-cable':
      'Ask IT to plug the cable of the disk in again or to change it, and to see whether the count still grows.',
    'disk-worn': 'Back up what matters and put the SSD on the replacement list.',
    'disk-health-unknown':
      'Ask IT to install smartmontools and to switch on the timer that reads disks; back up as usual.',
  },
};
