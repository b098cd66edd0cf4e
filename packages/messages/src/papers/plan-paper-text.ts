import type { Language } from '../language.ts';

/** What tờ trình and công văn about a plan say around their figures. What stands in braces comes from the document's fields. */
const vi = {
  submission: 'TỜ TRÌNH',
  submissionName: 'Tờ trình',
  letterName: 'Công văn',
  submissionSubject: 'Về việc phê duyệt phương án mua sắm, nâng cấp thiết bị công nghệ thông tin',
  letterSubject: 'V/v rà soát, xác nhận danh mục mua sắm, nâng cấp thiết bị công nghệ thông tin',
  legal: [
    'Căn cứ Quyết định số 15/2025/QĐ-TTg ngày 14 tháng 6 năm 2025 của Thủ tướng Chính phủ quy định tiêu chuẩn, định mức sử dụng máy móc, thiết bị;',
    'Căn cứ Thông tư số 23/2023/TT-BTC ngày 25 tháng 4 năm 2023 của Bộ trưởng Bộ Tài chính hướng dẫn chế độ quản lý, tính hao mòn, khấu hao tài sản cố định;',
    'Căn cứ bộ tiêu chí {bộ tiêu chí},',
  ],
  opening:
    '{cơ quan trình} kính trình {kính gửi} xem xét, phê duyệt phương án mua sắm, nâng cấp thiết bị công nghệ thông tin cho {phạm vi} như sau:',
  need: 'I. SỰ CẦN THIẾT',
  needs: [
    'Đến ngày {ngày lập}, phương án xem xét {số thiết bị} thiết bị. {nguồn số liệu}',
    'Theo số đo và ước tính, các thiết bị này làm mất khoảng {số phút đang mất} phút làm việc mỗi tháng của cán bộ, công chức và người dân chờ tại quầy, do máy chậm, hỏng, hết hỗ trợ bảo mật hoặc mạng trong trụ sở.',
  ],
  content: 'II. NỘI DUNG VÀ KINH PHÍ',
  what: '1. Nội dung mua sắm, nâng cấp: {số khoản} khoản (chi tiết tại Phụ lục I)',
  inWords: 'Bằng chữ: {bằng chữ}.',
  byCommune: '2. Phân bổ theo đơn vị',
  funds: '3. Nguồn kinh phí',
  prices: '4. Căn cứ giá',
  effect: 'III. HIỆU QUẢ DỰ KIẾN',
  effects: [
    'Phương án lấy lại khoảng {số phút lấy lại} phút làm việc mỗi tháng (khoảng {số giờ lấy lại} giờ).',
    '{mức tốt nhất}',
  ],
  rise: 'IV. NẾU GIÁ TĂNG',
  notChosen: 'V. THIẾT BỊ CHƯA CHỌN VÀ LÝ DO',
  notChosenRow: '- {số lượng} thiết bị: {lý do};',
  notChosenList: 'Danh sách tại Phụ lục II.',
  assumptions: 'VI. SỐ LIỆU, GIẢ ĐỊNH',
  closing: '{cơ quan trình} kính trình {kính gửi} xem xét, quyết định./.',
  letterOpening:
    '{cơ quan trình} đã lập phương án mua sắm, nâng cấp thiết bị công nghệ thông tin ngày {ngày lập} cho {phạm vi}: {số khoản} khoản, tổng kinh phí dự kiến {tổng kinh phí} đồng ({bằng chữ}), lấy lại khoảng {số phút lấy lại} phút làm việc mỗi tháng. {chi theo nguồn}',
  letterAsks: 'Để phương án sát thực tế trước khi trình phê duyệt, {cơ quan trình} đề nghị đơn vị:',
  asks: [
    '1. Rà soát từng thiết bị tại Phụ lục I: còn sử dụng hay không, đúng vị trí hay không.',
    '2. Đối chiếu với sổ theo dõi tài sản (số hiệu, năm đưa vào sử dụng, giá trị còn lại) và nêu rõ chênh lệch.',
    '3. Với khoản ghi “ước tính” hoặc “chưa rõ”, kiểm tra ngay trên thiết bị và lập biên bản kiểm tra tình trạng kỹ thuật.',
    '4. Gửi ý kiến về {cơ quan trình} trước ngày …… tháng …… năm {năm}.',
  ],
  letterBasis: 'Phương án được lập trên các cơ sở sau:',
  letterNotChosen: 'Thiết bị chưa chọn và lý do:',
  letterClosing: 'Rất mong nhận được sự phối hợp của quý đơn vị./.',
  annexLines: 'DANH MỤC THIẾT BỊ ĐỀ NGHỊ MUA SẮM, NÂNG CẤP',
  annexLeft: 'THIẾT BỊ CHƯA CHỌN VÀ LÝ DO',
  columns: {
    place: 'STT',
    what: 'Nội dung',
    unit: 'ĐVT',
    quantity: 'Số lượng',
    amount: 'Thành tiền',
    fund: 'Nguồn kinh phí',
    gained: 'Phút lấy lại mỗi tháng',
    name: 'Đơn vị',
    code: 'Mã đơn vị',
    lineCount: 'Số khoản',
    parts: 'Chi thường xuyên',
    assets: 'Tài sản cố định',
    total: 'Tổng cộng',
    device: 'Số máy',
    label: 'Tên gọi',
    role: 'Vị trí',
    knownBy: 'Nguồn số liệu',
    register: 'Sổ tài sản, định mức',
    reasons: 'Lý do',
    bestOption: 'Lựa chọn tốt nhất',
  },
  communes: (count: string) => `${count} xã, phường, đặc khu`,
  committee: (commune: string) => `Ủy ban nhân dân ${commune}`,
  committees: 'Ủy ban nhân dân các xã, phường, đặc khu có tên tại Phụ lục I',
  policy: (version: string, day: string) => `phiên bản ${version} ngày ${day}`,
  oneFund: (sum: string) => `Kinh phí được giao: ${sum} đồng, dùng chung cho mọi khoản.`,
  twoFunds: (parts: string, assets: string) =>
    `Kinh phí được giao: ${parts} đồng chi thường xuyên (sửa chữa, thay linh kiện), ${assets} đồng mua sắm tài sản cố định.`,
  eachFund: (sum: string, communes: string) =>
    `Kinh phí được giao: ${sum} đồng cho ${communes} đơn vị, mỗi đơn vị chi riêng phần của mình.`,
  spent: (parts: string, assets: string, low: string, high: string) =>
    `Trong đó chi thường xuyên ${parts} đồng, mua sắm tài sản cố định ${assets} đồng; theo khoảng giá, tổng chi từ ${low} đến ${high} đồng.`,
  priceBasis: (day: string, basis: string, vat: string, licences: string) =>
    `Bảng giá ngày ${day} (${basis}), ${vat}, ${licences}.`,
  vat: { yes: 'đã gồm thuế VAT', no: 'chưa gồm thuế VAT' },
  licences: { yes: 'đã gồm bản quyền phần mềm', no: 'chưa gồm bản quyền phần mềm' },
  best: (bound: string, gap: string) =>
    `Với cùng kinh phí và quy định, không phương án nào lấy lại được quá ${bound} phút mỗi tháng (phương án này kém mức đó nhiều nhất ${gap} %).`,
  estimatedLines: (estimated: string, all: string) =>
    `${estimated} trên ${all} khoản có quá nửa số phút là ước tính (theo máy tương tự hoặc mức giả định), chưa đo được trên chính thiết bị đó; Phụ lục I ghi “ước tính”.`,
  allMeasured: 'Mọi khoản đều dựa trên số đo của chính thiết bị đó.',
  model:
    'Số phút lấy lại của mỗi biện pháp là ước tính theo mô hình, các giả định nêu trong tài liệu kỹ thuật của phần mềm (docs/planning.md); sau khi nâng cấp sẽ đo lại để đối chiếu.',
  register: {
    none: 'Chưa đối chiếu với sổ tài sản: thời gian sử dụng, định mức của từng thiết bị cần đơn vị xác nhận.',
    some: (compared: string, all: string) =>
      `Đã đối chiếu với sổ tài sản ${compared} trên ${all} khoản (ghi tại Phụ lục I); thời gian sử dụng, định mức của các thiết bị còn lại cần đơn vị xác nhận.`,
    all: 'Mọi khoản đã đối chiếu với sổ tài sản: thời gian sử dụng, định mức của từng thiết bị ghi tại Phụ lục I.',
  },
  linesLeft: (count: string) => `Còn ${count} khoản nữa, xem phụ lục bảng tính (XLSX) kèm theo.`,
  leftMore: (count: string) => `Còn ${count} thiết bị nữa, xem tệp phương án (JSON) kèm theo.`,
  noMeasure: 'không có',
  bestOption: (measure: string, rate: string) => `${measure} (${rate} phút/triệu đồng)`,
};

