import type { AssetMatch, AssetRow, AssetUnknown } from '@mach/wire';
import type { Language } from './language.ts';

/** What is said of the office's register of assets: how it was read, where it differs from what was found, life and quota. Figures come written. */
const vi = {
  id: 'DÒNG',
  commune: 'ĐƠN VỊ',
  tag: 'SỐ HIỆU TÀI SẢN',
  name: 'TÊN TÀI SẢN',
  year: 'NĂM SỬ DỤNG',
  price: 'NGUYÊN GIÁ',
  residual: 'GIÁ TRỊ CÒN LẠI',
  department: 'BỘ PHẬN',
  device: 'SỐ MÁY',
  by: 'NHẬN RA THEO',
  life: 'THỜI HẠN SỬ DỤNG',
  quota: 'ĐỊNH MỨC',
  posts: 'SỐ NGƯỜI',
  shared: 'MÁY DÙNG CHUNG',
  pcs: 'MÁY HIỆN CÓ',
  matchedBy: {
    number: 'số máy',
    tag: 'số hiệu',
    zeros: 'số hiệu (thiếu số 0 đầu)',
    serial: 'số sê-ri',
  } satisfies Record<AssetMatch, string> as Readonly<Record<AssetMatch, string>>,
  lifeIs: {
    over: (lastYear: string) =>
      lastYear === '' ? 'đã hết thời hạn sử dụng' : `đã hết thời hạn sử dụng (hết năm ${lastYear})`,
    running: (lastYear: string) => `còn thời hạn sử dụng đến hết năm ${lastYear}`,
    'no-asset': () => 'không phải tài sản cố định (dưới 10 triệu đồng)',
    unknown: () => 'chưa rõ thời hạn sử dụng',
  } satisfies Record<AssetRow['life'], (lastYear: string) => string> as Readonly<
    Record<AssetRow['life'], (lastYear: string) => string>
  >,
  quotaIs: { within: 'trong định mức', outside: 'vượt định mức', unknown: 'chưa rõ định mức' } satisfies Record<
    AssetRow['quota'],
    string
  > as Readonly<Record<AssetRow['quota'], string>>,
  because: {
    'no-register': 'chưa có sổ tài sản',
    'not-in-register': 'không có trong sổ tài sản',
    'no-year': 'sổ không ghi năm đưa vào sử dụng',
    'kind-without-rule': 'chưa có quy định được dẫn nguồn cho loại tài sản này',
    'no-posts': 'chưa có số biên chế của đơn vị',
    'not-counted': 'máy không tính theo số người',
  } satisfies Record<AssetUnknown, string> as Readonly<Record<AssetUnknown, string>>,
  none: 'Chưa có sổ tài sản. Nhập bằng lệnh: mach-collector assets import FILE.xlsx',
  preview: (lines: string, communes: string, posts: string) =>
    `Xem trước, chưa ghi gì: ${lines} dòng tài sản của ${communes} đơn vị; biên chế của ${posts} đơn vị.`,
  imported: (lines: string, communes: string, posts: string) =>
    `Đã nhập ${lines} dòng tài sản của ${communes} đơn vị; biên chế của ${posts} đơn vị.`,
  replaced: (communes: string) => `Sổ của các đơn vị này thay cho sổ đã nhập trước đó: ${communes}.`,
  removed: (count: string) => `Đã bỏ ${count} dòng tài sản.`,
  matched: (count: string, of: string) => `Khớp với máy đã biết: ${count} trên ${of} dòng.`,
  differences: 'Chênh lệch kiểm kê:',
  noDifferences: 'Không có chênh lệch kiểm kê.',
  onlyInRegister: (count: string) => `Có trong sổ, chưa thấy máy (${count} dòng):`,
  onlyFound: (count: string) => `Có máy, không có trong sổ (${count} máy):`,
  elsewhere: (count: string) => `Máy đang ở đơn vị khác với sổ (${count} dòng):`,
  ambiguous: (count: string) =>
    `Một số hiệu ứng với nhiều máy, hoặc một máy ứng với nhiều dòng (${count} dòng), xin xem lại:`,
  isAt: (number: string, commune: string) => `máy số ${number} ở ${commune}`,
  numbers: (numbers: string) => `máy số ${numbers}`,
  more: (count: string) => `… và ${count} dòng nữa (xem đủ bằng --json)`,
  problemsTitle: (count: string) => `${count} chỗ cần sửa trong tệp:`,
  nothingTaken:
    'Chưa nhập gì. Xin sửa các chỗ trên rồi nhập lại, hoặc thêm --skip-bad để nhập phần còn lại (dòng không rõ là máy nào sẽ bị bỏ qua, ô sai coi như chưa biết).',
  nothingTakenWhole: 'Chưa nhập gì. Các chỗ trên phải sửa thì mới đọc được tệp.',
  skipped: (count: string) => `Đã bỏ qua ${count} chỗ sai nêu trên.`,
  problem: (place: string, found: string, expected: string) =>
    [place === '' ? 'cả tệp' : place, found === '' ? 'trống' : `thấy "${found}"`, `cần ${expected}`].join(': '),
  expected: {
    'error-in-cell': 'một giá trị; ô này đang báo lỗi công thức',
    'formula-without-result': 'kết quả của công thức: mở tệp bằng Excel, lưu lại rồi nhập',
    'tag-is-date': 'số hiệu dạng chữ; Excel đã đổi ô này thành ngày',
    'tag-digits-lost': 'số hiệu dạng chữ (định dạng Text); Excel đã làm tròn mất chữ số',
    'no-year': 'năm đưa vào sử dụng, như 2021 hoặc 15/03/2021',
    'year-out-of-range': 'một năm từ 1990 đến nay',
    'no-money': 'số tiền bằng đồng, như 15500000 hoặc 15.500.000',
    'money-negative': 'số tiền từ 0 trở lên',
    'money-too-small':
      'nguyên giá bằng đồng; nếu bảng tính bằng nghìn hoặc triệu đồng, xin ghi "Đơn vị tính: nghìn đồng" phía trên bảng',
    'no-count': 'một số nguyên từ 0 trở lên',
    'no-table':
      'một bảng có dòng tiêu đề, như "Mã đơn vị, Số hiệu tài sản, Năm đưa vào sử dụng, Nguyên giá, Giá trị còn lại, Bộ phận" hoặc "Mã đơn vị, Biên chế"',
    'too-many-rows': 'nhiều nhất 20.000 dòng trong một tệp',
    'column-doubled': 'mỗi loại cột một lần: xin giữ một trong hai cột',
    'merged-identity': 'mỗi máy một dòng, một số hiệu: xin bỏ gộp ô',
    'letters-vni': 'chữ Unicode: phông VNI không chuyển tự động được, xin chuyển mã rồi nhập lại',
    'unit-unknown': 'mã năm chữ số hoặc tên của một xã, phường, đặc khu đã nhập',
    'unit-missing': 'đơn vị của dòng này: thêm cột "Mã đơn vị", hoặc dùng --commune MÃ cho cả tệp',
    'no-identity': 'số hiệu tài sản, số sê-ri hoặc số máy',
    'identity-doubled': 'mỗi số hiệu, số sê-ri, số máy một dòng',
    'residual-above-price': 'giá trị còn lại không lớn hơn nguyên giá',
    'posts-missing': 'số biên chế (số người) của đơn vị',
    'posts-doubled': 'mỗi đơn vị một dòng biên chế',
  } as Readonly<Record<string, string>>,
  note: {
    sheetEmpty: (sheet: string) => `Trang "${sheet}" trống.`,
    sheetHidden: (sheet: string) => `Trang "${sheet}" đang ẩn nên không đọc. Nếu cần, xin bỏ ẩn rồi nhập lại.`,
    sheetOther: (sheet: string) => `Trang "${sheet}" không có bảng tài sản hay biên chế nên không đọc.`,
    rowsPassed: {
      total: (sheet: string, rows: string) => `Trang "${sheet}": bỏ qua dòng tổng cộng ${rows}.`,
      heading: (sheet: string, rows: string) => `Trang "${sheet}": bỏ qua dòng tiêu đề nhóm ${rows}.`,
      'head-again': (sheet: string, rows: string) => `Trang "${sheet}": tiêu đề bảng lặp lại ở dòng ${rows}.`,
    },
    columnHidden: (place: string, head: string) => `Cột ẩn ${place} ("${head}") vẫn được đọc.`,
    rowsHidden: (sheet: string, rows: string) => `Trang "${sheet}": các dòng ẩn vẫn được đọc: ${rows}.`,
    columnOfPeople: (sheet: string, head: string) =>
      `Trang "${sheet}": cột "${head}" không được lấy, vì Mạch không giữ tên người.`,
    columnsStrange: (sheet: string, heads: string) => `Trang "${sheet}": không dùng các cột ${heads}.`,
    moneyUnit: (sheet: string, unit: string) => `Trang "${sheet}": số tiền tính theo ${unit} đồng.`,
    tcvn3: (sheet: string, cells: string, example: string) =>
      `Trang "${sheet}": ${cells} ô dùng phông cũ (TCVN3) đã được chuyển sang Unicode, ví dụ: ${example}`,
  },
  file: {
    empty: 'tệp trống',
    pdf: 'đây là tệp PDF',
    html: 'đây là trang web (HTML) mang tên bảng tính: mở bằng Excel rồi lưu thành .xlsx',
    zip: 'đây là tệp nén',
    word: 'đây là tệp Word: chép bảng sang Excel rồi lưu thành .xlsx',
    picture: 'đây là ảnh chụp',
    ods: 'đây là tệp OpenDocument: lưu lại thành .xlsx',
    locked: 'tệp có mật khẩu: bỏ mật khẩu rồi nhập lại',
    binary: 'không phải bảng tính',
    'csv-other': 'tệp CSV không phải UTF-8: trong Excel, chọn lưu "CSV UTF-8"',
  } as Readonly<Record<string, string>>,
  fileProblem: (file: string, why: string) => `${file}: ${why}. Cần sổ tài sản dạng XLSX, XLS hoặc CSV (UTF-8).`,
  fileDamaged: (file: string, why: string) =>
    `${file}: không đọc được bảng tính (${why}). Mở bằng Excel, lưu lại rồi thử lại.`,
};

