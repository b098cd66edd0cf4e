/** Prices and criteria of plans: versions, forms, files. */
const vi = {
  intro:
    'Phương án mua sắm tính theo đơn giá và bộ tiêu chí đang áp dụng ở đây. Mỗi lần lưu là một bản mới có ngày của nó; bản cũ vẫn giữ nguyên, và phương án đã ban hành giữ đúng bản mà nó đã dùng.',
  kinds: { prices: 'Đơn giá', policy: 'Bộ tiêu chí' },
  from: {
    province: (day: string) => `Đang áp dụng: bản của tỉnh, ngày ${day}.`,
    configuration: (day: string) => `Đang áp dụng: bản khai trong tệp cấu hình của máy chủ, ngày ${day}.`,
    program: (day: string) => `Đang áp dụng: bản kèm theo phần mềm, ngày ${day}; tỉnh chưa có bản của mình.`,
  },
  saveAsNew: 'Lưu thành bản mới',
  savedAsNew: (day: string) => `Đã lưu bản ngày ${day}.`,
  back: 'Lấy lại như bản đang áp dụng',
  versions: 'Các bản đã lưu',
  noVersions: 'Tỉnh chưa lưu bản nào.',
  inForce: 'Đang áp dụng',
  planned: (day: string) => `Áp dụng từ ${day}`,
  before: 'Đã thay',
  columnDate: 'Ngày',
  columnFile: 'Tệp',
  columnSaved: 'Lưu lúc',
  columnState: 'Trạng thái',
  columnActions: 'Thao tác',
  files: 'Tải về, tải lên bằng tệp',
  upload: (kind: string) => `Tải lên: ${kind}`,
  file: 'Tệp YAML hoặc JSON',
  fileHint: 'Như tệp của lệnh plan --prices, --policy; mỗi tệp có ngày của nó (mục date).',
  send: 'Tải lên',
  taken: (name: string) => `Đã nhận ${name}.`,
  downloadInForce: 'Tải về bản đang áp dụng (YAML)',
  downloadInForceNote: 'để lưu hồ sơ, trình ký, hoặc sửa rồi tải lên; nhớ đổi ngày trong tệp.',
  download: 'Tải về',
  downloadOf: (name: string) => `Tải về ${name}`,
  removeQuestion: (name: string) => `Bỏ ${name}?`,
  columnPlace: 'Chỗ',
  mistake: (place: string) => `${place}: chưa đúng.`,
  clash: (first: string, second: string) => `Hai quy định không thể cùng đúng: “${first}” và “${second}”.`,
  clashes: {
    'replaceUnsupportedFirst replacementsMax':
      'Số máy mới nhiều nhất là 0, nên không thay trước được máy nào. Xin nâng số máy, hoặc thôi thay trước.',
    'replacementCeiling assetFrom':
      'Giá tối đa của một máy thấp hơn mức bắt đầu tính là tài sản cố định. Xin nâng giá tối đa, hoặc hạ mức đó.',
    'replaceUnsupportedFirst replacementCeiling':
      'Máy rẻ nhất trong bảng giá vẫn cao hơn giá tối đa của một máy, nên không thay trước được máy nào. Xin nâng giá tối đa, xem lại đơn giá máy tính, hoặc thôi thay trước.',
    'floor cap': 'Mức tối thiểu của xã cao hơn mức tối đa của chính xã đó.',
  },
};

const en: typeof vi = {
  intro:
    'Plans are reckoned by the prices and criteria in force here. Each time that they are saved makes a new version with its own day; those before it stay, and an issued plan keeps the one that it was made by.',
  kinds: { prices: 'Prices', policy: 'Criteria' },
  from: {
    province: (day) => `In force: the province’s own, of ${day}.`,
    configuration: (day) => `In force: those of the collector’s configuration file, of ${day}.`,
    program: (day) => `In force: those that came with the program, of ${day}; the province has none of its own yet.`,
  },
  saveAsNew: 'Save as a new version',
  savedAsNew: (day) => `The version of ${day} is saved.`,
  back: 'Back to what is in force',
  versions: 'Versions saved',
  noVersions: 'The province has saved none yet.',
  inForce: 'In force',
  planned: (day) => `In force from ${day}`,
  before: 'Replaced',
  columnDate: 'Day',
  columnFile: 'File',
  columnSaved: 'Saved',
  columnState: 'State',
  columnActions: 'Actions',
  files: 'Download and upload as a file',
  upload: (kind) => `Upload: ${kind}`,
  file: 'YAML or JSON file',
  fileHint: 'As plan --prices and --policy take them; each file has its own day (date).',
  send: 'Upload',
  taken: (name) => `${name} was taken.`,
  downloadInForce: 'Download what is in force (YAML)',
  downloadInForceNote: 'to file it, to have it signed, or to change and upload it; change the day in the file.',
  download: 'Download',
  downloadOf: (name) => `Download ${name}`,
  removeQuestion: (name) => `Remove ${name}?`,
  columnPlace: 'Place',
  mistake: (place) => `${place}: not right yet.`,
  clash: (first, second) => `Two rules can’t both hold: “${first}” and “${second}”.`,
  clashes: {
    'replaceUnsupportedFirst replacementsMax':
      'No new PC may be bought at all, so none can be replaced first. Raise that number, or do not replace first.',
    'replacementCeiling assetFrom':
      'The most that a PC may cost is below what counts as a fixed asset. Raise the one or lower the other.',
    'replaceUnsupportedFirst replacementCeiling':
      'The cheapest PC of the prices costs more than a PC may, so none can be replaced first. Raise the ceiling, look at the prices of PCs, or do not replace first.',
    'floor cap': 'The least for this commune is above the most for it.',
  },
};

export const planning = { vi, en };
