import type { DoctorCode, DoctorFacts, DoctorFinding, DoctorLevel, DoctorSubject } from '@mach/wire';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

/** What was found, and what to do about it where something is to be done. */
interface Words {
  readonly says: string;
  readonly toDo?: string;
}
type Say<Code extends DoctorCode> = (facts: DoctorFacts[Code], f: Formats) => Words;
interface DoctorWords {
  readonly subjects: Readonly<Record<DoctorSubject, string>>;
  readonly levels: Readonly<Record<DoctorLevel, string>>;
  readonly toDo: string;
  readonly codes: { readonly [Code in DoctorCode]: Say<Code> };
}

const roomVi = ({ freeBytes, totalBytes }: DoctorFacts['disk-room'], f: Formats) =>
  totalBytes === undefined
    ? `còn trống ${f.storage(freeBytes)}`
    : `còn trống ${f.storage(freeBytes)} trên ${f.storage(totalBytes)}`;
const roomEn = ({ freeBytes, totalBytes }: DoctorFacts['disk-room'], f: Formats) =>
  totalBytes === undefined
    ? `${f.storage(freeBytes)} free`
    : `${f.storage(freeBytes)} of ${f.storage(totalBytes)} free`;
const aheadVi = ({ offsetMs, devices }: DoctorFacts['clock-off'], f: Formats) =>
  `${offsetMs > 0 ? 'nhanh hơn' : 'chậm hơn'} đồng hồ của quá nửa trong ${f.integer(devices)} máy trạm khoảng ${f.duration(Math.abs(offsetMs))}`;
const aheadEn = ({ offsetMs, devices }: DoctorFacts['clock-off'], f: Formats) =>
  `about ${f.duration(Math.abs(offsetMs))} ${offsetMs > 0 ? 'ahead of' : 'behind'} most of ${f.integer(devices)} PCs`;

