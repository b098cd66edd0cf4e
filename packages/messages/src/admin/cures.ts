import type { Cure } from '@mach/wire';
import { formats } from '../format.ts';
import type { Language } from '../language.ts';

type Phrases = Readonly<Record<Cure['code'], (limit: string, values: readonly string[]) => string>>;

const vi: Phrases = {
  given: () => 'nội dung, không để trống',
  text: () => 'chữ',
  number: () => 'một số',
  'whole-number': () => 'một số nguyên',
  'yes-no': () => 'có hoặc không (trong tệp: true, false)',
  list: () => 'một danh sách',
  'at-least': (limit) => `số từ ${limit} trở lên`,
  'at-most': (limit) => `số không quá ${limit}`,
  'characters-at-least': (limit) => `ít nhất ${limit} ký tự`,
  'characters-at-most': (limit) => `không quá ${limit} ký tự`,
  'entries-at-least': (limit) => `ít nhất ${limit} mục`,
  'entries-at-most': (limit) => `không quá ${limit} mục`,
  'one-of': (_, values) => `một trong các giá trị: ${values.join(', ')}`,
  day: () => 'một ngày có thật (trong tệp ghi như 2026-11-28)',
  address: () => 'một địa chỉ, ví dụ https://mach.tinh.gov.vn',
  'commune-code': () => 'mã đơn vị hành chính gồm 5 chữ số',
  'in-order': () => 'ba mức thấp, thường, cao theo thứ tự không giảm',
  'known-key': () => 'tên mục có trong tài liệu (docs/planning.md)',
  'not-before': (_, [day = '']) => `ngày ${day} hoặc sau đó, vì bản đang áp dụng ghi ngày này`,
  'another-version': () => 'số hiệu khác với bản đang áp dụng',
  column: () => 'cột này, có tên ở dòng đầu của tệp',
  'known-column': () => 'một tên cột có trong hướng dẫn ở trên; cột không dùng thì bỏ đi',
  row: () => 'ít nhất một dòng dưới dòng tên cột',
  'rows-at-most': (limit) => `tối đa ${limit} dòng; nhiều hơn thì chia thành vài tệp`,
  once: () => 'mỗi mã, mỗi tên một dòng: dòng trên đã ghi rồi',
  'imported-commune': () => 'mã một xã, phường, đặc khu đã nhập: xin nhập đơn vị này trước',
  'site-of-commune': (_, names) =>
    names.length === 0
      ? 'tên địa điểm: xã này chưa có địa điểm nào'
      : `một trong các địa điểm của xã: ${names.join(', ')}`,
  'watched-service': (_, ids) =>
    ids.length === 0 ? 'mã hệ thống đang đo: hiện chưa đo hệ thống nào' : `mã một hệ thống đang đo: ${ids.join(', ')}`,
  yaml: () => 'một tệp YAML đúng cú pháp: xin xem lại dấu hai chấm, dấu ngoặc và khoảng trắng đầu dòng',
  'meeting-to-come': () => 'thời điểm sắp tới: cuộc họp này đã qua',
};

const en: Phrases = {
  given: () => 'something: it is empty',
  text: () => 'a text',
  number: () => 'a number',
  'whole-number': () => 'a whole number',
  'yes-no': () => 'yes or no (in a file: true, false)',
  list: () => 'a list',
  'at-least': (limit) => `a number from ${limit} on`,
  'at-most': (limit) => `a number of at most ${limit}`,
  'characters-at-least': (limit) => `at least ${limit} characters`,
  'characters-at-most': (limit) => `at most ${limit} characters`,
  'entries-at-least': (limit) => `at least ${limit} entries`,
  'entries-at-most': (limit) => `at most ${limit} entries`,
  'one-of': (_, values) => `one of: ${values.join(', ')}`,
  day: () => 'a day that there is (in a file: as 2026-11-28)',
  address: () => 'an address, such as https://mach.tinh.gov.vn',
  'commune-code': () => 'the five digits of an administrative unit',
  'in-order': () => 'low, likely and high, none below the one before',
  'known-key': () => 'a key that is documented (docs/planning.md)',
  'not-before': (_, [day = '']) => `${day} or later, for what is in force is of that day`,
  'another-version': () => 'another version than the one in force',
  column: () => 'this column, named in the first line of the file',
  'known-column': () => 'one of the columns named above; leave out what is not used',
  row: () => 'at least one line below the names of the columns',
  'rows-at-most': (limit) => `at most ${limit} lines; more of them in several files`,
  once: () => 'each code and each name once: a line above has it',
  'imported-commune': () => 'the code of a commune that was imported: import this one first',
  'site-of-commune': (_, names) =>
    names.length === 0
      ? 'the name of the site: this commune has none yet'
      : `one of the sites of the commune: ${names.join(', ')}`,
  'watched-service': (_, ids) =>
    ids.length === 0
      ? 'the id of a service that is watched: none is yet'
      : `the id of a service that is watched: ${ids.join(', ')}`,
  yaml: () => 'YAML: look at colons, brackets and the blanks at the beginning of lines',
  'meeting-to-come': () => 'a time to come: this meeting is over',
};

/** What would be right in place of what was refused, as it stands after "expected". */
export function curePhrase({ code, limit = 0, values = [] }: Cure, language: Language): string {
  const { date, number } = formats(language);
  const days = values.map((each) =>
    /^\d{4}-\d{2}-\d{2}$/.test(each) ? date(Date.parse(`${each}T00:00:00+07:00`)) : each,
  );
  return { vi, en }[language][code](number(limit), days);
}

/** The same as a sentence beside a field. */
export const cureSentence = (cure: Cure, language: Language): string =>
  language === 'vi' ? `Cần ghi ${curePhrase(cure, language)}.` : `Expected ${curePhrase(cure, language)}.`;

/** What was found in its place, which the collector describes in English unless it is a value as it was written. */
export function foundPhrase(found: string, language: Language, cure?: Cure): string {
  if (language === 'en') return found;
  // What the reader of YAML stumbled over, it says in English alone.
  if (cure?.code === 'yaml') return 'chưa đúng cú pháp';
  const list = /^a list of (\d+)$/.exec(found);
  if (list !== null) return `danh sách ${list[1]} mục`;
  return vietnameseFound[found] ?? found;
}

const vietnameseFound: Readonly<Record<string, string>> = {
  nothing: 'chưa ghi gì',
  null: 'để trống',
  'an object': 'một nhóm giá trị',
  'an unknown key': 'tên mục không có',
  'no such column': 'thiếu cột này',
  'a strange column': 'cột lạ',
  more: 'quá nhiều dòng',
  'something else': 'giá trị khác',
};
