import type { CheckCode, CheckFinding, CheckStep, CheckTopic, CheckUp, Light } from '@mach/diagnosis';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

export interface CheckSentencesOptions {
  readonly language: Language;
  /** The device's short number, to read over the phone; absent before joining. */
  readonly deviceNumber?: number;
  /** The code of this result, to read over the phone with it. */
  readonly code?: string;
}

export interface TopicWords {
  readonly light: Light;
  readonly sentence: string;
}

/** The check in words: what is most likely the reason, the one thing to do, and a sentence a topic. */
export interface CheckWords {
  readonly cause: string;
  readonly nextStep: string;
  readonly topics: readonly TopicWords[];
}

/** Blames nobody, and says no more than this PC alone can know. */
export function checkWords({ cause, nextStep, topics }: CheckUp, language: Language): CheckWords {
  const words = wordsOf(language);
  return {
    cause: words.causes[cause],
    nextStep: `${words.next} ${words.steps[nextStep]}`,
    topics: topicWords(topics, language),
  };
}

/** What was found of each topic. */
export function topicWords(topics: readonly CheckTopic[], language: Language): readonly TopicWords[] {
  const words = wordsOf(language);
  const f = formats(language);
  return topics.map((found) => ({ light: found.light, sentence: topicSentence(found, words, f) }));
}

/** The check as lines of a console, with the code to read over the phone. */
export function checkSentences(check: CheckUp, options: CheckSentencesOptions): readonly string[] {
  const { language, deviceNumber, code } = options;
  const words = wordsOf(language);
  const { cause, nextStep, topics } = checkWords(check, language);
  return [
    cause,
    nextStep,
    '',
    words.details,
    ...topics.map(({ light, sentence }) => `  ${LIGHT_MARKS[light]}  ${sentence}`),
    ...(deviceNumber === undefined ? [] : ['', words.number(deviceNumber)]),
    ...(code === undefined ? [] : [words.code(code)]),
  ];
}

/** What a code that was read over the phone says, for whoever listens. */
export function checkCodeSentences({ deviceNumber, cause, topics }: CheckCode, language: Language): readonly string[] {
  const words = wordsOf(language);
  const lines = topics.map(
    ({ topic, light }) => `  ${LIGHT_MARKS[light]}  ${words.topics[topic]}: ${words.lights[light]}.`,
  );
  return [words.codeOf(deviceNumber), words.causes[cause], '', words.details, ...lines];
}

const wordsOf = (language: Language): Words => (language === 'vi' ? vietnamese : english);

function topicSentence(found: CheckTopic, words: Words, f: Formats): string {
  const name = words.topics[found.topic];
  const said = found.finding === undefined ? undefined : words.findings[found.finding](found.values, f);
  if (said !== undefined) return `${name}: ${said}.`;
  if (found.light === 'not-asked') return `${name}: ${words.notAsked[found.topic] ?? words.unknown}.`;
  if (found.light === 'unknown') return `${name}: ${words.unknown}.`;
  return `${name}: ${words.measured[found.topic]?.(found.values, f) ?? words.good}.`;
}

/** Plain characters, because the consoles of old PCs show no others. */
export const LIGHT_MARKS: Readonly<Record<Light, string>> = {
  good: '[OK]',
  warning: '[! ]',
  critical: '[!!]',
  unknown: '[? ]',
  'not-asked': '[- ]',
};

type Topic = CheckTopic['topic'];
type Told = (values: CheckTopic['values'], f: Formats) => string;

interface Words {
  readonly causes: Readonly<Record<CheckUp['cause'], string>>;
  readonly next: string;
  readonly steps: Readonly<Record<CheckStep, string>>;
  readonly details: string;
  readonly topics: Readonly<Record<Topic, string>>;
  readonly findings: Readonly<Record<CheckFinding, Told>>;
  readonly measured: { readonly [T in Topic]?: Told };
  readonly good: string;
  readonly unknown: string;
  readonly notAsked: { readonly [T in Topic]?: string };
  readonly lights: Readonly<Record<Light, string>>;
  readonly number: (deviceNumber: number) => string;
  readonly code: (code: string) => string;
  readonly codeOf: (deviceNumber: number) => string;
}

const bytes = (value: CheckTopic['values'][string] | undefined, format: (value: number) => string): string =>
  typeof value === 'number' ? format(value) : '?';

const whole = (value: CheckTopic['values'][string] | undefined, f: Formats): string =>
  typeof value === 'number' ? f.integer(value) : '?';
const share = (value: CheckTopic['values'][string] | undefined, f: Formats): string =>
  typeof value === 'number' ? f.percent(value) : '?';