const en: typeof vi = {
  submission: 'SUBMISSION',
  submissionName: 'Submission',
  letterName: 'Letter',
  submissionSubject: 'Plan of purchases and upgrades of IT equipment, for approval',
  letterSubject: 'Re: check and confirm the list of IT equipment to be bought or upgraded',
  legal: [
    'By Decision 15/2025/QĐ-TTg of 14 June 2025 of the Prime Minister on standards and norms of machinery and equipment;',
    'By Circular 23/2023/TT-BTC of 25 April 2023 of the Minister of Finance on the management and depreciation of fixed assets;',
    'By the policy {bộ tiêu chí},',
  ],
  opening:
    '{cơ quan trình} submits to {kính gửi} for approval the plan of purchases and upgrades of IT equipment for {phạm vi}:',
  need: 'I. WHY',
  needs: [
    'By {ngày lập} the plan looked at {số thiết bị} devices. {nguồn số liệu}',
    'By measurement and estimate these devices cost some {số phút đang mất} working minutes a month of officials, and of citizens who wait at counters: slow or broken PCs, systems without security updates, the network of the office.',
  ],
  content: 'II. WHAT, AND WHAT IT COSTS',
  what: '1. What is bought: {số khoản} lines (each is in annex I)',
  inWords: 'In words (Vietnamese): {bằng chữ}.',
  byCommune: '2. By commune',
  funds: '3. Funds',
  prices: '4. Basis of the prices',
  effect: 'III. WHAT IT GIVES BACK',
  effects: [
    'The plan gives back some {số phút lấy lại} working minutes a month (some {số giờ lấy lại} hours).',
    '{mức tốt nhất}',
  ],
  rise: 'IV. IF PRICES RISE',
  notChosen: 'V. WHAT WAS NOT CHOSEN, AND WHY',
  notChosenRow: '- {số lượng} devices: {lý do};',
  notChosenList: 'They are listed in annex II.',
  assumptions: 'VI. DATA AND ASSUMPTIONS',
  closing: '{cơ quan trình} submits this to {kính gửi} for decision.',
  letterOpening:
    '{cơ quan trình} has made the plan of purchases and upgrades of IT equipment of {ngày lập} for {phạm vi}: {số khoản} lines, {tổng kinh phí} đồng in all ({bằng chữ}), which give back some {số phút lấy lại} working minutes a month. {chi theo nguồn}',
  letterAsks: 'So that the plan is right before it is submitted, {cơ quan trình} asks you to:',
  asks: [
    '1. Check each device of annex I: whether it is in use, and stands where the annex says.',
    '2. Compare with the asset register (tag, year of first use, value left) and name the differences.',
    '3. Where a line says “estimated” or “not known”, look at the device itself and write a technical record.',
    '4. Send your remarks to {cơ quan trình} before …… / …… / {năm}.',
  ],
  letterBasis: 'The plan rests on this:',
  letterNotChosen: 'What was not chosen, and why:',
  letterClosing: 'Thank you for your help.',
  annexLines: 'DEVICES TO BE BOUGHT OR UPGRADED',
  annexLeft: 'DEVICES NOT CHOSEN, AND WHY',
  columns: {
    place: 'No.',
    what: 'What',
    unit: 'Unit',
    quantity: 'Quantity',
    amount: 'Amount',
    fund: 'Fund',
    gained: 'Minutes given back a month',
    name: 'Commune',
    code: 'Code',
    lineCount: 'Lines',
    parts: 'Running costs',
    assets: 'Fixed assets',
    total: 'Total',
    device: 'Device',
    label: 'Label',
    role: 'Place',
    knownBy: 'Known by',
    register: 'Register, quota',
    reasons: 'Reasons',
    bestOption: 'Best option',
  },
  communes: (count) => `${count} communes`,
  committee: (commune) => `People’s Committee of ${commune}`,
  committees: 'People’s Committees of the communes named in annex I',
  policy: (version, day) => `version ${version} of ${day}`,
  oneFund: (sum) => `The sum given is ${sum} đồng for all lines.`,
  twoFunds: (parts, assets) =>
    `The sums given are ${parts} đồng of running costs (repairs, parts) and ${assets} đồng for fixed assets.`,
  eachFund: (sum, communes) =>
    `The sum given is ${sum} đồng for ${communes} communes, each of which spends its own part.`,
  spent: (parts, assets, low, high) =>
    `Of this ${parts} đồng are running costs and ${assets} đồng fixed assets; by the range of prices the total is from ${low} to ${high} đồng.`,
  priceBasis: (day, basis, vat, licences) => `Prices of ${day} (${basis}), ${vat}, ${licences}.`,
  vat: { yes: 'VAT included', no: 'VAT not included' },
  licences: { yes: 'licences included', no: 'licences not included' },
  best: (bound, gap) =>
    `With the same money and rules no plan gives back more than ${bound} minutes a month (this one is at most ${gap} % below).`,
  estimatedLines: (estimated, all) =>
    `Of ${estimated} of ${all} lines more than half of the minutes are estimates, by like devices or assumptions, and not measured on the very device (marked “estimated” in annex I).`,
  allMeasured: 'Every line rests on measurements of the very device.',
  model:
    'What each measure gives back is an estimate by a model whose assumptions stand in the program’s documentation (docs/planning.md); after the upgrade it is measured again.',
  register: {
    none: 'The asset register was not compared: life and quota of each device are to be confirmed.',
    some: (compared, all) =>
      `The asset register was compared for ${compared} of ${all} lines (see annex I); life and quota of the other devices are to be confirmed.`,
    all: 'Every line was compared with the asset register: life and quota of each device are in annex I.',
  },
  linesLeft: (count) => `${count} more lines are in the workbook (XLSX) that goes with this.`,
  leftMore: (count) => `${count} more devices are in the plan’s file (JSON).`,
  noMeasure: 'none',
  bestOption: (measure, rate) => `${measure} (${rate} minutes a million đồng)`,
};

/** Sentences of papers about plans. */
export const planPaperText = (language: Language): typeof vi => ({ vi, en })[language];