const en: typeof vi = {
  id: 'LINE',
  commune: 'COMMUNE',
  tag: 'ASSET TAG',
  name: 'NAME',
  year: 'IN USE SINCE',
  price: 'ORIGINAL PRICE',
  residual: 'RESIDUAL VALUE',
  department: 'DEPARTMENT',
  device: 'DEVICE',
  by: 'KNOWN BY',
  life: 'LIFE',
  quota: 'QUOTA',
  posts: 'POSTS',
  shared: 'SHARED PCS',
  pcs: 'PCS',
  matchedBy: { number: 'device number', tag: 'tag', zeros: 'tag (without its zeros)', serial: 'serial number' },
  lifeIs: {
    over: (lastYear) => (lastYear === '' ? 'life run out' : `life run out (end of ${lastYear})`),
    running: (lastYear) => `life until the end of ${lastYear}`,
    'no-asset': () => 'no fixed asset (below 10 million đồng)',
    unknown: () => 'life not known',
  },
  quotaIs: { within: 'within quota', outside: 'above quota', unknown: 'quota not known' },
  because: {
    'no-register': 'there is no register',
    'not-in-register': 'not in the register',
    'no-year': 'the register has no year',
    'kind-without-rule': 'no rule with a source for this kind',
    'no-posts': 'the posts of the commune are not known',
    'not-counted': 'not counted by people',
  },
  none: 'There is no register yet. Take one up: mach-collector assets import FILE.xlsx',
  preview: (lines, communes, posts) =>
    `A preview, nothing was written: ${lines} lines of ${communes} communes; posts of ${posts} communes.`,
  imported: (lines, communes, posts) => `${lines} lines of ${communes} communes taken up; posts of ${posts} communes.`,
  replaced: (communes) => `Of these communes it takes the place of an earlier register: ${communes}.`,
  removed: (count) => `${count} lines removed.`,
  matched: (count, of) => `Known as devices: ${count} of ${of} lines.`,
  differences: 'Where register and inventory differ:',
  noDifferences: 'Register and inventory do not differ.',
  onlyInRegister: (count) => `In the register, no device found (${count} lines):`,
  onlyFound: (count) => `Found, not in the register (${count} devices):`,
  elsewhere: (count) => `The device stands in another commune (${count} lines):`,
  ambiguous: (count) => `A number that fits several devices, or a device that several lines fit (${count} lines):`,
  isAt: (number, commune) => `device ${number} in ${commune}`,
  numbers: (numbers) => `devices ${numbers}`,
  more: (count) => `… and ${count} more (--json has them all)`,
  problemsTitle: (count) => `${count} places of the file need mending:`,
  nothingTaken:
    'Nothing was taken up. Mend these places, or add --skip-bad to take up the rest (lines that do not say which thing they are of are left out, other wrong cells are taken for unknown).',
  nothingTakenWhole: 'Nothing was taken up. The file can be read only once these places are mended.',
  skipped: (count) => `${count} wrong places were passed over.`,
  problem: (place, found, expected) =>
    [
      place === '' ? 'the whole file' : place,
      found === '' ? 'found nothing' : `found "${found}"`,
      `expected ${expected}`,
    ].join(': '),
  expected: {
    'error-in-cell': 'a value; this cell shows an error of its formula',
    'formula-without-result': 'the result of the formula: open and save the file in Excel',
    'tag-is-date': 'a tag as text; Excel made a date of it',
    'tag-digits-lost': 'a tag as text; Excel rounded digits away',
    'no-year': 'a year such as 2021, or a date such as 15/03/2021',
    'year-out-of-range': 'a year from 1990 until now',
    'no-money': 'a sum in đồng such as 15500000 or 15.500.000',
    'money-negative': 'a sum of 0 or more',
    'money-too-small':
      'a price in đồng; where the table is in thousands or millions, say "Đơn vị tính: nghìn đồng" above it',
    'no-count': 'a whole number of 0 or more',
    'no-table':
      'a table with a head such as "commune_code, asset_tag, year_in_use, original_price, residual_value, department" or "commune_code, posts"',
    'too-many-rows': 'at most 20,000 lines a file',
    'column-doubled': 'each column once: keep one of the two',
    'merged-identity': 'a line and a tag for each thing: undo the merge',
    'letters-vni': "Unicode letters: VNI can't be converted here, convert the file first",
    'unit-unknown': 'the five digits or the name of a commune that was imported',
    'unit-missing': 'the commune of this line: add a column "commune_code", or give --commune CODE for the whole file',
    'no-identity': 'an asset tag, a serial number or a device number',
    'identity-doubled': 'each tag, serial number and device number on one line',
    'residual-above-price': 'a residual value of at most the original price',
    'posts-missing': 'the number of posts of the commune',
    'posts-doubled': 'one line of posts a commune',
  },
  note: {
    sheetEmpty: (sheet) => `Sheet "${sheet}" is empty.`,
    sheetHidden: (sheet) => `Sheet "${sheet}" is hidden and was not read. Show it where it is needed.`,
    sheetOther: (sheet) => `Sheet "${sheet}" has no table of assets or posts and was not read.`,
    rowsPassed: {
      total: (sheet, rows) => `Sheet "${sheet}": totals passed over in row ${rows}.`,
      heading: (sheet, rows) => `Sheet "${sheet}": headings passed over in row ${rows}.`,
      'head-again': (sheet, rows) => `Sheet "${sheet}": the head comes again in row ${rows}.`,
    },
    columnHidden: (place, head) => `The hidden column ${place} ("${head}") is read too.`,
    rowsHidden: (sheet, rows) => `Sheet "${sheet}": hidden rows are read too: ${rows}.`,
    columnOfPeople: (sheet, head) =>
      `Sheet "${sheet}": column "${head}" is left alone, for Mạch keeps no names of people.`,
    columnsStrange: (sheet, heads) => `Sheet "${sheet}": columns that are not used: ${heads}.`,
    moneyUnit: (sheet, unit) => `Sheet "${sheet}": sums are in ${unit} đồng.`,
    tcvn3: (sheet, cells, example) =>
      `Sheet "${sheet}": ${cells} cells of an old font (TCVN3) were made Unicode, such as ${example}`,
  },
  file: {
    empty: 'the file is empty',
    pdf: 'this is a PDF',
    html: 'this is a web page with the name of a workbook: open it in Excel and save it as .xlsx',
    zip: 'this is an archive',
    word: 'this is a Word document: copy its table to Excel and save it as .xlsx',
    picture: 'this is a picture',
    ods: 'this is an OpenDocument sheet: save it as .xlsx',
    locked: 'the file has a password: take it off first',
    binary: 'this is no workbook',
    'csv-other': 'this CSV is not UTF-8: save it as "CSV UTF-8" in Excel',
  },
  fileProblem: (file, why) => `${file}: ${why}. Expected a register as XLSX, XLS or CSV (UTF-8).`,
  fileDamaged: (file, why) =>
    `${file}: this workbook can't be read (${why}). Open and save it in Excel, then try again.`,
};

export const assetWords = (language: Language): typeof vi => ({ vi, en })[language];

/** What the register says of a PC, in one line: life, quota, and why something of it is unknown. */
export function assetSentence(row: AssetRow | undefined, language: Language): string {
  const words = assetWords(language);
  const { life, lifeUntil, quota, unknown } =
    row ?? ({ life: 'unknown', quota: 'unknown', unknown: ['no-register'] } as const satisfies AssetRow);
  const why = unknown.map((code) => words.because[code]).join(', ');
  const said =
    life === 'unknown' && quota === 'unknown' && why !== ''
      ? []
      : [words.lifeIs[life](lifeUntil === undefined ? '' : String(lifeUntil)), words.quotaIs[quota]];
  return [
    ...said,
    ...(why === '' ? [] : [said.length === 0 ? `${words.lifeIs.unknown('')}, ${words.quotaIs.unknown}: ${why}` : why]),
  ].join('; ');
}
