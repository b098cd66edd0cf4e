import type { Language } from './language.ts';

/** What the check found of one topic. `not-asked`: nothing to judge, such as the way to a collector before joining. */
export type Light = 'good' | 'warning' | 'critical' | 'unknown' | 'not-asked';

export interface CheckTopic {
  readonly topic: 'network' | 'name-service' | 'collector' | 'memory' | 'disk' | 'load';
  readonly light: Light;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

export type CheckStep =
  | 'check-cable'
  | 'check-router'
  | 'tell-it-names'
  | 'tell-it-line'
  | 'close-programs'
  | 'free-disk'
  | 'wait-busy'
  | 'join-first'
  | 'nothing';

/** The result of the one-click check of one PC. */
export interface CheckUp {
  readonly overall: Exclude<Light, 'not-asked'>;
  readonly topics: readonly CheckTopic[];
  readonly nextStep: CheckStep;
}

/** The check as a person reads it: a line a topic, then one thing to do. */
export function checkSentences(check: CheckUp, language: Language): readonly string[] {
  const words = language === 'vi' ? vietnamese : english;
  const lines = check.topics.map((topic) => `${MARKS[topic.light]} ${words.topics[topic.topic](topic)}`);
  return [words.overall[check.overall], '', ...lines, '', `${words.next} ${words.steps[check.nextStep]}`];
}

const MARKS: Readonly<Record<Light, string>> = {
  good: '[ OK ]',
  warning: '[ !  ]',
  critical: '[ !! ]',
  unknown: '[ ?  ]',
  'not-asked': '[ -  ]',
};

interface Words {
  readonly overall: Readonly<Record<CheckUp['overall'], string>>;
  readonly topics: Readonly<Record<CheckTopic['topic'], (found: CheckTopic) => string>>;
  readonly steps: Readonly<Record<CheckStep, string>>;
  readonly next: string;
}

/** The sentence of a topic by its light; a light that the topic never has reads like `unknown`. */
const byLight =
  (sentences: { readonly [L in Light]?: string | ((found: CheckTopic) => string) } & { readonly unknown: string }) =>
  (found: CheckTopic): string => {
    const sentence = sentences[found.light] ?? sentences.unknown;
    return typeof sentence === 'string' ? sentence : sentence(found);
  };

const gigabytes = (bytes: number | string | boolean | undefined, decimal: string) =>
  typeof bytes === 'number' ? `${(bytes / 1024 ** 3).toFixed(1).replace('.', decimal)} GB` : '?';
const vi = (found: CheckTopic, name: string) => gigabytes(found.values[name], ',');
const en = (found: CheckTopic, name: string) => gigabytes(found.values[name], '.');

const vietnamese: Words = {
  overall: {
    good: 'Máy của anh/chị hoạt động bình thường.',
    warning: 'Máy của anh/chị vẫn dùng được, có một điểm cần lưu ý.',
    critical: 'Có trục trặc cần xử lý.',
    unknown: 'Chưa đo được gì trên máy này.',
  },
  topics: {
    network: byLight({
      good: 'Mạng nội bộ: bình thường.',
      critical: ({ values }) =>
        values['address'] === undefined
          ? 'Mạng nội bộ: máy chưa được nối vào mạng.'
          : 'Mạng nội bộ: modem / bộ định tuyến chưa trả lời.',
      unknown: 'Mạng nội bộ: chưa đo được.',
    }),
    'name-service': byLight({
      good: 'Tên miền (DNS): bình thường.',
      critical: ({ values }) => `Tên miền (DNS): chưa tra được địa chỉ của ${values['name']}.`,
      'not-asked': 'Tên miền (DNS): không cần kiểm tra.',
      unknown: 'Tên miền (DNS): chưa đo được.',
    }),
    collector: byLight({
      good: 'Hệ thống Mạch của tỉnh: kết nối được.',
      critical: 'Hệ thống Mạch của tỉnh: chưa kết nối được.',
      'not-asked': 'Hệ thống Mạch của tỉnh: máy này chưa được cài mã, chưa kiểm tra.',
      unknown: 'Hệ thống Mạch của tỉnh: chưa đo được.',
    }),
    memory: byLight({
      good: (found) => `Bộ nhớ (RAM): còn ${vi(found, 'availableBytes')} trong ${vi(found, 'totalBytes')}.`,
      warning: (found) => `Bộ nhớ (RAM): sắp hết, còn ${vi(found, 'availableBytes')} trong ${vi(found, 'totalBytes')}.`,
      critical: (found) => `Bộ nhớ (RAM): gần như hết, còn ${vi(found, 'availableBytes')}.`,
      unknown: 'Bộ nhớ (RAM): chưa đo được.',
    }),
    disk: byLight({
      good: (found) => `Ổ đĩa: còn trống ${vi(found, 'freeBytes')}.`,
      warning: (found) => `Ổ đĩa ${found.values['mount']}: sắp đầy, còn trống ${vi(found, 'freeBytes')}.`,
      critical: (found) => `Ổ đĩa ${found.values['mount']}: gần như đầy, còn trống ${vi(found, 'freeBytes')}.`,
      unknown: 'Ổ đĩa: chưa đo được.',
    }),
    load: byLight({
      good: 'Bộ xử lý: bình thường.',
      warning: 'Bộ xử lý: máy đang rất bận.',
      unknown: 'Bộ xử lý: chưa đo được.',
    }),
  },
  next: 'Việc nên làm:',
  steps: {
    'check-cable': 'kiểm tra dây mạng đã cắm chặt ở máy và ở tường (hoặc Wi-Fi đã bật), rồi bấm kiểm tra lại.',
    'check-router':
      'xem đèn trên modem có sáng không; nếu các máy khác cũng mất mạng, báo cán bộ phụ trách công nghệ thông tin.',
    'tell-it-names': 'báo cán bộ phụ trách công nghệ thông tin: máy chưa tra được tên miền.',
    'tell-it-line':
      'báo cán bộ phụ trách công nghệ thông tin: mạng nội bộ bình thường, nhưng chưa kết nối được tới hệ thống của tỉnh (có thể do đường truyền hoặc máy chủ).',
    'close-programs':
      'đóng bớt chương trình và thẻ trình duyệt chưa dùng; nếu gặp thường xuyên, báo cán bộ phụ trách công nghệ thông tin.',
    'free-disk':
      'xóa bớt tệp không cần và dọn Thùng rác; nếu chưa chắc tệp nào, hỏi cán bộ phụ trách công nghệ thông tin.',
    'wait-busy': 'chờ vài phút cho máy làm xong việc đang chạy rồi kiểm tra lại.',
    'join-first':
      'máy hoạt động bình thường; để máy báo về tỉnh, nhờ cán bộ phụ trách công nghệ thông tin nhập mã cài đặt.',
    nothing: 'không cần làm gì.',
  },
};

const english: Words = {
  overall: {
    good: 'This PC works as it should.',
    warning: 'This PC can be used; one thing deserves a look.',
    critical: 'Something needs attention.',
    unknown: 'Nothing could be measured on this PC yet.',
  },
  topics: {
    network: byLight({
      good: 'Local network: fine.',
      critical: ({ values }) =>
        values['address'] === undefined
          ? 'Local network: this PC is not connected to a network.'
          : 'Local network: the router does not answer yet.',
      unknown: 'Local network: could not be measured.',
    }),
    'name-service': byLight({
      good: 'Name service (DNS): fine.',
      critical: ({ values }) => `Name service (DNS): no address was found for ${values['name']}.`,
      'not-asked': 'Name service (DNS): not needed.',
      unknown: 'Name service (DNS): could not be measured.',
    }),
    collector: byLight({
      good: 'The province’s Mạch: reached.',
      critical: 'The province’s Mạch: not reached.',
      'not-asked': 'The province’s Mạch: this PC has not joined yet, not checked.',
      unknown: 'The province’s Mạch: could not be measured.',
    }),
    memory: byLight({
      good: (found) => `Memory: ${en(found, 'availableBytes')} of ${en(found, 'totalBytes')} available.`,
      warning: (found) =>
        `Memory: running low, ${en(found, 'availableBytes')} of ${en(found, 'totalBytes')} available.`,
      critical: (found) => `Memory: nearly used up, ${en(found, 'availableBytes')} available.`,
      unknown: 'Memory: could not be measured.',
    }),
    disk: byLight({
      good: (found) => `Disk: ${en(found, 'freeBytes')} free.`,
      warning: (found) => `Disk ${found.values['mount']}: nearly full, ${en(found, 'freeBytes')} free.`,
      critical: (found) => `Disk ${found.values['mount']}: full but for ${en(found, 'freeBytes')}.`,
      unknown: 'Disk: could not be measured.',
    }),
    load: byLight({
      good: 'Processor: fine.',
      warning: 'Processor: this PC is very busy.',
      unknown: 'Processor: could not be measured.',
    }),
  },
  next: 'What to do:',
  steps: {
    'check-cable':
      'see that the network cable sits firmly at the PC and at the wall (or that Wi-Fi is on), then check again.',
    'check-router':
      'see whether the router’s lights are on; if other PCs have no network either, tell your IT officer.',
    'tell-it-names': 'tell your IT officer that names cannot be looked up from this PC.',
    'tell-it-line':
      'tell your IT officer that the local network is fine, but the province’s system cannot be reached (the line or the server may be the reason).',
    'close-programs': 'close programs and browser tabs that are not in use; if it happens often, tell your IT officer.',
    'free-disk': 'remove files that are not needed and empty the bin; if unsure which, ask your IT officer.',
    'wait-busy': 'wait some minutes until the PC has finished what it does, then check again.',
    'join-first': 'nothing is wrong; for this PC to report to the province, ask your IT officer to join it.',
    nothing: 'nothing.',
  },
};