const vi: DoctorWords = {
  subjects: {
    collector: 'Máy chủ Mạch',
    disk: 'Ổ đĩa',
    store: 'Nhật ký dữ liệu',
    backup: 'Sao lưu',
    clock: 'Đồng hồ',
    certificate: 'Chứng thư',
    configuration: 'Cấu hình',
    outputs: 'Nơi nhận dữ liệu',
    alerts: 'Kênh cảnh báo',
    queues: 'Hàng đợi',
  },
  levels: { good: 'TỐT', warning: 'CẦN LƯU Ý', critical: 'NGHIÊM TRỌNG', unknown: 'CHƯA RÕ' },
  toDo: 'Việc cần làm',
  codes: {
    serves: ({ version, startedAt }, f) => ({ says: `Đang chạy, phiên bản ${version}, từ ${f.dateTime(startedAt)}.` }),
    'not-running': () => ({
      says: 'Không chạy.',
      toDo: 'khởi động dịch vụ (systemctl start mach-collector), rồi xem nhật ký nếu nó lại dừng (journalctl -u mach-collector).',
    }),
    'not-answering': () => ({
      says: 'Đang chạy nhưng không trả lời.',
      toDo: 'nếu vừa khởi động, chờ máy chủ đọc xong nhật ký dữ liệu; nếu quá mười phút, khởi động lại dịch vụ và xem nhật ký của dịch vụ.',
    }),
    'not-ready': ({ reason }) => ({
      says: `Chưa phục vụ được: ${reason}`,
      toDo: 'làm theo lý do nêu trên; các máy trạm giữ dữ liệu và gửi lại sau.',
    }),
    trouble: ({ reason }) => ({ says: reason, toDo: 'làm theo lý do nêu trên.' }),
    'disk-room': (facts, f) => ({ says: `Ổ chứa dữ liệu ${roomVi(facts, f)}.` }),
    'disk-low': (facts, f) => ({
      says: `Ổ chứa dữ liệu sắp đầy: ${roomVi(facts, f)}.`,
      toDo: 'dọn ổ đĩa hoặc chuyển thư mục dữ liệu sang ổ lớn hơn.',
    }),
    'disk-full': (facts, f) => ({
      says: `Ổ chứa dữ liệu gần như đã đầy: ${roomVi(facts, f)}.`,
      toDo: 'dọn ổ đĩa ngay; khi đầy, máy chủ không nhận thêm báo cáo, các máy trạm giữ lại và gửi sau.',
    }),
    'disk-unknown': () => ({
      says: 'Không đọc được dung lượng còn trống của ổ chứa dữ liệu.',
      toDo: 'kiểm tra đường dẫn và quyền đọc thư mục dữ liệu (--data).',
    }),
    'store-written': ({ entries, lastAppendedAt, bytes }, f) => ({
      says: `Có ${f.integer(entries)} bản ghi${bytes === undefined ? '' : `, ${f.storage(bytes)}`}; ghi lần cuối lúc ${f.dateTime(lastAppendedAt)}.`,
    }),
    'store-still': ({ lastAppendedAt }, f) => ({
      says: `Máy chủ đang chạy nhưng không ghi được gì từ ${f.dateTime(lastAppendedAt)}.`,
      toDo: 'xem ổ đĩa còn trống và còn ghi được không, rồi xem nhật ký của dịch vụ.',
    }),
    'store-empty': () => ({
      says: 'Chưa có nhật ký dữ liệu trong thư mục này.',
      toDo: 'chỉ đúng thư mục dữ liệu bằng --data, hoặc khởi động máy chủ lần đầu.',
    }),
    'store-closed': () => ({
      says: 'Không có quyền đọc thư mục dữ liệu, nên chưa biết máy chủ có chạy không và nhật ký ra sao.',
      toDo: 'chạy lại lệnh này với sudo, hoặc bằng tài khoản mà máy chủ Mạch chạy.',
    }),
    'store-unreadable': ({ detail }) => ({
      says: `Không đọc được nhật ký dữ liệu: ${detail}.`,
      toDo: 'chạy "mach-collector journal check" để xem hỏng ở đâu; sau đó "mach-collector journal repair", hoặc khôi phục bản sao lưu gần nhất bằng "mach-collector restore".',
    }),
    'backup-made': ({ at }, f) => ({ says: `Bản sao lưu gần nhất: ${f.dateTime(at)}.` }),
    'backup-old': ({ at }, f) => ({
      says: `Bản sao lưu gần nhất đã cũ: ${f.dateTime(at)}.`,
      toDo: 'xem lịch chạy "mach-collector backup" hằng đêm còn hoạt động không.',
    }),
    'backup-none': () => ({
      says: 'Chưa có bản sao lưu nào.',
      toDo: 'đặt lịch chạy "mach-collector backup TỆP" hằng đêm, để tệp ở máy khác.',
    }),
    'clock-agrees': ({ devices }, f) => ({
      says: `Khớp với đồng hồ của phần lớn trong ${f.integer(devices)} máy trạm.`,
    }),
    'clock-off': (facts, f) => ({
      says: `Đồng hồ máy chủ ${aheadVi(facts, f)}.`,
      toDo: 'chỉnh đồng hồ máy chủ và bật đồng bộ giờ (NTP); giờ sai làm sai thời điểm của mọi sự cố.',
    }),
    'clock-unsynchronised': () => ({
      says: 'Hệ điều hành cho biết đồng hồ chưa được đồng bộ.',
      toDo: 'bật đồng bộ giờ: timedatectl set-ntp true, và kiểm tra máy chủ giờ có liên lạc được không.',
    }),
    'clock-synchronised': () => ({ says: 'Hệ điều hành đang đồng bộ giờ.' }),
    'clock-unknown': () => ({
      says: 'Chưa so được: hệ điều hành không cho biết, và chưa đủ máy trạm báo cáo trong ngày.',
      toDo: 'chạy lại lệnh này khi đã có ít nhất năm máy báo cáo.',
    }),
    'certificate-holds': ({ endsAt }, f) => ({ says: `Còn hiệu lực đến ${f.date(endsAt)}.` }),
    'certificate-ends-soon': ({ endsAt }, f) => ({
      says: `Sắp hết hạn: ${f.date(endsAt)}.`,
      toDo: 'xin cấp lại chứng thư, thay tệp nêu ở mục tls của cấu hình, rồi khởi động lại dịch vụ.',
    }),
    'certificate-ended': ({ endsAt }, f) => ({
      says: `Đã hết hạn từ ${f.date(endsAt)}.`,
      toDo: 'thay chứng thư ngay; trình duyệt đã báo không an toàn, máy trạm không có mã ghim sẽ không kết nối.',
    }),
    'plain-http': ({ url }) => ({
      says: `Máy chủ nói chuyện bằng HTTP không mã hóa: ${url}.`,
      toDo: 'đặt mục tls trong cấu hình ("tls: {}" dùng chứng thư của chính máy chủ).',
    }),
    'loopback-only': ({ url }) => ({ says: `Máy chủ chỉ nghe trên chính máy này (${url}), không cần chứng thư.` }),
    'configuration-taken': ({ at }, f) => ({ says: `Đã nạp lúc ${f.dateTime(at)}.` }),
    'configuration-refused': ({ at }, f) => ({
      says: `Tệp cấu hình sửa gần đây có lỗi; máy chủ vẫn chạy theo bản đã nạp lúc ${f.dateTime(at)}.`,
      toDo: 'chạy "mach-collector config check TỆP", sửa các lỗi nêu ra, rồi nạp lại (systemctl reload mach-collector).',
    }),
    'output-delivers': ({ name, written }, f) => ({
      says: `${name}: nhận đều, ${f.integer(written)} điểm từ khi khởi động.`,
    }),
    'output-waits': ({ name, queued, failures }, f) => ({
      says: `${name}: ${f.integer(queued)} điểm đang chờ, ${f.integer(failures)} lần gửi không được.`,
      toDo: `xem ${name} có đang chạy không, địa chỉ và mật khẩu trong mục outputs có đúng không.`,
    }),
    'output-lost': ({ name, dropped }, f) => ({
      says: `${name}: đã bỏ ${f.integer(dropped)} điểm từ khi khởi động.`,
      toDo: `nhật ký dữ liệu của Mạch vẫn giữ đủ; xem vì sao ${name} không nhận.`,
    }),
    'outputs-none': () => ({ says: 'Không cấu hình nơi nhận nào ngoài Mạch.' }),
    'route-delivers': ({ name }) => ({ says: `${name}: không có tin bị kẹt.` }),
    'route-waits': ({ name, owed }, f) => ({
      says: `${name}: ${f.integer(owed)} tin chưa gửi được.`,
      toDo: `thử gửi bằng "mach-collector alerts test ${name}" và xem lỗi.`,
    }),
    'routes-none': () => ({ says: 'Không cấu hình kênh cảnh báo nào.' }),
    'queues-empty': () => ({ says: 'Không có gì bị kẹt.' }),
    'inbox-waits': ({ requests }, f) => ({
      says: `${f.integer(requests)} yêu cầu của các lệnh đang chờ máy chủ trả lời.`,
      toDo: 'xem máy chủ có đang bận hoặc bị treo không.',
    }),
    'appends-failed': ({ entries }, f) => ({
      says: `${f.integer(entries)} lần ghi nhật ký dữ liệu không được từ khi khởi động; các máy trạm đã giữ lại và gửi lại.`,
      toDo: 'xem ổ đĩa có lúc đầy hoặc bị lỗi không.',
    }),
  },
};

