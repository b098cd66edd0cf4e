import type { AlertNews } from '@mach/wire';
import type { Language } from '../language.ts';

/** What messages of incidents, digests and their copies for a chat group say. */
const vi = {
  product: 'Mạch',
  news: {
    opened: (number: string, title: string) => `Sự cố số ${number}: ${title}`,
    repeated: (number: string, title: string) => `Vẫn còn sự cố số ${number}, chưa có nơi nào tiếp nhận: ${title}`,
    ended: (number: string, title: string) => `Sự cố số ${number} đã kết thúc: ${title}`,
  },
  subject: (opened: string, ended: string) => {
    const parts = [
      opened === '0' ? '' : `${opened} sự cố đang diễn ra`,
      ended === '0' ? '' : `${ended} sự cố đã kết thúc`,
    ];
    return parts.filter((part) => part !== '').join(', ');
  },
  since: (at: string, length: string) => `Bắt đầu từ ${at}, đã kéo dài ${length}.`,
  fromTo: (from: string, to: string, length: string) => `Từ ${from} đến ${to}, kéo dài ${length}.`,
  announced: (document: string, to: string) => `Đã được báo trước đến ${to} theo văn bản số ${document}.`,
  overran: (document: string, to: string) =>
    `Đã được báo trước đến ${to} theo văn bản số ${document}, nay đã quá thời gian đó.`,
  sure: (word: string, percent: string, vantages: string) =>
    `Độ tin cậy ${word} (${percent}), số liệu từ ${vantages} máy.`,
  where: (names: string) => `Nơi bị ảnh hưởng: ${names}.`,
  andOthers: (names: string, count: string) => `${names} và ${count} nơi khác`,
  todo: (what: string) => `Việc nên làm: ${what}`,
  steps: {
    lan: 'kiểm tra nguồn điện và dây của bộ chia mạng (switch) trong cơ quan; cắm lại dây, tắt rồi bật lại switch.',
    router: 'xem đèn của modem, tắt rồi bật lại modem, chờ 3 phút.',
    line: 'xem đèn của modem; nếu đèn tín hiệu (LOS, PON) báo đỏ hoặc tắt thì gọi tổng đài nhà mạng theo số trên hợp đồng.',
    silent:
      'xem nơi đó có điện không, modem và bộ chia mạng (switch) có sáng đèn không; nếu sáng đèn mà không vào được mạng thì gọi tổng đài nhà mạng.',
  },
  more: (count: string) => `Ngoài ra còn ${count} tin khác chưa gửi riêng; xem đầy đủ trên trang Sự cố.`,
  see: (url: string) => `Xem chi tiết: ${url}`,
  howToStop: 'Bấm “Đã tiếp nhận” trên trang sự cố để tin này không nhắc lại.',
  doubtful: 'Anh/chị có thể đã nhận tin này: lần gửi trước không rõ đã tới hay chưa.',
  doubtfulShort: '(gửi lại)',
  note: 'Nhận định dựa trên số liệu đo được; không thay cho xác nhận của nhà mạng hoặc đơn vị vận hành.',
  testSubject: 'Tin thử',
  test: (at: string) =>
    `Đây là tin thử của Mạch, gửi lúc ${at}. Anh/chị nhận được tin này nghĩa là đường gửi hoạt động bình thường; không cần làm gì thêm.`,
  onePc: (commune: string) => `một máy tính tại ${commune}`,
  places: (count: string) => `${count} nơi`,
  sms: {
    opened: (number: string) => `sự cố số ${number}`,
    repeated: (number: string) => `vẫn còn sự cố số ${number}`,
    ended: (number: string) => `sự cố số ${number} đã kết thúc`,
    since: (at: string) => `từ ${at}`,
    overran: (to: string) => `quá giờ đã báo trước (đến ${to})`,
    more: (count: string) => `và ${count} tin khác`,
    digest: (open: string, failing: string) => `${open} sự cố đang diễn ra, ${failing} thiết bị hỏng`,
  },
  digest: {
    title: (province: string, at: string) => `Tình hình hạ tầng số ${province}, ${at}`.replace('  ', ' '),
    place: (name: string) => name,
    here: 'toàn tỉnh',
    noneOpen: 'Không có sự cố nào đang diễn ra.',
    open: (total: string) => `Sự cố đang diễn ra: ${total}`,
    shown: (total: string, shown: string) => `${total} (nêu ${shown})`,
    failing: (total: string) => `Thiết bị hỏng: ${total}`,
    failingLine: (commune: string, component: string, devices: string) =>
      `${commune}: ${component}, ${devices} thiết bị`,
    noneFailing: 'Không có thiết bị nào hỏng.',
    missed: (total: string) => `Chưa đạt cam kết trong tháng: ${total}`,
    missedLine: (commune: string, subject: string, ratio: string, percent: string) =>
      `${commune}: ${subject}, đạt ${ratio} (cam kết ${percent} %)`,
    coverage: (reporting: string, devices: string, without: string, communes: string) =>
      `Độ phủ: ${reporting} trên ${devices} máy có số liệu trong 7 ngày qua; ${without} trên ${communes} xã, phường, đặc khu chưa có máy nào.`,
    since: (at: string, opened: string, ended: string) =>
      `Từ ${at} đến nay: ${opened} sự cố mới, ${ended} sự cố kết thúc.`,
  },
  list: {
    head: ['SỐ', 'LÚC', 'NGƯỜI NHẬN', 'NỘI DUNG', 'KẾT QUẢ', 'GHI CHÚ'] as readonly string[],
    none: 'Chưa có tin báo nào.',
    kinds: { incidents: 'sự cố', digest: 'bản tin ngày', test: 'tin thử' },
    outcomes: {
      delivered: 'đã gửi',
      refused: 'bị từ chối',
      'given-up': 'không gửi được',
      void: 'bỏ, người nhận không còn',
      failed: 'chưa gửi được',
    },
    waits: 'đang chờ gửi',
    acknowledged: (number: string) => `Đã tiếp nhận sự cố số ${number}.`,
    tested: (recipient: string, outcome: string) => `${recipient}: ${outcome}`,
    pictureIn: (file: string) => `Ảnh: ${file}`,
  },
};

