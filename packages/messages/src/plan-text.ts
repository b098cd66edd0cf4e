import type { Language } from './language.ts';

/** The heads and sentences of a plan as the command prints it. All amounts come written. */
const vi = {
  title: (day: string) => `PHƯƠNG ÁN MUA SẮM, NÂNG CẤP (lập ngày ${day})`,
  number: 'STT',
  commune: 'ĐƠN VỊ',
  device: 'SỐ MÁY',
  label: 'TÊN GỌI',
  role: 'VỊ TRÍ',
  measure: 'NỘI DUNG',
  fund: 'NGUỒN KINH PHÍ',
  cost: 'TRIỆU ĐỒNG',
  minutes: 'PHÚT/THÁNG',
  reasons: 'LÝ DO',
  year: 'NĂM THỨ',
  devices: 'SỐ THIẾT BỊ',
  lines: 'SỐ KHOẢN',
  total: 'Tổng cộng',
  estimated: 'ước tính',
  mandatory: 'bắt buộc theo bộ tiêu chí',
  yearsNote: 'Số phút lấy lại là bình quân qua các năm của phương án: khoản mua ở năm sau chỉ lấy lại phút từ năm đó.',
  inYear: (year: string) => `năm thứ ${year}`,
  calendarYear: (year: string) => `năm ${year}`,
  line: 'Đường truyền',
  movedFrom: (number: string) => `đổi với máy số ${number}`,
  budget: (parts: string, assets: string) =>
    `Chi: ${parts} triệu đồng chi thường xuyên, ${assets} triệu đồng mua sắm tài sản cố định.`,
  range: (low: string, high: string) => `Theo khoảng giá, tổng chi từ ${low} đến ${high} triệu đồng.`,
  bound: (minutes: string, most: string, gap: string) =>
    `Lấy lại khoảng ${minutes} phút làm việc mỗi tháng. Với cùng kinh phí và quy định, không phương án nào lấy lại được quá ${most} phút (chênh lệch nhiều nhất ${gap} %).`,
  tenthMore: (minutes: string, count: string) =>
    `Thêm 10 % kinh phí: lấy lại thêm ${minutes} phút mỗi tháng (${count} khoản mới).`,
  tenthMoreNothing: 'Thêm 10 % kinh phí không lấy lại thêm phút nào.',
  rise: (out: string, minutes: string) =>
    `Nếu giá tăng 50 %: ${out} khoản không còn được chọn, phương án còn lấy lại ${minutes} phút mỗi tháng.`,
  riseAboveCeiling: (cheapest: string, ceiling: string) =>
    `Khi đó máy mới rẻ nhất giá ${cheapest} triệu đồng, cao hơn mức trần ${ceiling} triệu đồng một máy: không mua được máy mới nào nếu giữ nguyên mức trần.`,
  riseNothing: 'Nếu giá tăng 50 %, phương án không đổi.',
  riseImpossible: 'Nếu giá tăng 50 %, không còn phương án nào đáp ứng đủ các quy định.',
  changed: (inOrOut: string, list: string) => `  ${inOrOut}: ${list}`,
  moved: (number: string, commune: string, measure: string) => `máy ${number} (${commune}): ${measure}`,
  comesIn: 'thêm vào',
  goesOut: 'không còn chọn',
  staysOtherwise: 'vẫn mua, nhưng ở năm khác',
  more: (count: string) => `và ${count} khoản nữa`,
  communesTitle: 'Theo đơn vị:',
  notChosen: (count: string, why: string) => `  ${count} thiết bị: ${why}`,
  notChosenTitle: 'Không chọn:',
  coverage: (measured: string, inventory: string, seen: string, declared: string) =>
    `Nguồn số liệu: đo đầy đủ ${measured}, kiểm kê ${inventory}, nhìn thấy ${seen}, kê khai ${declared}.`,
  basis: (policy: string, list: string, prices: string, source: string) =>
    `Bộ tiêu chí phiên bản ${policy}; điểm ưu tiên phiên bản ${list}; bảng giá ngày ${prices} (${source}). Tác động của từng khoản là ước tính theo mô hình nêu trong tài liệu kỹ thuật của phần mềm (docs/planning.md).`,
  empty: 'Không có gì được chọn.',
  noDevices: 'Chưa có thiết bị nào để lập phương án.',
  verified: (version: string, sha256: string) =>
    `Đúng nguyên bản: lập lại cho kết quả y hệt (lập bằng phiên bản ${version}).\nSHA-256 ${sha256}`,
  changedFile: 'Tệp đã bị sửa sau khi ban hành: SHA-256 không khớp.',
  stated: (stated: string, found: string) => `  ghi trong tệp: ${stated}\n  tính lại:      ${found}`,
  warnsNow: (warnings: string) =>
    `Phiên bản này nêu thêm lời lưu ý mà tệp chưa có; khoản mua, số tiền và số phút không đổi: ${warnings}`,
  warnsNoMore: (warnings: string) =>
    `Tệp có lời lưu ý mà phiên bản này không nêu; khoản mua, số tiền và số phút không đổi: ${warnings}`,
  otherUnspent:
    'Số tiền không chi hết được tính lại khác với số ghi trong tệp; khoản mua, số tiền và số phút không đổi.',
  differs: (version: string) =>
    `Tệp nguyên vẹn, nhưng phiên bản này lập ra phương án khác (tệp lập bằng phiên bản ${version}).`,
  differsIn: (parts: string) => `  Khác ở: ${parts}`,
  noPlanNow: 'Từ số liệu trong tệp, phiên bản này không lập được phương án nào.',
  unreadable: (why: string) =>
    `Không phải tệp phương án (JSON) của Mạch, hoặc tệp bị thiếu, bị cắt khi sao chép. Chi tiết kỹ thuật: ${why}.`,
};

