import type { AvailabilityRow, AvailabilitySeconds, OutageNotice, TargetRow } from '@mach/wire';
import { formats } from './format.ts';
import type { Language } from './language.ts';

/** What reports and pages say of availability. */
const vi = {
  title: (period: string) => `ĐỘ KHẢ DỤNG ${period}`,
  period: (from: string, to: string) => `từ ${from} đến ${to}`,
  pageTitle: (days: string) => `Độ khả dụng ${days} ngày qua`,
  pageIntro:
    'Mỗi cột là một ngày, chỉ tính giờ làm việc. Chỗ trống là ngày nghỉ, đã tắt máy, mất điện hoặc không có dữ liệu.',
  barsColumn: (from: string, to: string) => `Từ ${from} đến ${to}`,
  siteThen: (site: string, code: string) => `${site} (khi còn thuộc đơn vị mã ${code})`,
  subject: 'Đối tượng',
  ratio: 'Hoạt động',
  coverage: 'Đo được',

  downColumn: 'Mất kết nối',
  chart: (subject: string, share: string) => `${subject}: hoạt động ${share} thời gian đo được`,
  chartUnmeasured: (subject: string) => `${subject}: chưa đo được`,
  showTable: 'Xem bảng số liệu từng ngày',
  day: 'Ngày',
  noWorkingTime: 'không có giờ làm việc',
  head: {
    commune: 'XÃ, PHƯỜNG, ĐẶC KHU',
    site: 'ĐỊA ĐIỂM',
    subject: 'ĐỐI TƯỢNG',
    ratio: 'KHẢ DỤNG',
    range: 'ÍT NHẤT – NHIỀU NHẤT',
    unannounced: 'TRỪ GIÁN ĐOẠN BÁO TRƯỚC',
    coverage: 'ĐO ĐƯỢC',
    target: 'CAM KẾT',
  },
  states: {
    up: 'Bình thường',
    degraded: 'Chập chờn, chậm',
    down: 'Mất kết nối',
    switchedOff: 'Đã tắt máy',
    powerCut: 'Mất điện',
    noData: 'Không có dữ liệu',
  } satisfies Record<keyof AvailabilitySeconds, string>,
  subjects: {
    site: 'Địa điểm (mọi đường truyền)',
    'line.internet': 'Đường truyền Internet',
    'line.data-network': 'Mạng truyền số liệu chuyên dùng',
    video: 'Họp trực tuyến',
  } as Readonly<Record<string, string>>,
  outcomes: {
    met: 'đạt',
    missed: 'không đạt',
    undecided: 'chưa đủ căn cứ',
    'not-measured': 'chưa đo được',
  } satisfies Record<TargetRow['outcome'], string>,
  target: (percent: string, outcome: string) => `${percent} %: ${outcome}`,
  unknownShare: '–',
  empty: 'Chưa có số liệu: chưa có máy nào của nơi này báo về trong thời gian đó.',
  siteDays: (measured: string, expected: string) => `Có số liệu ${measured} trên ${expected} ngày của các địa điểm.`,
  noData: (share: string, hours: string) =>
    `Không có dữ liệu: ${share} giờ làm việc (cộng ${hours}), không tính là bình thường cũng không tính là mất kết nối.`,
  hoursShown: 'Giờ làm việc',
  hoursTitle: 'GIỜ LÀM VIỆC',
  pcsTitle: 'MÁY TÍNH CÓ DÙNG TRONG NGÀY (không ghi giờ)',
  pcsShown: 'Máy tính có dùng trong ngày (không ghi giờ)',
  pcs: (used: string, possible: string, pcs: string, days: string) =>
    `${used} trên ${possible} lượt, mỗi máy mỗi ngày một lượt (${pcs} máy, ${days} ngày làm việc)`,
  announcedShown: 'Gián đoạn đã báo trước trong kỳ',
  announcedTitle: 'GIÁN ĐOẠN ĐÃ BÁO TRƯỚC TRONG KỲ',
  noneAnnounced: 'Không có.',
  rulesTitle: 'CÁCH TÍNH',
  rulesShown: 'Cách tính',
  rules: [
    'Tính theo thời gian (giây), không theo số lần đo. Thời điểm đổi trạng thái lấy ở giữa hai lần đo cho kết quả khác nhau.',
    'Hai lần đo liền nhau cách xa hơn sáu lần nhịp thường lệ của ngày đó (ít nhất 5 phút, nhiều nhất 4 giờ) thì khoảng giữa là không có dữ liệu.',
    'Khả dụng = (bình thường + chập chờn) ÷ (bình thường + chập chờn + mất kết nối). Ít nhất, nhiều nhất: coi phần không có dữ liệu đều là mất kết nối, hoặc đều là bình thường.',
    'Đường truyền chỉ bị coi là mất kết nối khi mọi máy đo ở đó đều không nhận được trả lời, và không có kết nối nào khác qua được trong lúc ấy. Mất từ một phần tư số gói, hoặc trễ từ 200 ms, là chập chờn.',
    'Hệ thống trả lời từ 5 giây trở lên là chậm. Khi đường truyền mất kết nối thì không nhận định gì về hệ thống. Không tìm thấy tên miền không tính là hệ thống mất kết nối.',
    'Cả địa điểm im lặng từ 30 phút cuối buổi hoặc ngoài giờ làm việc là đã tắt máy, nếu trong ngày có hoạt động trở lại và mất không quá 2 giờ làm việc, hoặc lấn không quá 30 phút vào giờ làm việc. Im lặng bắt đầu trong giờ làm việc là không có dữ liệu, trừ khi có căn cứ khác về mất điện hoặc tắt máy. Đã tắt máy và mất điện không tính vào tỷ lệ.',
    'Giờ làm việc theo giờ Việt Nam (UTC+7), theo lịch của từng nơi và ngày nghỉ, ngày làm bù của Nhà nước. Số liệu về muộn sửa lại ngày của chính nó. Sau 14 ngày kết quả được lưu lâu dài theo trạng thái của địa điểm, không còn theo từng máy.',
    'Cam kết chỉ được coi là đạt (không đạt) khi đúng với cả hai cách coi phần không có dữ liệu và phần còn lại của kỳ; nếu không thì là chưa đủ căn cứ.',
  ] as readonly string[],
  noOutages: 'Chưa có gián đoạn nào được báo trước. Nhập bằng lệnh: mach-collector outages import FILE.csv',
  outagesImported: (count: string) => `Đã nhập ${count} thông báo gián đoạn.`,
  outageRemoved: (id: string) => `Đã bỏ thông báo gián đoạn ${id}.`,
  outageHead: ['ĐỊNH DANH', 'SỐ VĂN BẢN', 'NỘI DUNG', 'TỪ', 'ĐẾN', 'NƠI'] as readonly string[],
  outageCause: {
    power: 'Cắt điện',
    line: 'Đường truyền Internet',
    isp: 'Nhà mạng',
    'data-network': 'Mạng truyền số liệu chuyên dùng',
    service: 'Hệ thống',
  } satisfies Record<OutageNotice['cause'], string>,
  allCommunes: 'toàn tỉnh',
};