const en: typeof vi = {
  product: 'Mạch',
  news: {
    opened: (number, title) => `Incident ${number}: ${title}`,
    repeated: (number, title) => `Incident ${number} lasts and nobody has taken it on: ${title}`,
    ended: (number, title) => `Incident ${number} is over: ${title}`,
  },
  subject: (opened, ended) => {
    const parts = [opened === '0' ? '' : `${opened} open incidents`, ended === '0' ? '' : `${ended} over`];
    return parts.filter((part) => part !== '').join(', ');
  },
  since: (at, length) => `Since ${at}, for ${length} so far.`,
  fromTo: (from, to, length) => `From ${from} to ${to}, for ${length}.`,
  announced: (document, to) => `Announced to last until ${to} (document ${document}).`,
  overran: (document, to) => `Announced to last until ${to} (document ${document}), and it lasts longer.`,
  sure: (word, percent, vantages) => `Confidence ${word} (${percent}), measured by ${vantages} PCs.`,
  where: (names) => `Where: ${names}.`,
  andOthers: (names, count) => `${names} and ${count} others`,
  todo: (what) => `What to do: ${what}`,
  steps: {
    lan: 'look at power and cables of the office’s switch; plug the cable in anew, switch it off and on again.',
    router: 'look at the lamps of the modem, switch it off and on again, wait three minutes.',
    line: 'look at the lamps of the modem; where LOS or PON is red or dark, call the carrier by the number on the contract.',
    silent: 'see whether there is power and whether modem and switch are lit; lit and no network, call the carrier.',
  },
  more: (count) => `And ${count} more that are not told one by one; the page of incidents has them all.`,
  see: (url) => `More: ${url}`,
  howToStop: 'Press “Taken on” on the incident’s page, and this is not said again.',
  doubtful: 'You may have got this already: it is not known whether it arrived the first time.',
  doubtfulShort: '(again)',
  note: 'Verdicts rest on what was measured; they are no statement of a carrier or of whoever runs a service.',
  testSubject: 'Test',
  test: (at) => `A test of Mạch, sent ${at}. That it arrived says that the way is open; nothing is to be done.`,
  onePc: (commune) => `one PC in ${commune}`,
  places: (count) => `${count} places`,
  sms: {
    opened: (number) => `incident ${number}`,
    repeated: (number) => `incident ${number} lasts`,
    ended: (number) => `incident ${number} is over`,
    since: (at) => `since ${at}`,
    overran: (to) => `longer than announced (until ${to})`,
    more: (count) => `and ${count} more`,
    digest: (open, failing) => `${open} open incidents, ${failing} failing devices`,
  },
  digest: {
    title: (province, at) => `Digital infrastructure of ${province}, ${at}`,
    place: (name) => name,
    here: 'the province',
    noneOpen: 'No incident is open.',
    open: (total) => `Open incidents: ${total}`,
    shown: (total, shown) => `${total} (${shown} shown)`,
    failing: (total) => `Failing devices: ${total}`,
    failingLine: (commune, component, devices) => `${commune}: ${component}, ${devices} devices`,
    noneFailing: 'No device is failing.',
    missed: (total) => `Under what was promised this month: ${total}`,
    missedLine: (commune, subject, ratio, percent) => `${commune}: ${subject}, ${ratio} (promised ${percent}%)`,
    coverage: (reporting, devices, without, communes) =>
      `Coverage: ${reporting} of ${devices} PCs reported within 7 days; ${without} of ${communes} communes have none.`,
    since: (at, opened, ended) => `Since ${at}: ${opened} new incidents, ${ended} over.`,
  },
  list: {
    head: ['NUMBER', 'AT', 'RECIPIENT', 'WHAT', 'OUTCOME', 'NOTE'],
    none: 'There were no messages yet.',
    kinds: { incidents: 'incidents', digest: 'digest', test: 'test' },
    outcomes: {
      delivered: 'sent',
      refused: 'refused',
      'given-up': 'could not be sent',
      void: 'dropped, no such recipient any more',
      failed: 'could not be sent',
    },
    waits: 'waits to be sent',
    acknowledged: (number) => `Incident ${number} is taken on.`,
    tested: (recipient, outcome) => `${recipient}: ${outcome}`,
    pictureIn: (file) => `Picture: ${file}`,
  },
};

export const alertWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);

/**
 * What somebody in a commune can do about what was found, most likely cause first; both, where nobody can tell between two. Undefined
 * where it is not theirs to mend.
 */
export function nextStep(
  { cause, causes, alike, stage }: Pick<AlertNews, 'cause' | 'causes' | 'alike' | 'stage'>,
  language: Language,
): string | undefined {
  const { steps } = alertWords(language);
  if (stage === 'provisional' && causes.length > 1) return steps.silent;
  const isUndecided = cause === 'not-enough-evidence';
  const known = (isUndecided ? alike : causes).flatMap((each) =>
    each === 'lan' || each === 'router' || each === 'line' ? [steps[each]] : [],
  );
  return known.length === 0 ? undefined : (isUndecided ? known : known.slice(0, 1)).join(' ');
}
