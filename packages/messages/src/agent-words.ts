import { checkPageMessages, type WaitsToJoin } from './check-page.ts';
import { formats } from './format.ts';
import type { Language } from './language.ts';

export interface JoinedFacts {
  readonly deviceNumber: number;
  readonly unitName: string;
  readonly unitCode: string;
  readonly collectorUrl: string;
  /** Joined before, with the same collector and as the same device. */
  readonly isSame: boolean;
  /** The collector gave another id than the one asked for. */
  readonly isNewId: boolean;
  /** Number under which this PC was inventoried by hand before. */
  readonly supersedes?: number;
  /** It was said to be a server, which the province has to confirm. */
  readonly asksToBeServer: boolean;
  /** Whoever listens on the way can read along. */
  readonly isOpenToListeners: boolean;
}

/** What `join` says when it has succeeded. */
export function joinedSentences(facts: JoinedFacts, language: Language): readonly string[] {
  const { deviceNumber, unitName, unitCode, collectorUrl, isSame, isNewId, supersedes } = facts;
  const { asksToBeServer, isOpenToListeners } = facts;
  const place = `${unitName} (${unitCode})`;
  if (language === 'vi') {
    return [
      isSame
        ? `Máy này đã được đăng ký từ trước: máy số ${deviceNumber}, ${place}, tại ${collectorUrl}.`
        : `Đã đăng ký xong: máy số ${deviceNumber}, ${place}, tại ${collectorUrl}.`,
      ...(isNewId
        ? ['Máy được cấp mã mới, vì mã cũ đang thuộc về một máy khác; cán bộ CNTT của tỉnh sẽ thấy để xác nhận.']
        : []),
      ...(supersedes === undefined
        ? []
        : [`Máy này đã được kiểm kê trước đó với số ${supersedes}; từ nay chỉ tính là máy số ${deviceNumber}.`]),
      ...(asksToBeServer
        ? [
            `Vai trò máy chủ do tỉnh xác nhận: mach-collector devices place ${deviceNumber} --role server. Trước đó máy được tính như máy làm việc.`,
          ]
        : []),
      ...(isOpenToListeners
        ? ['Lưu ý: kết nối này chưa được mã hóa; chỉ nên dùng để thử, khi chạy thật cần địa chỉ https.']
        : []),
    ];
  }
  return [
    isSame
      ? `Already joined: device ${deviceNumber} of ${place} at ${collectorUrl}.`
      : `Joined: device ${deviceNumber} of ${place} at ${collectorUrl}.`,
    ...(isNewId
      ? [
          'The collector gave this device a new id, because the one it asked for belongs to another; provincial IT will see it.',
        ]
      : []),
    ...(supersedes === undefined
      ? []
      : [
          `This PC was inventoried before as device ${supersedes}; from now on it counts as device ${deviceNumber} alone.`,
        ]),
    ...(asksToBeServer
      ? [
          `That it is a server is for the province to confirm: mach-collector devices place ${deviceNumber} --role server. Until then it counts as a PC.`,
        ]
      : []),
    ...(isOpenToListeners
      ? ['Note: this connection is not encrypted; use it for trials only, and an https address for real work.']
      : []),
  ];
}

/** What `join` says when the collector can't be asked yet, and the wish to join was kept. */
export function joiningLaterSentences(collectorUrl: string, language: Language): readonly string[] {
  return language === 'vi'
    ? [`Chưa liên lạc được với ${collectorUrl}. Máy đã ghi nhớ và sẽ tự đăng ký khi có mạng, không cần làm gì thêm.`]
    : [`${collectorUrl} can't be reached yet. This device remembers, and joins by itself as soon as it can.`];
}

/** What stands at the top of a self-test file, for whoever looks at it before it is sent. */
export function selfTestExplanation(language: Language): readonly string[] {
  return language === 'vi'
    ? [
        'Tệp này do lệnh "mach-agent inventory --self-test" tạo ra, để người làm phần mềm Mạch xem từng phép đo có chạy đúng trên máy này không.',
        'Trong tệp có: loại máy, bộ xử lý, bộ nhớ, ổ đĩa, hệ điều hành; thời gian chạy, số liệu và lỗi của từng phép đo.',
        'Trong tệp không có: tên người, tên máy, số sê-ri, địa chỉ mạng, tài liệu hay mật khẩu. Có thể mở bằng Notepad để xem trước khi gửi.',
      ]
    : [
        'Made by "mach-agent inventory --self-test", so that whoever works on Mạch sees whether each sensor works on this PC.',
        'In it: kind of machine, processor, memory, disks, operating system; how long each sensor took, what it found, and why it failed.',
        'Not in it: names of people or hosts, serial numbers, network addresses, documents or passwords. It is text: read it before you send it.',
      ];
}

