import type { Notice } from '@mach/diagnosis';
import { formats } from './format.ts';
import type { Language } from './language.ts';

/** A notice on the screen of a PC: few words, what to do, and nothing that frightens. */
export function noticeText(
  { notice, values }: Notice,
  language: Language,
): { readonly title: string; readonly text: string } {
  const place = String(values['place'] ?? values['disk'] ?? '');
  const free = formats(language).storage(Number(values['freeBytes'] ?? 0));
  return texts[language][notice](place, free);
}

const vi = {
  'disk-failing': (place: string, _: string) => ({
    title: 'Mạch: ổ đĩa có dấu hiệu hỏng',
    text: `Ổ ${place} của máy này có dấu hiệu hỏng. Anh/chị sao lưu dữ liệu quan trọng ngay hôm nay và báo cán bộ phụ trách CNTT.`,
  }),
  'disk-full': (place: string, free: string) => ({
    title: 'Mạch: ổ đĩa đầy',
    text: `Ổ ${place} chỉ còn trống ${free}, nên có thể không lưu được tài liệu. Anh/chị dọn Thùng rác và xóa tệp không còn cần, hoặc báo cán bộ phụ trách CNTT.`,
  }),
};
const en: typeof vi = {
  'disk-failing': (place) => ({
    title: 'Mạch: a disk shows signs of failing',
    text: `Disk ${place} of this PC shows signs of failing. Back up important data today and tell your IT.`,
  }),
  'disk-full': (place, free) => ({
    title: 'Mạch: the disk is full',
    text: `${place} has ${free} left, so documents may not be saved. Empty the recycle bin and delete what is not needed, or tell your IT.`,
  }),
};
const texts = { vi, en };
