import type { Language } from './language.ts';

/** What is asked of a PC, and to what end. */
export type Purpose =
  | 'where'
  | 'meeting'
  | 'what'
  | 'failing'
  | 'slow'
  | 'equipment'
  | 'lan'
  | 'signing'
  | 'office'
  | 'agent';

/** Fields of the messages themselves, beside the readings in them. */
export type PrivacyField =
  | 'v'
  | 'device'
  | 'epoch'
  | 'bootId'
  | 'sentAt'
  | 'sentUptimeMs'
  | 'machine'
  | 'agentVersion'
  | 'sendEveryS'
  | 'carried'
  | 'farewell'
  | 'reports'
  | 'seq'
  | 'uptimeMs'
  | 'wall'
  | 'readings'
  | 'kind'
  | 'ok'
  | 'values'
  | 'id'
  | 'target'
  | 'durationMs'
  | 'failure'
  | 'detail'
  | 'about'
  | 'carried'
  | 'token'
  | 'secret'
  | 'secretSha256'
  | 'role'
  | 'site'
  | 'label'
  | 'assetTag'
  | 'equipment'
  | 'inventoryHashes'
  | 'serialHashes';

const vi = {
  title: 'Những gì phần mềm Mạch gửi từ máy tính',
  generated:
    'Tệp này được tạo từ chính các khai báo trong mã nguồn; một phép kiểm tra báo lỗi khi tệp không còn đúng. Trên mỗi máy, lệnh "mach-agent sent" cho xem nguyên văn lần gửi gần nhất.',
  never: 'Không bao giờ gửi',
  neverList: [
    'tên người dùng, mật khẩu, nội dung tệp, tên tệp, tiêu đề cửa sổ, địa chỉ trang web đã mở, danh sách chương trình đang chạy',
    'chủ thể của chứng thư số, mã kích hoạt, khóa sản phẩm',
    'tên máy trong mạng, tên và địa chỉ mạng Wi-Fi',
    'phím bấm, ảnh màn hình, âm thanh, hình ảnh',
  ],
  kept: 'Giữ trong bao lâu',
  keptList: (pcDays: number, otherDays: number) => [
    `Số đo của máy tính: ${pcDays} ngày, sau đó chỉ còn tổng hợp theo ngày.`,
    `Số đo của thiết bị dùng chung (modem, switch, máy in, máy chủ): ${otherDays} ngày, sau đó tổng hợp theo ngày.`,
    `Máy nào còn tín hiệu trên đường truyền: ${pcDays} ngày; sau đó chỉ còn trạng thái của địa điểm.`,
    `Lần bấm “Hệ thống vẫn chậm”: báo cáo gốc, kèm máy và lúc bấm, nằm trong nhật ký của máy chủ ${pcDays} ngày như mọi số đo của máy tính, người giữ tệp đó đọc được. Phần mềm chỉ đếm chung cho cả xã và bỏ số đếm sau một phần tư giờ; không danh sách, trang hay số liệu nào cho biết máy nào đã bấm.`,
    'Thay đổi phần cứng, quyết định quản trị: giữ lâu dài.',
  ],
  hours: 'Giờ bật, tắt và sử dụng máy',
  hoursText:
    'Một máy tính gắn với một cán bộ, nên giờ bật tắt máy là giờ làm việc của một người. Danh sách, báo cáo và tệp xuất ra chỉ ghi đến ngày. Ngoại lệ: trạng thái tức thời, và biểu đồ ngày gần nhất của một máy mà chỉ quản trị của tỉnh xem được.',
  messages: 'Phong bì của thông điệp',
  readings: 'Số đo',
  field: 'Trường',
  message: 'Thông điệp',
  why: 'Để làm gì',
  value: 'Giá trị',
  meaning: 'Nội dung',
  batch: 'báo cáo',
  enrolment: 'đăng ký',
  renewal: 'đổi khóa',
  purposes: {
    where: 'Tìm xem lỗi ở máy, mạng nội bộ, đường truyền hay hệ thống.',
    meeting: 'Biết trước một cuộc họp trực tuyến có ổn định không.',
    what: 'Biết tuổi máy, hạn hỗ trợ, khả năng chạy Windows 11, và nâng cấp thì thay được gì.',
    failing: 'Biết linh kiện sắp hỏng trước khi hỏng.',
    slow: 'Tính phút chờ do máy chậm và nguyên nhân, để xếp thứ tự nâng cấp.',
    equipment: 'Biết trạng thái của modem, switch, máy in, bộ lưu điện và thiết bị họp không cài được phần mềm.',
    lan: 'Biết trong mạng có gì và nối với nhau thế nào.',
    signing: 'Biết ký số có bị chậm hay không.',
    office: 'Biết thiết bị văn phòng cắm vào máy còn đủ hay không.',
    agent: 'Biết chính phần mềm Mạch tốn bao nhiêu tài nguyên và đã phải bỏ gì.',
  } satisfies Record<Purpose, string>,
  fields: {
    v: 'Phiên bản của định dạng.',
    device: 'Định danh ngẫu nhiên của máy, do phần mềm tự tạo.',
    epoch: 'Đợt đánh số báo cáo, để không báo cáo nào bị tính hai lần.',
    bootId: 'Mã ngẫu nhiên của lần khởi động, để tính đúng thời điểm đo.',
    sentAt: 'Giờ trên máy lúc gửi, để nhận ra đồng hồ chạy sai.',
    sentUptimeMs: 'Thời gian từ lúc khởi động đến lúc gửi, để tính đúng thời điểm đo.',
    machine: 'Mã băm có muối của vài số hiệu phần cứng, để nhận ra máy bị nhân bản.',
    agentVersion: 'Phiên bản phần mềm Mạch.',
    sendEveryS: 'Bao lâu gửi một lần, để biết khi nào là im lặng.',
    carried: 'Báo cáo được mang đến bằng tệp, không gửi qua mạng: lúc nhận không phải là lúc đo.',
    farewell: 'Phần mềm đang dừng (máy tắt): không gửi tiếp không phải là mất liên lạc.',
    reports: 'Các báo cáo.',
    seq: 'Số thứ tự của báo cáo.',
    uptimeMs: 'Thời gian từ lúc khởi động đến lúc đo.',
    wall: 'Giờ trên máy lúc đo, chỉ để đối chiếu.',
    readings: 'Các số đo trong báo cáo.',
    kind: 'Loại phép đo.',
    ok: 'Đo được hay không.',
    values: 'Các giá trị, liệt kê ở phần sau.',
    id: 'Phép đo nào trong cấu hình đã yêu cầu.',
    target: 'Máy chủ được hỏi (của hệ thống cần đo) hoặc linh kiện được đọc.',
    durationMs: 'Phép đo mất bao lâu.',
    failure: 'Loại lỗi khi không đo được.',
    detail: 'Một câu giải thích lỗi, không chứa tên người.',
    about: 'Thiết bị mà số đo nói về, nếu không phải máy gửi.',
    token: 'Mã cài đặt; máy chủ chỉ giữ mã băm.',
    secret: 'Bí mật riêng của máy; máy chủ chỉ giữ mã băm.',
    secretSha256: 'Mã băm của khóa mới, khi khóa của máy được thay.',
    role: 'Vai trò của máy: quầy, phòng chuyên môn, phòng họp, máy chủ.',
    site: 'Tên địa điểm, do người cài đặt ghi.',
    label: 'Tên gọi của máy, do người cài đặt ghi.',
    assetTag: 'Số tài sản, do người cài đặt ghi.',
    equipment: 'Là thiết bị gì, nếu không phải máy tính.',
    inventoryHashes: 'Mã băm để nhận ra máy đã kiểm kê trước đó.',
    serialHashes: 'Mã băm của số sê-ri, để đối chiếu với sổ tài sản; số sê-ri không rời khỏi máy.',
  } satisfies Record<PrivacyField, string>,
};