const en: typeof vi = {
  title: (period) => `AVAILABILITY ${period}`,
  period: (from, to) => `from ${from} to ${to}`,
  pageTitle: (days) => `Availability of the last ${days} days`,
  pageIntro:
    'Each column is a day, working time alone. A gap is a day off, switched off, without power or without data.',
  barsColumn: (from, to) => `${from} to ${to}`,
  siteThen: (site, code) => `${site} (while it was of unit ${code})`,
  subject: 'What',
  ratio: 'Available',
  coverage: 'Measured',

  downColumn: 'Down',
  chart: (subject, share) => `${subject}: working ${share} of the measured time`,
  chartUnmeasured: (subject) => `${subject}: not measured yet`,
  showTable: 'The figures of each day as a table',
  day: 'Day',
  noWorkingTime: 'no working time',
  head: {
    commune: 'COMMUNE',
    site: 'SITE',
    subject: 'WHAT',
    ratio: 'AVAILABLE',
    range: 'AT LEAST – AT MOST',
    unannounced: 'WITHOUT ANNOUNCED OUTAGES',
    coverage: 'MEASURED',
    target: 'PROMISED',
  },
  states: {
    up: 'Up',
    degraded: 'Degraded, slow',
    down: 'Down',
    switchedOff: 'Switched off',
    powerCut: 'Power cut',
    noData: 'No data',
  },
  subjects: {
    site: 'Site (all lines)',
    'line.internet': 'Internet line',
    'line.data-network': 'Data network',
    video: 'Video conference',
  },
  outcomes: { met: 'met', missed: 'missed', undecided: 'not enough evidence', 'not-measured': 'not measured' },
  target: (percent, outcome) => `${percent}%: ${outcome}`,
  unknownShare: '–',
  empty: 'No figures: no device of this place reported in that time.',
  siteDays: (measured, expected) => `Figures for ${measured} of ${expected} days of sites.`,
  noData: (share, hours) =>
    `No data: ${share} of the working time (${hours} in all), counted neither as up nor as down.`,
  hoursShown: 'Working time',
  hoursTitle: 'WORKING TIME',
  pcsTitle: 'PCS USED ON A DAY (no hours are kept)',
  pcsShown: 'PCs used in the day (no hours are kept)',
  pcs: (used, possible, pcs, days) => `${used} of ${possible} PC-days (${pcs} PCs, ${days} working days)`,
  announcedShown: 'Outages announced in the period',
  announcedTitle: 'OUTAGES ANNOUNCED IN THE PERIOD',
  noneAnnounced: 'None.',
  rulesTitle: 'HOW IT IS RECKONED',
  rulesShown: 'How it is reckoned',
  rules: [
    'By time (seconds), not by the count of measurements. A state changed in the middle between the two measurements that differ.',
    'Between two measurements further apart than six times the usual gap of that day (at least 5 minutes, at most 4 hours) there is no data.',
    'Available = (up + degraded) ÷ (up + degraded + down). At least, at most: all time without data taken as down, or as up.',
    'A line is down only where every device that watches it gets no answer and nothing else gets through meanwhile. A quarter of the packets lost, or 200 ms of round trip, is degraded.',
    'A service that takes 5 seconds or more is slow. Behind a line that is down nothing is said of services. A name that is not found is no outage of the service.',
    'A site that falls silent in the last 30 minutes of a session or outside of sessions is switched off, if it is back on that day and lost at most 2 hours of working time, or reaches at most 30 minutes into working time. Silence that begins within a session is no data, unless something else speaks of a power cut or of switching off. Switched off and power cuts stay out of the ratio.',
    'Working time is by Viet Nam’s time (UTC+7), the calendar of each place and the days off and swapped days of the State. Late data corrects its own day. After 14 days the result is kept for years by states of the site, no longer by device.',
    'A promise is met (missed) only where that holds for both ways to take the time without data and what is left of the period; else there is not enough evidence.',
  ],
  noOutages: 'No outage was announced yet. Take them up with: mach-collector outages import FILE.csv',
  outagesImported: (count) => `${count} announced outages were taken up.`,
  outageRemoved: (id) => `The announced outage ${id} was taken back.`,
  outageHead: ['ID', 'DOCUMENT', 'WHAT', 'FROM', 'TO', 'WHERE'],
  outageCause: {
    power: 'Power',
    line: 'Internet line',
    isp: 'Provider',
    'data-network': 'Data network',
    service: 'Service',
  },
  allCommunes: 'everywhere',
};

const texts: Readonly<Record<Language, typeof vi>> = { vi, en };

/** The words of availability reports in a language. */
export const availabilityText = (language: Language): typeof vi => texts[language];

/** What a row of a report is of, in words. */
export function availabilitySubject(
  { subject, name }: Pick<AvailabilityRow, 'subject' | 'name'>,
  language: Language,
): string {
  const word = availabilityText(language).subjects[subject];
  if (word === undefined) return name ?? subject;
  return name === undefined ? word : `${word} (${name})`;
}

/** A share with two decimals, never rounded up: 99.996 % is not all. A dash where nothing is known. */
export function availabilityShare(ratio: number | undefined, language: Language): string {
  if (ratio === undefined) return availabilityText(language).unknownShare;
  const percent = Math.floor(ratio * 10_000 + 1e-6) / 100;
  return `${formats(language).number(percent, 2)}${language === 'vi' ? ' ' : ''}%`;
}