/** What the command says when the file is written. */
export function selfTestWritten(file: string, failed: string, language: Language): string {
  return language === 'vi'
    ? `Đã ghi ${file}. Số phép đo không đọc được trên máy này: ${failed}.`
    : `Wrote ${file}. Sensors that could read nothing on this PC: ${failed}.`;
}

export interface AgentStatusFacts {
  /** Absent before joining. */
  readonly joined?: { readonly deviceNumber: number; readonly unitName: string; readonly collectorUrl: string };
  /** What a PC waits for that has not joined; absent where nobody said that it shall. */
  readonly waitsFor?: WaitsToJoin;
  readonly waiting: number;
  /** Times are ms since 1970. */
  readonly oldestWaitingAt?: number;
  readonly lastDeliveredAt?: number;
  /** Why the last request did not succeed, in the words of the program. */
  readonly trouble?: string;
  readonly dropped: number;
  readonly refused: number;
  readonly cost?: {
    readonly cpuMs: number;
    readonly residentBytes: number;
    readonly sentBytes: number;
    /** Steps by which the agent has slowed down; absent or 0: it has not. */
    readonly slowedForCpu?: number;
    readonly slowedForBytes?: number;
    readonly slowedForLine?: number;
  };
  /** When the running agent last wrote this down; absent where it never ran. */
  readonly at?: number;
}

/** How the agent fares, a line each. `now` is ms since 1970. */
export function agentStatusSentences(facts: AgentStatusFacts, now: number, language: Language): readonly string[] {
  const words = language === 'vi' ? vietnamese : english;
  const f = formats(language);
  const { joined, waitsFor, oldestWaitingAt, lastDeliveredAt, trouble, cost, at } = facts;
  return [
    joined === undefined ? words.notJoined : words.joined(joined),
    ...(joined !== undefined || waitsFor === undefined ? [] : [checkPageMessages(language).waitsToJoin[waitsFor]]),
    at === undefined ? words.neverRan : words.lastSeen(f.age(now - at)),
    facts.waiting === 0
      ? words.nothingWaits
      : words.waiting(
          f.integer(facts.waiting),
          oldestWaitingAt === undefined ? undefined : f.dateTime(oldestWaitingAt),
        ),
    ...(lastDeliveredAt === undefined ? [] : [words.delivered(f.dateTime(lastDeliveredAt))]),
    ...(trouble === undefined ? [] : [words.trouble(trouble)]),
    ...(facts.dropped === 0 ? [] : [words.dropped(f.integer(facts.dropped))]),
    ...(facts.refused === 0 ? [] : [words.refused(f.integer(facts.refused))]),
    ...(cost === undefined
      ? []
      : [words.cost(f.duration(cost.cpuMs), f.memory(cost.residentBytes), f.storage(cost.sentBytes))]),
    ...((cost?.slowedForCpu ?? 0) > 0 ? [words.slowedForCpu] : []),
    ...((cost?.slowedForBytes ?? 0) > 0 ? [words.slowedForBytes] : []),
    ...((cost?.slowedForLine ?? 0) > 0 ? [words.slowedForLine(f.integer(2 ** (cost?.slowedForLine ?? 0)))] : []),
  ];
}

interface StatusWords {
  readonly notJoined: string;
  readonly joined: (joined: NonNullable<AgentStatusFacts['joined']>) => string;
  readonly neverRan: string;
  readonly lastSeen: (age: string) => string;
  readonly nothingWaits: string;
  readonly waiting: (reports: string, since: string | undefined) => string;
  readonly delivered: (at: string) => string;
  readonly trouble: (why: string) => string;
  readonly dropped: (reports: string) => string;
  readonly refused: (reports: string) => string;
  readonly cost: (cpu: string, memory: string, sent: string) => string;
  readonly slowedForCpu: string;
  readonly slowedForBytes: string;
  readonly slowedForLine: (times: string) => string;
}

