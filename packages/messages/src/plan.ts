import type { Exclusion, Fund, Measure, OptionNote, PlanTrouble, PlanWarning, PriceList } from '@mach/priority';
import type { PlanLeftRow } from '@mach/wire';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** Money of tables: triệu đồng, three decimals at most. */
const millions = (dong: number, f: Formats): string => f.number(dong / 1_000_000, 3);

/** More names than that make no sentence. */
const COMMUNES_NAMED_MAX = 10;

interface PlanWords {
  readonly measure: Words<Measure>;
  readonly fund: Words<Fund>;
  readonly note: Words<OptionNote>;
  readonly excluded: Words<Exclusion>;
  readonly notChosen: Words<PlanLeftRow['because']>;
  readonly warning: Words<PlanWarning>;
  readonly basis: Words<PriceList['basis']>;
  /** Communes by name; of many the first. */
  readonly communes: (codes: readonly string[], commune: (code: string) => string) => string;
  readonly trouble: (trouble: PlanTrouble, commune: (code: string) => string) => string;
}

type FloorRule = Extract<PlanTrouble, { readonly kind: 'floors-against-rule' }>['rule'];
const vietnameseRule: Words<FloorRule> = {
  replaceUnsupportedFirst: 'thay trước các máy không chạy được hệ điều hành còn hỗ trợ',
  replacementsMax: 'số máy thay mới không vượt quá giới hạn',
};
const englishRule: Words<FloorRule> = {
  replaceUnsupportedFirst: 'PCs that can run no supported system are replaced first',
  replacementsMax: 'no more new PCs than the limit',
};

const vi: PlanWords = {
  measure: {
    ram: 'Nâng cấp RAM',
    ssd: 'Lắp ổ SSD',
    'ram+ssd': 'Nâng cấp RAM và lắp ổ SSD',
    replacement: 'Thay máy mới',
    move: 'Đổi chỗ với máy tốt hơn',
    cable: 'Thay dây mạng',
    ups: 'Trang bị bộ lưu điện (UPS)',
    switch: 'Thay bộ chia mạng (switch)',
    router: 'Thay modem, bộ định tuyến',
    'second-line': 'Thuê thêm đường truyền (một năm)',
  },
  fund: { parts: 'Chi thường xuyên', assets: 'Tài sản cố định' },
  note: {
    'licence-not-included': 'chưa gồm bản quyền phần mềm',
    'windows-11-unknown': 'chưa rõ máy có chạy được Windows 11 hay không, cần kiểm tra trước khi mua',
    'may-exceed-ceiling': 'giá cao nhất vượt mức tối đa cho một máy',
    'needs-transfer-decision': 'cần quyết định điều chuyển tài sản',
  },
  excluded: {
    'no-supported-system': 'máy không chạy được hệ điều hành còn hỗ trợ',
    'memory-enough': 'RAM đã đủ',
    'memory-size-unknown': 'chưa biết dung lượng RAM',
    'memory-slots-unknown': 'chưa biết khe cắm RAM',
    'memory-soldered': 'RAM hàn liền, không thay được',
    'memory-type-old': 'loại RAM cũ, không đáng mua',
    'memory-type-unknown': 'chưa biết loại RAM',
    'memory-type-without-price': 'bảng giá không có loại RAM của máy này',
    'board-takes-no-more': 'bo mạch không nhận thêm RAM',
    'system-disk-is-ssd': 'đã có ổ SSD',
    'system-disk-unknown': 'chưa biết loại ổ đĩa hệ thống',
    virtual: 'máy ảo',
    server: 'máy chủ, không thay bằng máy văn phòng',
    'not-old': 'máy chưa cũ',
    'above-ceiling': 'giá vượt mức tối đa cho một máy',
    'above-ceiling-with-licence':
      'giá gồm cả bản quyền vượt mức tối đa cho một máy; bảng giá chưa ghi riêng tiền bản quyền',
    'life-not-over': 'chưa hết thời gian sử dụng theo sổ tài sản',
    'outside-quota': 'ngoài tiêu chuẩn, định mức',
    'too-little-gain': 'lấy lại được quá ít thời gian',
  },
  notChosen: {
    'less-for-money': 'cùng nguồn kinh phí, mỗi đồng lấy lại được ít phút hơn các khoản đã chọn',
    'does-not-fit': 'kinh phí còn lại hoặc quy định không cho phép',
    'nothing-makes-sense': 'không có biện pháp nào đáng đầu tư',
    exchanged: 'không cần mua gì, đổi chỗ với máy khác theo khoản đã chọn',
  },
  warning: {
    'prices-old': 'Bảng giá đã quá một năm: cần báo giá mới trước khi trình.',
    'prices-assumed': 'Giá là mức giả định, chưa phải báo giá: chỉ dùng để ước lượng.',
    'prices-without-vat': 'Giá chưa gồm thuế VAT: số tiền phải trả sẽ cao hơn, kinh phí cần tính thêm phần thuế.',
    'prices-of-the-future': 'Bảng giá ghi ngày sau ngày lập phương án: cần xem lại.',
    'mostly-estimated': 'Quá nửa số khoản chủ yếu dựa trên ước tính, chưa đo được trên chính thiết bị đó.',
    'more-than-everything': 'Có kinh phí không dùng hết: tất cả những gì đáng mua từ nguồn đó đã được chọn.',
  },
  basis: { quote: 'báo giá', catalogue: 'giá niêm yết', assumption: 'mức giả định' },
  communes: (codes, commune) => {
    const left = codes.length - COMMUNES_NAMED_MAX;
    const named = codes.slice(0, COMMUNES_NAMED_MAX).map(commune).join(', ');
    return left > 0 ? `${named} và ${formats('vi').integer(left)} đơn vị khác` : named;
  },
  trouble: (trouble, commune) => {
    const f = formats('vi');
    switch (trouble.kind) {
      case 'floor-above-options':
        return `${commune(trouble.commune)}: mức tối thiểu ${millions(trouble.floor, f)} triệu đồng, nhưng mọi thứ đáng mua ở đó chỉ hết ${millions(trouble.most, f)} triệu đồng.`;
      case 'floor-above-cap':
        return `${commune(trouble.commune)}: mức tối thiểu ${millions(trouble.floor, f)} triệu đồng cao hơn mức tối đa ${millions(trouble.cap, f)} triệu đồng.`;
      case 'floors-above-funds':
        return trouble.communes.length === 1
          ? `${vi.communes(trouble.communes, commune)}: mức tối thiểu ${millions(trouble.floors, f)} triệu đồng, kinh phí chỉ có ${millions(trouble.funds, f)} triệu đồng.`
          : `Mức tối thiểu của ${vi.communes(trouble.communes, commune)} cộng lại là ${millions(trouble.floors, f)} triệu đồng, kinh phí chỉ có ${millions(trouble.funds, f)} triệu đồng.`;
      case 'floors-clash':
        return `Không thể cùng lúc đáp ứng mức tối thiểu của: ${vi.communes(trouble.communes, commune)}.`;
      case 'floors-against-rule':
        return `Không thể đáp ứng cùng lúc hai quy định: mức tối thiểu của ${vi.communes(trouble.communes, commune)}; và ${vietnameseRule[trouble.rule]} (${trouble.rule}).`;
      case 'unknown-communes':
        return `Bộ tiêu chí đặt mức cho xã không có trong danh sách: ${trouble.communes.join(', ')}. Cần sửa lại mã xã.`;
      case 'must-choose-too-dear':
        return `Kinh phí không đủ cho ${f.integer(trouble.devices.length)} máy bắt buộc phải mua.`;
      case 'infeasible':
        return 'Không có phương án nào đáp ứng đủ các quy định.';
      case 'not-found':
        return 'Chưa tìm được phương án đáp ứng đủ các quy định; có thể vẫn có phương án như vậy.';
      default:
        return trouble satisfies never;
    }
  },
};