const vietnamese: Words = {
  causes: {
    'nothing-found': 'Máy của anh/chị đang hoạt động bình thường.',
    'not-measured': 'Chưa đo được gì trên máy này, nên chưa đủ căn cứ để nói nguyên nhân.',
    'no-network': 'Nguyên nhân nhiều khả năng: máy chưa được nối vào mạng.',
    'router-silent': 'Nguyên nhân nhiều khả năng: modem / bộ định tuyến của cơ quan chưa trả lời.',
    'address-conflict':
      'Nguyên nhân nhiều khả năng: hai thiết bị trong mạng nội bộ dùng trùng một địa chỉ, nên mạng lúc được lúc mất.',
    'second-dhcp-server':
      'Nguyên nhân nhiều khả năng: một bộ định tuyến hoặc modem khác đang phát địa chỉ trong mạng nội bộ.',
    'wifi-weak': 'Nguyên nhân nhiều khả năng: sóng Wi-Fi ở chỗ máy này yếu.',
    'lan-loss': 'Nguyên nhân nhiều khả năng: mạng trong cơ quan bị mất gói giữa máy này và modem.',
    'network-link-slow':
      'Nguyên nhân nhiều khả năng: dây mạng, đầu cắm hoặc cổng của switch không tốt nên máy chỉ chạy được tốc độ thấp.',
    'names-unanswered':
      'Nguyên nhân nhiều khả năng: đường truyền Internet đang gián đoạn, hoặc máy chủ tên miền (DNS) không trả lời.',
    'name-unknown': 'Nguyên nhân nhiều khả năng: tên miền của hệ thống tỉnh chưa tra được.',
    'collector-unreachable':
      'Nguyên nhân nhiều khả năng: đường truyền từ cơ quan đến tỉnh đang gián đoạn, hoặc máy chủ Mạch của tỉnh đang tạm dừng; từ một máy chưa phân biệt được.',
    'collector-not-serving':
      'Máy và mạng của anh/chị bình thường; riêng máy chủ Mạch của tỉnh đang tạm dừng, không ảnh hưởng đến công việc.',
    'memory-nearly-exhausted': 'Nguyên nhân nhiều khả năng: bộ nhớ RAM của máy gần hết nên máy chậm.',
    'disk-nearly-full': 'Nguyên nhân nhiều khả năng: ổ đĩa của máy gần đầy.',
    'processor-busy': 'Nguyên nhân nhiều khả năng: máy đang bận xử lý nhiều việc cùng lúc.',
  },
  next: 'Việc nên làm:',
  steps: {
    'check-cable':
      'cắm lại dây mạng cho chặt ở máy và ở ổ trên tường (hoặc bật Wi-Fi), rồi kiểm tra lại; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    'check-router':
      'xem modem có điện và sáng đèn không, hỏi máy bên cạnh có mạng không, rồi báo cán bộ phụ trách CNTT.',
    'tell-it-lan':
      'báo cán bộ phụ trách CNTT; nếu vừa có ai cắm thêm bộ định tuyến, modem hoặc bộ phát Wi-Fi, rút thiết bị ấy ra rồi kiểm tra lại.',
    'move-nearer':
      'đưa máy lại gần bộ phát Wi-Fi hoặc cắm dây mạng, rồi kiểm tra lại; nếu vẫn yếu, báo cán bộ phụ trách CNTT.',
    'change-cable':
      'cắm lại dây mạng cho chặt ở máy và ở ổ trên tường, rồi kiểm tra lại; nếu vẫn vậy, nhờ cán bộ phụ trách CNTT thử dây khác, cổng khác.',
    'tell-it-names': 'báo cán bộ phụ trách CNTT: máy chưa tra được tên miền của hệ thống tỉnh.',
    'tell-it-line':
      'thử mở một trang web khác; nếu cũng chưa mở được, báo cán bộ phụ trách CNTT để gọi nhà mạng; nếu mở được, cứ làm việc bình thường.',
    'carry-on': 'cứ làm việc bình thường; số liệu được giữ lại trên máy và tự gửi sau.',
    'close-programs': 'đóng bớt chương trình và thẻ trình duyệt chưa dùng; nếu hay gặp, báo cán bộ phụ trách CNTT.',
    'free-disk':
      'dọn Thùng rác và xóa tệp không còn cần; nếu chưa chắc tệp nào xóa được, hỏi cán bộ phụ trách CNTT trước khi xóa.',
    'wait-busy': 'chờ vài phút cho máy làm xong việc đang chạy, rồi kiểm tra lại.',
    'join-first':
      'không cần sửa gì; để máy báo về tỉnh và kiểm tra được cả đường truyền, nhờ cán bộ phụ trách CNTT nhập mã cài đặt.',
    'check-again': 'kiểm tra lại sau một phút; nếu vẫn vậy, báo cán bộ phụ trách CNTT.',
    nothing: 'không cần làm gì.',
  },
  details: 'Chi tiết:',
  topics: {
    network: 'Mạng nội bộ',
    'name-service': 'Tên miền (DNS)',
    collector: 'Máy chủ Mạch của tỉnh',
    memory: 'Bộ nhớ RAM',
    disk: 'Ổ đĩa',
    load: 'Bộ xử lý (CPU)',
  },
  findings: {
    'no-network': () => 'máy chưa được nối vào mạng',
    'router-silent': ({ address }) => `modem / bộ định tuyến (${address}) chưa trả lời`,
    'address-conflict': ({ address }) => `có hai thiết bị cùng dùng địa chỉ ${address}`,
    'second-dhcp-server': ({ servers, addresses }) =>
      `có ${servers} thiết bị cùng cấp địa chỉ (${String(addresses).split(' ').join(', ')})`,
    'wifi-weak': ({ signalDbm }, f) => `sóng Wi-Fi yếu (${whole(signalDbm, f)} dBm)`,
    'lan-loss': ({ lossRatio }, f) => `mất ${share(lossRatio, f)} số gói tới modem`,
    'network-link-slow': ({ interface: name, speedMbps, duplex }, f) =>
      `cổng mạng ${name} chạy chậm (${[speedMbps === undefined ? '' : `${whole(speedMbps, f)} Mbit/s`, duplex === 'half' ? 'bán song công' : ''].filter(Boolean).join(', ')})`,
    'names-unanswered': () => 'chưa có trả lời',
    'name-unknown': ({ name }) => `chưa tra được địa chỉ của ${name}`,
    'collector-unreachable': () => 'chưa kết nối được',
    'collector-not-serving': () => 'đường đi thông, nhưng máy chủ đang tạm dừng',
    'memory-nearly-exhausted': ({ availableBytes, totalBytes }, f) =>
      `gần hết, còn ${bytes(availableBytes, f.memory)} trên ${bytes(totalBytes, f.memory)}`,
    'disk-nearly-full': ({ place, freeBytes, totalBytes }, f) =>
      `ổ ${place} gần đầy, còn trống ${bytes(freeBytes, f.storage)} trên ${bytes(totalBytes, f.storage)}`,
    'processor-busy': () => 'đang rất bận',
  },
  measured: {
    memory: ({ availableBytes, totalBytes }, f) =>
      `bình thường, còn ${bytes(availableBytes, f.memory)} trên ${bytes(totalBytes, f.memory)}`,
    disk: ({ freeBytes, totalBytes }, f) =>
      `bình thường, còn trống ${bytes(freeBytes, f.storage)} trên ${bytes(totalBytes, f.storage)}`,
    collector: () => 'kết nối được',
  },
  good: 'bình thường',
  unknown: 'chưa đo được',
  notAsked: {
    'name-service': 'không cần kiểm tra',
    collector: 'chưa kiểm tra, vì máy chưa nhập mã cài đặt',
  },
  lights: {
    good: 'bình thường',
    warning: 'cần chú ý',
    critical: 'có trục trặc',
    unknown: 'chưa đo được',
    'not-asked': 'không kiểm tra',
  },
  number: (deviceNumber) => `Khi gọi hỗ trợ, xin đọc số máy: ${deviceNumber}`,
  code: (code) => `và mã kết quả: ${code}`,
  codeOf: (deviceNumber) =>
    deviceNumber === 0 ? 'Máy chưa nhập mã cài đặt; máy thấy như sau:' : `Máy số ${deviceNumber} thấy như sau:`,
};