const en: typeof vi = {
  title: (day) => `PURCHASE AND UPGRADE PLAN (made on ${day})`,
  number: 'NO.',
  commune: 'COMMUNE',
  device: 'DEVICE',
  label: 'LABEL',
  role: 'ROLE',
  measure: 'WHAT',
  fund: 'FUND',
  cost: 'MILLION ĐỒNG',
  minutes: 'MINUTES/MONTH',
  reasons: 'REASONS',
  year: 'YEAR',
  devices: 'DEVICES',
  lines: 'LINES',
  total: 'Total',
  estimated: 'estimated',
  mandatory: 'required by the policy',
  yearsNote: 'The minutes given back are a mean over the years of the plan: what is bought later counts from then on.',
  inYear: (year) => `year ${year}`,
  calendarYear: (year) => year,
  line: 'Line',
  movedFrom: (number) => `exchanged with device ${number}`,
  budget: (parts, assets) => `Spent: ${parts} million đồng of running costs, ${assets} million of fixed assets.`,
  range: (low, high) => `By the range of prices the total is from ${low} to ${high} million đồng.`,
  bound: (minutes, most, gap) =>
    `Gives back about ${minutes} working minutes a month. With the same money and rules no plan gives back more than ${most} (the gap is at most ${gap} %).`,
  tenthMore: (minutes, count) =>
    `With 10 % more money: ${minutes} more minutes a month (${count} new ${count === '1' ? 'line' : 'lines'}).`,
  tenthMoreNothing: '10 % more money gives back no more minutes.',
  rise: (out, minutes) =>
    `If prices rise by 50 %: ${out} ${out === '1' ? 'line falls' : 'lines fall'} out, ${minutes} minutes a month are left.`,
  riseAboveCeiling: (cheapest, ceiling) =>
    `The cheapest new PC would then cost ${cheapest} million đồng, above the ceiling of ${ceiling} million a PC: none could be bought unless the ceiling moves.`,
  riseNothing: 'If prices rise by 50 % the plan stays as it is.',
  riseImpossible: 'If prices rise by 50 % no plan keeps to all the rules.',
  changed: (inOrOut, list) => `  ${inOrOut}: ${list}`,
  moved: (number, commune, measure) => `device ${number} (${commune}): ${measure}`,
  comesIn: 'in',
  goesOut: 'out',
  staysOtherwise: 'bought still, in another year',
  more: (count) => `and ${count} more`,
  communesTitle: 'By commune:',
  notChosen: (count, why) => `  ${count} ${count === '1' ? 'device' : 'devices'}: ${why}`,
  notChosenTitle: 'Not chosen:',
  coverage: (measured, inventory, seen, declared) =>
    `Known by: measured ${measured}, inventory ${inventory}, seen ${seen}, declared ${declared}.`,
  basis: (policy, list, prices, source) =>
    `Policy version ${policy}; priorities by version ${list}; prices of ${prices} (${source}). What each line gives back is an estimate by the model in the program’s documentation (docs/planning.md).`,
  empty: 'Nothing was chosen.',
  noDevices: 'There are no devices to plan for yet.',
  verified: (version, sha256) =>
    `As issued: made again, the plan is the same (made by version ${version}).\nSHA-256 ${sha256}`,
  changedFile: 'The file was changed after it was issued: its SHA-256 does not match.',
  stated: (stated, found) => `  in the file: ${stated}\n  computed:    ${found}`,
  warnsNow: (warnings) =>
    `This version gives warnings that the file has not; what is bought, costs and minutes are the same: ${warnings}`,
  warnsNoMore: (warnings) =>
    `The file has warnings that this version does not give; what is bought, costs and minutes are the same: ${warnings}`,
  otherUnspent:
    'What stays unspent comes out otherwise than the file says; what is bought, costs and minutes are the same.',
  differs: (version) =>
    `The file is whole, but this version makes another plan of it (it was made by version ${version}).`,
  differsIn: (parts) => `  Different: ${parts}`,
  noPlanNow: 'This version makes no plan of what the file holds.',
  unreadable: (why) => `No plan file (JSON) of Mạch, or one that was cut in copying. Technically: ${why}.`,
};

/** What the plan command says. */
export const planText = (language: Language): typeof vi => ({ vi, en })[language];

/** What of a plan may differ from what is made again, by the names of its fields. */
const fields: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: {
    lines: 'khoản mua',
    minutes: 'số phút lấy lại',
    cost: 'số tiền',
    costLow: 'số tiền thấp nhất',
    costHigh: 'số tiền cao nhất',
    bound: 'mức cao nhất có thể đạt',
    gap: 'độ lệch so với mức cao nhất',
    leastMinutesPerMillion: 'số phút ít nhất cho mỗi triệu đồng',
    withTenthMore: 'nếu thêm 10 % kinh phí',
    ifPricesRise: 'nếu giá tăng 50 %',
    communes: 'phần của từng đơn vị',
    notChosen: 'thiết bị không được chọn và lý do',
    coverage: 'nguồn số liệu',
  },
  en: {
    lines: 'what is bought',
    minutes: 'minutes given back',
    cost: 'cost',
    costLow: 'least cost',
    costHigh: 'highest cost',
    bound: 'the most that could be given back',
    gap: 'distance from the most',
    leastMinutesPerMillion: 'least minutes for a million đồng',
    withTenthMore: 'with 10 % more money',
    ifPricesRise: 'if prices rise by 50 %',
    communes: 'what each commune gets',
    notChosen: 'what was not chosen, and why',
    coverage: 'how devices are known',
  },
};

/** Names of what differs, in one line; one that this version does not know, as it is. */
export const planFieldNames = (names: readonly string[], language: Language): string =>
  names.map((name) => fields[language][name] ?? name).join('; ');
