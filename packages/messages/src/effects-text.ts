import type { EffectRow } from '@mach/priority';
import type { Language } from './language.ts';

/** What is said of upgrades that were made: what the model assumed beside what was seen. */
const vi = {
  device: 'SỐ MÁY',
  commune: 'ĐƠN VỊ',
  day: 'NGÀY',
  measure: 'ĐÃ LÀM',
  before: 'CHẬM TRƯỚC',
  after: 'CHẬM SAU',
  ended: 'ĐÃ GIẢM',
  assumed: 'MÔ HÌNH',
  watched: 'PHÚT THEO DÕI',
  upgrades: 'SỐ MÁY',
  median: 'TRUNG VỊ',
  range: 'CHÍN PHẦN MƯỜI NẰM TRONG',
  state: {
    checked: '',
    'too-few-minutes': 'chưa theo dõi đủ phút sử dụng ở cả hai phía',
    'nothing-slow-before': 'trước đó hầu như không chậm',
  } satisfies Readonly<Record<EffectRow['state'], string>> as Readonly<Record<EffectRow['state'], string>>,
  sumsTitle: 'So với mô hình (phần phút chậm do RAM và ổ đĩa đã giảm được):',
  none: 'Chưa thấy máy nào được thêm RAM hoặc thay ổ đĩa từ khi có phần mềm Mạch.',
  note: (days: string, minutes: string) =>
    `Tính trên các phút sử dụng trong nhiều nhất ${days} ngày trước và sau, mỗi phía ít nhất ${minutes} phút. Máy được chọn nâng cấp thường là máy đang chậm nhất, nên một phần mức giảm có thể tự đến.`,
};

const en: typeof vi = {
  device: 'DEVICE',
  commune: 'COMMUNE',
  day: 'DAY',
  measure: 'WHAT WAS DONE',
  before: 'SLOW BEFORE',
  after: 'SLOW AFTER',
  ended: 'ENDED',
  assumed: 'MODEL',
  watched: 'MINUTES WATCHED',
  upgrades: 'DEVICES',
  median: 'MEDIAN',
  range: 'NINE TENTHS WITHIN',
  state: {
    checked: '',
    'too-few-minutes': 'too few minutes of use were watched on both sides',
    'nothing-slow-before': 'hardly slow before',
  },
  sumsTitle: 'Beside the model (share of the slow minutes for memory and disk that ended):',
  none: 'No PC got memory or another disk since it has an agent.',
  note: (days, minutes) =>
    `Over the minutes of use of at most ${days} days before and after, ${minutes} at least on each side. PCs are upgraded when they are at their slowest, so a part of the fall may come by itself.`,
};

export const effectsText = (language: Language): typeof vi => ({ vi, en })[language];