const en: PlanWords = {
  measure: {
    ram: 'More memory',
    ssd: 'SSD',
    'ram+ssd': 'More memory and an SSD',
    replacement: 'New PC',
    move: 'Exchange for a better PC',
    cable: 'New network cable',
    ups: 'UPS',
    switch: 'New switch',
    router: 'New router',
    'second-line': 'Second line (one year)',
  },
  fund: { parts: 'Running costs', assets: 'Fixed assets' },
  note: {
    'licence-not-included': 'licences not included',
    'windows-11-unknown': 'not known whether it can run Windows 11: check before buying',
    'may-exceed-ceiling': 'its highest price is above the ceiling for a PC',
    'needs-transfer-decision': 'needs a decision on the transfer of assets',
  },
  excluded: {
    'no-supported-system': 'can run no supported system',
    'memory-enough': 'has enough memory',
    'memory-size-unknown': 'how much memory it has is not known',
    'memory-slots-unknown': 'its memory slots are not known',
    'memory-soldered': 'its memory is soldered',
    'memory-type-old': 'its kind of memory is not worth buying',
    'memory-type-unknown': 'its kind of memory is not known',
    'memory-type-without-price': 'the prices name no memory of its kind',
    'board-takes-no-more': 'its board takes no more memory',
    'system-disk-is-ssd': 'has an SSD',
    'system-disk-unknown': 'the kind of its system disk is not known',
    virtual: 'is virtual',
    server: 'is a server, and no office PC takes its place',
    'not-old': 'is not old',
    'above-ceiling': 'the price is above the ceiling for a PC',
    'above-ceiling-with-licence':
      'the price with licences is above the ceiling for a PC, and the prices do not say what of it is licences',
    'life-not-over': 'its life in the asset register is not over',
    'outside-quota': 'outside the quota',
    'too-little-gain': 'gives back too little time',
  },
  notChosen: {
    'less-for-money': 'gives back fewer minutes for the money than what the same money buys',
    'does-not-fit': 'what is left of the money, or a rule, does not hold it',
    'nothing-makes-sense': 'nothing worth buying',
    exchanged: 'needs nothing, and changes places with another PC by a line of the plan',
  },
  warning: {
    'prices-old': 'The prices are more than a year old: ask for quotes before this is submitted.',
    'prices-assumed': 'The prices are assumptions, not quotes: good for an estimate only.',
    'prices-without-vat': 'The prices are without VAT: more will be paid than this, so the tax must be added.',
    'prices-of-the-future': 'The prices are dated after the plan: check them.',
    'mostly-estimated': 'More than half of the lines rest mostly on estimates, not on measurements of the very device.',
    'more-than-everything': 'Money stays unspent: everything that is worth buying from it was chosen.',
  },
  basis: { quote: 'quotes', catalogue: 'list prices', assumption: 'assumptions' },
  communes: (codes, commune) => {
    const left = codes.length - COMMUNES_NAMED_MAX;
    const named = codes.slice(0, COMMUNES_NAMED_MAX).map(commune).join(', ');
    return left > 0 ? `${named} and ${formats('en').integer(left)} more` : named;
  },
  trouble: (trouble, commune) => {
    const f = formats('en');
    switch (trouble.kind) {
      case 'floor-above-options':
        return `${commune(trouble.commune)}: the floor is ${millions(trouble.floor, f)} million đồng, and all that is worth buying there costs ${millions(trouble.most, f)} million.`;
      case 'floor-above-cap':
        return `${commune(trouble.commune)}: the floor of ${millions(trouble.floor, f)} million đồng is above the cap of ${millions(trouble.cap, f)} million.`;
      case 'floors-above-funds':
        return trouble.communes.length === 1
          ? `${en.communes(trouble.communes, commune)}: the floor is ${millions(trouble.floors, f)} million đồng, and there are ${millions(trouble.funds, f)} million.`
          : `The floors of ${en.communes(trouble.communes, commune)} are ${millions(trouble.floors, f)} million đồng together, and there are ${millions(trouble.funds, f)} million.`;
      case 'floors-clash':
        return `The floors of these can't be met together: ${en.communes(trouble.communes, commune)}.`;
      case 'floors-against-rule':
        return `Two rules can't be met together: the floor of ${en.communes(trouble.communes, commune)}; and ${englishRule[trouble.rule]} (${trouble.rule}).`;
      case 'unknown-communes':
        return `The policy limits communes that there are not: ${trouble.communes.join(', ')}. Put their codes right.`;
      case 'must-choose-too-dear':
        return `The money does not pay for ${f.integer(trouble.devices.length)} devices that must be bought.`;
      case 'infeasible':
        return 'No plan keeps to all the rules.';
      case 'not-found':
        return 'No plan that keeps to all the rules was found; there may still be one.';
      default:
        return trouble satisfies never;
    }
  },
};