const vietnamese: StatusWords = {
  notJoined: 'Máy này chưa được đăng ký với máy chủ Mạch của tỉnh.',
  joined: ({ deviceNumber, unitName, collectorUrl }) => `Máy số ${deviceNumber}, ${unitName}, báo về ${collectorUrl}.`,
  neverRan: 'Phần mềm Mạch trên máy chưa chạy lần nào.',
  lastSeen: (age) => `Phần mềm Mạch ghi tình trạng gần nhất: ${age}.`,
  nothingWaits: 'Không có báo cáo nào đang chờ gửi.',
  waiting: (reports, since) =>
    `Đang chờ gửi: ${reports} báo cáo${since === undefined ? '' : `, cũ nhất từ ${since}`}; không mất, sẽ tự gửi khi có kết nối.`,
  delivered: (at) => `Lần gửi thành công gần nhất: ${at}.`,
  trouble: (why) => `Lần gửi gần nhất chưa thành công: ${why}.`,
  dropped: (reports) => `Đã phải bỏ vì hết chỗ lưu: ${reports} báo cáo cũ nhất.`,
  refused: (reports) => `Máy chủ của tỉnh không nhận: ${reports} báo cáo.`,
  cost: (cpu, memory, sent) => `Từ lúc chạy: dùng ${cpu} bộ xử lý, ${memory} bộ nhớ, đã gửi ${sent}.`,
  slowedForCpu: 'Đang tự đo thưa hơn, vì đã dùng bộ xử lý nhiều hơn mức cho phép; sẽ tự trở lại như thường.',
  slowedForBytes: 'Đang tự gửi thưa hơn, vì đã gửi gần hết mức cho phép trong ngày; số liệu đã đo không mất.',
  slowedForLine: (times) =>
    `Đang kiểm tra đường truyền thưa hơn ${times} lần, để không vượt mức cho phép trong ngày; giờ làm việc được ưu tiên.`,
};

const english: StatusWords = {
  notJoined: 'This device has not joined a collector.',
  joined: ({ deviceNumber, unitName, collectorUrl }) =>
    `Device ${deviceNumber} of ${unitName}, reporting to ${collectorUrl}.`,
  neverRan: 'The agent has not run yet.',
  lastSeen: (age) => `The agent last wrote its state down ${age}.`,
  nothingWaits: 'No report is waiting.',
  waiting: (reports, since) =>
    `Waiting: ${reports} reports${since === undefined ? '' : `, the oldest since ${since}`}; none is lost, they are sent as soon as there is a connection.`,
  delivered: (at) => `Last delivery: ${at}.`,
  trouble: (why) => `The last attempt did not succeed: ${why}.`,
  dropped: (reports) => `Given up for want of room: the ${reports} oldest reports.`,
  refused: (reports) => `Refused by the collector: ${reports} reports.`,
  cost: (cpu, memory, sent) => `Since the start: ${cpu} of processor time, ${memory} of memory, ${sent} sent.`,
  slowedForCpu: 'It measures less often for now, because it used more of the processor than it may.',
  slowedForBytes:
    'It sends less often for now, because it has nearly sent what it may in a day; nothing measured is lost.',
  slowedForLine: (times) =>
    `It looks at the line ${times} times less often for now, to keep what that may cost in a day; working hours come first.`,
};

/** What `export` says. `file` is null when nothing waited; `delivered` is what an answer has settled. */
export function exportSentences(
  { file, reports, delivered }: { readonly file: string | null; readonly reports: number; readonly delivered: number },
  language: Language,
): readonly string[] {
  const { integer } = formats(language);
  if (language === 'vi') {
    return [
      ...(delivered === 0 ? [] : [`Tỉnh đã nhận ${integer(delivered)} báo cáo trong tệp lần trước.`]),
      file === null
        ? 'Không còn báo cáo nào chờ gửi; không ghi tệp.'
        : `Đã ghi ${integer(reports)} báo cáo chờ gửi vào tệp ${file}. Chép tệp này mang lên tỉnh; máy vẫn giữ các báo cáo đó cho đến khi tỉnh xác nhận đã nhận.`,
    ];
  }
  return [
    ...(delivered === 0 ? [] : [`The province holds ${integer(delivered)} reports of the file before.`]),
    file === null
      ? 'Nothing waits any more; no file was written.'
      : `${integer(reports)} waiting reports are in ${file}. Carry it to the province; this PC keeps them until the province says that it holds them.`,
  ];
}