const en: DoctorWords = {
  subjects: {
    collector: 'Collector',
    disk: 'Disk',
    store: 'Journal',
    backup: 'Backup',
    clock: 'Clock',
    certificate: 'Certificate',
    configuration: 'Configuration',
    outputs: 'Outputs',
    alerts: 'Alert routes',
    queues: 'Queues',
  },
  levels: { good: 'GOOD', warning: 'WARNING', critical: 'CRITICAL', unknown: 'UNKNOWN' },
  toDo: 'What to do',
  codes: {
    serves: ({ version, startedAt }, f) => ({ says: `Runs version ${version} since ${f.dateTime(startedAt)}.` }),
    'not-running': () => ({
      says: 'Does not run.',
      toDo: 'start the service (systemctl start mach-collector), and read its log if it ends again (journalctl -u mach-collector).',
    }),
    'not-answering': () => ({
      says: 'Runs and does not answer.',
      toDo: 'where it was just started, wait until it has read its journal; after ten minutes start the service again and read its log.',
    }),
    'not-ready': ({ reason }) => ({
      says: `Can not serve: ${reason}`,
      toDo: 'see to the reason; agents keep their reports and send them later.',
    }),
    trouble: ({ reason }) => ({ says: reason, toDo: 'see to the reason.' }),
    'disk-room': (facts, f) => ({ says: `The disk of the data folder: ${roomEn(facts, f)}.` }),
    'disk-low': (facts, f) => ({
      says: `The disk of the data folder is nearly full: ${roomEn(facts, f)}.`,
      toDo: 'make room, or move the data folder to a larger disk.',
    }),
    'disk-full': (facts, f) => ({
      says: `The disk of the data folder is all but full: ${roomEn(facts, f)}.`,
      toDo: 'make room now; once it is full no report is taken, and agents keep theirs and send them later.',
    }),
    'disk-unknown': () => ({
      says: 'What is free on the disk of the data folder can not be read.',
      toDo: 'check the path and the right to read the data folder (--data).',
    }),
    'store-written': ({ entries, lastAppendedAt, bytes }, f) => ({
      says: `${f.integer(entries)} entries${bytes === undefined ? '' : `, ${f.storage(bytes)}`}; last written ${f.dateTime(lastAppendedAt)}.`,
    }),
    'store-still': ({ lastAppendedAt }, f) => ({
      says: `The collector runs and has written nothing since ${f.dateTime(lastAppendedAt)}.`,
      toDo: 'see whether the disk has room and can be written, then read the log of the service.',
    }),
    'store-empty': () => ({
      says: 'There is no journal in this folder.',
      toDo: 'name the data folder with --data, or start the collector for the first time.',
    }),
    'store-closed': () => ({
      says: 'This user may not read the data folder: whether the collector runs, and how its journal is, is not known.',
      toDo: 'run this again with sudo, or as the user that the collector runs as.',
    }),
    'store-unreadable': ({ detail }) => ({
      says: `The journal can not be read: ${detail}.`,
      toDo: 'run "mach-collector journal check" to see where it is damaged; then "mach-collector journal repair", or restore the last backup with "mach-collector restore".',
    }),
    'backup-made': ({ at }, f) => ({ says: `Last made ${f.dateTime(at)}.` }),
    'backup-old': ({ at }, f) => ({
      says: `The last one is old: ${f.dateTime(at)}.`,
      toDo: 'see whether the nightly "mach-collector backup" still runs.',
    }),
    'backup-none': () => ({
      says: 'None was made.',
      toDo: 'have "mach-collector backup FILE" run each night, with the file on another machine.',
    }),
    'clock-agrees': ({ devices }, f) => ({ says: `Agrees with those of most of ${f.integer(devices)} PCs.` }),
    'clock-off': (facts, f) => ({
      says: `The clock of the collector is ${aheadEn(facts, f)}.`,
      toDo: 'set it, and switch time synchronisation on (NTP); a wrong clock dates every incident wrongly.',
    }),
    'clock-unsynchronised': () => ({
      says: 'The system says that its clock is not synchronised.',
      toDo: 'switch it on: timedatectl set-ntp true, and see whether the time server can be reached.',
    }),
    'clock-synchronised': () => ({ says: 'The system keeps it synchronised.' }),
    'clock-unknown': () => ({
      says: 'Can not be compared: the system does not tell, and too few PCs reported today.',
      toDo: 'run this again once five PCs have reported.',
    }),
    'certificate-holds': ({ endsAt }, f) => ({ says: `Holds until ${f.date(endsAt)}.` }),
    'certificate-ends-soon': ({ endsAt }, f) => ({
      says: `Ends soon: ${f.date(endsAt)}.`,
      toDo: 'have it renewed, replace the files named under tls in the configuration, and start the service again.',
    }),
    'certificate-ended': ({ endsAt }, f) => ({
      says: `Ended on ${f.date(endsAt)}.`,
      toDo: 'replace it now: browsers warn, and agents without a pin do not connect.',
    }),
    'plain-http': ({ url }) => ({
      says: `The collector speaks plain HTTP: ${url}.`,
      toDo: 'set tls in the configuration ("tls: {}" takes the collector’s own certificate).',
    }),
    'loopback-only': ({ url }) => ({ says: `The collector listens on this machine alone (${url}) and needs none.` }),
    'configuration-taken': ({ at }, f) => ({ says: `Taken up ${f.dateTime(at)}.` }),
    'configuration-refused': ({ at }, f) => ({
      says: `The file was changed and has mistakes; the collector goes by what it took up ${f.dateTime(at)}.`,
      toDo: 'run "mach-collector config check FILE", mend what it names, and have it taken up (systemctl reload mach-collector).',
    }),
    'output-delivers': ({ name, written }, f) => ({
      says: `${name}: takes all, ${f.integer(written)} points since the start.`,
    }),
    'output-waits': ({ name, queued, failures }, f) => ({
      says: `${name}: ${f.integer(queued)} points wait, ${f.integer(failures)} attempts failed.`,
      toDo: `see whether ${name} runs, and whether its address and password under outputs are right.`,
    }),
    'output-lost': ({ name, dropped }, f) => ({
      says: `${name}: ${f.integer(dropped)} points were given up since the start.`,
      toDo: `the journal has them all; see why ${name} does not take them.`,
    }),
    'outputs-none': () => ({ says: 'None is configured.' }),
    'route-delivers': ({ name }) => ({ says: `${name}: nothing is stuck.` }),
    'route-waits': ({ name, owed }, f) => ({
      says: `${name}: ${f.integer(owed)} messages could not be sent.`,
      toDo: `try it with "mach-collector alerts test ${name}" and see what it says.`,
    }),
    'routes-none': () => ({ says: 'None is configured.' }),
    'queues-empty': () => ({ says: 'Nothing is stuck.' }),
    'inbox-waits': ({ requests }, f) => ({
      says: `${f.integer(requests)} requests of commands wait for the collector.`,
      toDo: 'see whether it is busy or hangs.',
    }),
    'appends-failed': ({ entries }, f) => ({
      says: `${f.integer(entries)} writes to the journal failed since the start; agents kept their reports and sent them again.`,
      toDo: 'see whether the disk was full or is failing.',
    }),
  },
};

const words: Readonly<Record<Language, DoctorWords>> = { vi, en };

/** One finding in words: what was looked at, how it is, what was found, and what to do where something is to be done. */
export function doctorText(finding: DoctorFinding, language: Language) {
  const { subjects, levels, toDo, codes } = words[language];
  const say = codes[finding.code] as Say<DoctorCode>;
  const told = say(finding.parameters as never, formats(language));
  return {
    subject: subjects[finding.subject],
    level: levels[finding.level],
    says: told.says,
    ...(told.toDo === undefined ? {} : { toDo: `${toDo}: ${told.toDo}` }),
  };
}