const words: Readonly<Record<Language, PlanWords>> = { vi, en };

/** Words for the codes of options and plans. */
export const planWords = (language: Language): PlanWords => words[language];

/** Why there is no plan, in a sentence. `commune`: the one whose own sum could not be planned, named where the trouble names none. */
export function noPlanSentence(
  { trouble, commune }: { readonly trouble: PlanTrouble; readonly commune?: string },
  named: (code: string) => string,
  language: Language,
): string {
  const sentence = planWords(language).trouble(trouble, named);
  const isNamed = commune === undefined || 'commune' in trouble || 'communes' in trouble;
  return isNamed ? sentence : `${named(commune)}: ${sentence}`;
}

/** A warning of a plan as a sentence, with the money that stays where there is more than everything costs. A code of a newer collector stands as it is. */
export function planWarning(code: string, staysUnspent: number | undefined, language: Language): string {
  if (code === 'more-than-everything' && staysUnspent !== undefined) {
    const left = millionsOfDong(staysUnspent, language);
    return language === 'vi'
      ? `${left} triệu đồng không dùng đến: tất cả những gì đáng mua từ nguồn kinh phí đó đã được chọn.`
      : `${left} million đồng stay unspent: everything that is worth buying from that fund was chosen.`;
  }
  const known: Readonly<Record<string, string>> = planWords(language).warning;
  return known[code] ?? code;
}

/** Đồng as tables of plans show them: triệu đồng, without the unit. */
export const millionsOfDong = (dong: number, language: Language): string => millions(dong, formats(language));