const english: Words = {
  causes: {
    'nothing-found': 'This PC works as it should.',
    'not-measured': 'Nothing could be measured on this PC yet: there is not enough evidence to name a cause.',
    'no-network': 'Most likely cause: this PC is not connected to a network.',
    'router-silent': 'Most likely cause: the office’s router does not answer.',
    'address-conflict':
      'Most likely cause: two devices of the local network have one address, so the network comes and goes.',
    'second-dhcp-server': 'Most likely cause: another router or modem gives out addresses on the local network.',
    'wifi-weak': 'Most likely cause: the Wi-Fi is weak where this PC stands.',
    'lan-loss': 'Most likely cause: the office network loses packets between this PC and the router.',
    'network-link-slow': 'Most likely cause: a bad cable, plug or switch port keeps this PC at a low speed.',
    'names-unanswered':
      'Most likely cause: the internet line is interrupted, or the name server (DNS) does not answer.',
    'name-unknown': 'Most likely cause: the name of the province’s system could not be looked up.',
    'collector-unreachable':
      'Most likely cause: the way from the office to the province is interrupted, or the province’s Mạch server is down; one PC alone cannot tell them apart.',
    'collector-not-serving':
      'This PC and its network are fine; only the province’s Mạch server is down, which does not touch your work.',
    'memory-nearly-exhausted': 'Most likely cause: the memory of this PC is nearly used up, which makes it slow.',
    'disk-nearly-full': 'Most likely cause: a disk of this PC is nearly full.',
    'processor-busy': 'Most likely cause: this PC is busy with many things at once.',
  },
  next: 'What to do:',
  steps: {
    'check-cable':
      'push the network cable in at the PC and at the wall (or turn Wi-Fi on) and check again; if nothing changes, tell your IT officer.',
    'check-router':
      'see whether the router has power and its lights are on, ask whether the next PC has a network, then tell your IT officer.',
    'tell-it-lan':
      'tell your IT officer; if somebody has just plugged in a router, a modem or a Wi-Fi box, unplug it and check again.',
    'move-nearer':
      'move the PC nearer to the Wi-Fi or plug a cable in, then check again; if it stays weak, tell your IT officer.',
    'change-cable':
      'push the network cable in at the PC and at the wall and check again; if nothing changes, ask your IT officer to try another cable or port.',
    'tell-it-names': 'tell your IT officer that this PC could not look up the name of the province’s system.',
    'tell-it-line':
      'try another web page; if it does not open either, tell your IT officer, who calls the carrier; if it opens, carry on working.',
    'carry-on': 'carry on working; what was measured is kept on this PC and sent later.',
    'close-programs': 'close programs and browser tabs that are not in use; if it happens often, tell your IT officer.',
    'free-disk':
      'empty the bin and remove files that are no longer needed; if unsure which, ask your IT officer before removing any.',
    'wait-busy': 'wait some minutes until the PC has finished what it does, then check again.',
    'join-first':
      'nothing needs mending; for this PC to report to the province and to check the line too, ask your IT officer to join it.',
    'check-again': 'check again in a minute; if nothing changes, tell your IT officer.',
    nothing: 'nothing.',
  },
  details: 'Details:',
  topics: {
    network: 'Local network',
    'name-service': 'Name service (DNS)',
    collector: 'The province’s Mạch server',
    memory: 'Memory',
    disk: 'Disk',
    load: 'Processor',
  },
  findings: {
    'no-network': () => 'this PC is not connected to a network',
    'router-silent': ({ address }) => `the router (${address}) does not answer`,
    'address-conflict': ({ address }) => `two devices have the address ${address}`,
    'second-dhcp-server': ({ servers, addresses }) =>
      `${servers} devices give out addresses (${String(addresses).split(' ').join(', ')})`,
    'wifi-weak': ({ signalDbm }, f) => `the Wi-Fi is weak (${whole(signalDbm, f)} dBm)`,
    'lan-loss': ({ lossRatio }, f) => `${share(lossRatio, f)} of the packets to the router are lost`,
    'network-link-slow': ({ interface: name, speedMbps, duplex }, f) =>
      `network port ${name} is slow (${[speedMbps === undefined ? '' : `${whole(speedMbps, f)} Mbit/s`, duplex === 'half' ? 'half duplex' : ''].filter(Boolean).join(', ')})`,
    'names-unanswered': () => 'no answer',
    'name-unknown': ({ name }) => `no address was found for ${name}`,
    'collector-unreachable': () => 'not reached',
    'collector-not-serving': () => 'the way there is open, but the server is down',
    'memory-nearly-exhausted': ({ availableBytes, totalBytes }, f) =>
      `nearly used up, ${bytes(availableBytes, f.memory)} of ${bytes(totalBytes, f.memory)} left`,
    'disk-nearly-full': ({ place, freeBytes, totalBytes }, f) =>
      `${place} is nearly full, ${bytes(freeBytes, f.storage)} of ${bytes(totalBytes, f.storage)} free`,
    'processor-busy': () => 'very busy',
  },
  measured: {
    memory: ({ availableBytes, totalBytes }, f) =>
      `fine, ${bytes(availableBytes, f.memory)} of ${bytes(totalBytes, f.memory)} left`,
    disk: ({ freeBytes, totalBytes }, f) =>
      `fine, ${bytes(freeBytes, f.storage)} of ${bytes(totalBytes, f.storage)} free`,
    collector: () => 'reached',
  },
  good: 'fine',
  unknown: 'could not be measured',
  notAsked: {
    'name-service': 'nothing to check',
    collector: 'not checked, because this PC has not joined yet',
  },
  lights: {
    good: 'fine',
    warning: 'needs a look',
    critical: 'in trouble',
    unknown: 'could not be measured',
    'not-asked': 'not checked',
  },
  number: (deviceNumber) => `When you call for help, read out the number of this device: ${deviceNumber}`,
  code: (code) => `and the code of this result: ${code}`,
  codeOf: (deviceNumber) =>
    deviceNumber === 0 ? 'A PC that has not joined yet saw this:' : `Device ${deviceNumber} saw this:`,
};