const en: typeof vi = {
  title: 'What Mạch sends from a PC',
  generated:
    'Made from the declarations in the source; a test fails when it is no longer true. On each PC "mach-agent sent" shows, word for word, what was last sent.',
  never: 'Never sent',
  neverList: [
    'user names, passwords, contents or names of files, window titles, addresses of pages that were opened, running programs',
    'subjects of certificates, activation codes, product keys',
    'the name of the PC in its network, names and addresses of wireless networks',
    'keys pressed, pictures of the screen, sound, video',
  ],
  kept: 'How long it is kept',
  keptList: (pcDays, otherDays) => [
    `Readings of PCs: ${pcDays} days, then summaries of each day.`,
    `Readings of shared equipment (routers, switches, printers, servers): ${otherDays} days, then summaries of each day.`,
    `Which PC was heard on the line: ${pcDays} days, then that its site was.`,
    `Presses of “the system is still slow”: the report itself, with PC and time, lies in the collector’s journal for ${pcDays} days as all readings of PCs do, and whoever holds that file can read it. The collector counts them for the commune alone and forgets the count after a quarter of an hour; no list, page or metric tells which PC they came from.`,
    'Changes of hardware and decisions of administrators: for good.',
  ],
  hours: 'When a PC is on, off or in use',
  hoursText:
    'One PC is one official, so its hours are a record of attendance. Lists, reports and exports tell the day and nothing finer. Exempt: what is so at this moment, and the chart of a device’s last day, which the province’s administrator alone sees.',
  messages: 'The messages themselves',
  readings: 'Readings',
  field: 'Field',
  message: 'Message',
  why: 'Why',
  value: 'Value',
  meaning: 'What it is',
  batch: 'report',
  enrolment: 'enrolment',
  renewal: 'new secret',
  purposes: {
    where: 'To find out where a fault is: this PC, the LAN, the line or the service.',
    meeting: 'To know beforehand whether a video meeting will hold.',
    what: 'To know age, end of support, whether Windows 11 runs, and what an upgrade would replace.',
    failing: 'To know that a part is about to fail before it does.',
    slow: 'To reckon minutes lost to a slow PC and their cause, for the order of upgrades.',
    equipment: 'To know the state of routers, switches, printers, UPSes and codecs that run no agent.',
    lan: 'To know what stands in the network and how it hangs together.',
    signing: 'To know whether signing hangs.',
    office: 'To know whether the office equipment at the PC is there.',
    agent: 'To know what the agent itself costs, and what it had to drop.',
  },
  fields: {
    v: 'Version of the form.',
    device: 'Random id of the device, made by the agent.',
    epoch: 'The numbering of the reports, so that none counts twice.',
    bootId: 'Random id of the boot, to place readings in time.',
    sentAt: 'The PC’s clock when it was sent, to see that it is wrong.',
    sentUptimeMs: 'Time from the boot to the sending, to place readings in time.',
    machine: 'Salted hash of some hardware numbers, to see that a PC was cloned.',
    agentVersion: 'Version of the agent.',
    sendEveryS: 'How often it sends, to know when it is silent.',
    carried: 'The reports were carried in a file: when they arrive is not when they were made.',
    farewell: 'The agent ends (the PC is shut down): that it sends no more is no silence.',
    reports: 'The reports.',
    seq: 'Number of the report.',
    uptimeMs: 'Time from the boot to the reading.',
    wall: 'The PC’s clock at the report, as evidence alone.',
    readings: 'The readings of the report.',
    kind: 'Kind of the probe or sensor.',
    ok: 'Whether it could be read.',
    values: 'The values, listed below.',
    id: 'Which check of the configuration asked for it.',
    target: 'The host that was asked (of a watched service), or the part that was read.',
    durationMs: 'How long it took.',
    failure: 'Kind of the failure.',
    detail: 'A sentence about the failure, without names of people.',
    about: 'The device that it is of, where another one asked it.',
    token: 'Join token; the collector keeps a hash.',
    secret: 'The device’s own secret; the collector keeps a hash.',
    secretSha256: 'The hash of the new secret, when the device’s secret is replaced.',
    role: 'Role of the PC: counter, office, meeting room, server.',
    site: 'Name of the place, as the installer wrote it.',
    label: 'Name of the PC, as the installer wrote it.',
    assetTag: 'Asset number, as the installer wrote it.',
    equipment: 'What it is where it is no PC.',
    inventoryHashes: 'Hashes by which an earlier inventory of the same PC is known.',
    serialHashes: 'Hashes of serial numbers, held against the register of assets; the numbers stay on the PC.',
  },
};

/** What is told about what leaves a PC and why. */
export const privacyText: Readonly<Record<Language, typeof vi>> = { vi, en };
