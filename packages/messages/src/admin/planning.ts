/** Prices and criteria of plans. */
const vi = {
  intro:
    'Phương án mua sắm tính theo đơn giá và bộ tiêu chí đang áp dụng ở đây. Tệp có ngày; tệp mới nhất tính đến hôm nay được áp dụng.',
  kinds: { prices: 'Đơn giá', policy: 'Bộ tiêu chí' },
  inForce: 'Đang áp dụng',
  planned: (day: string) => `Áp dụng từ ${day}`,
  before: 'Đã thay',
  shipped: 'Bản kèm theo phần mềm, chưa có bản của tỉnh',
  columnDate: 'Ngày',
  columnName: 'Tên',
  columnFile: 'Tệp',
  columnState: 'Trạng thái',
  columnActions: 'Thao tác',
  upload: (kind: string) => `Tải lên: ${kind}`,
  file: 'Tệp YAML hoặc JSON',
  fileHint: 'Như tệp của lệnh plan --prices, --policy; mỗi tệp có ngày của nó (mục date).',
  send: 'Tải lên',
  taken: (name: string) => `Đã nhận ${name}.`,
  downloadInForce: 'Tải về bản đang áp dụng (YAML)',
  downloadInForceNote: 'để sửa thành bản của tỉnh rồi tải lên; nhớ đổi ngày trong tệp.',
  download: 'Tải về',
  downloadOf: (name: string) => `Tải về ${name}`,
  removeQuestion: (name: string) => `Bỏ ${name}?`,
  columnPlace: 'Chỗ',
};

const en: typeof vi = {
  intro:
    'Plans are reckoned by the prices and criteria in force here. A file has its day; the newest up to today is in force.',
  kinds: { prices: 'Prices', policy: 'Criteria' },
  inForce: 'In force',
  planned: (day) => `In force from ${day}`,
  before: 'Replaced',
  shipped: 'The ones that came with the program; the province has none of its own yet',
  columnDate: 'Day',
  columnName: 'Name',
  columnFile: 'File',
  columnState: 'State',
  columnActions: 'Actions',
  upload: (kind) => `Upload: ${kind}`,
  file: 'YAML or JSON file',
  fileHint: 'As plan --prices and --policy take them; each file has its own day (date).',
  send: 'Upload',
  taken: (name) => `${name} was taken.`,
  downloadInForce: 'Download what is in force (YAML)',
  downloadInForceNote: 'to make the province’s own of it and upload that; change the day in the file.',
  download: 'Download',
  downloadOf: (name) => `Download ${name}`,
  removeQuestion: (name) => `Remove ${name}?`,
  columnPlace: 'Place',
};

export const planning = { vi, en };
