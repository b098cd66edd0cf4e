import type { Acknowledgement } from '@mach/wire';
import { actorName } from '../audit.ts';
import { formats } from '../format.ts';
import type { Language } from '../language.ts';

/** Stands apart from the words of messages: pages need no others. */
const words = {
  vi: { taken: (post: string, at: string) => `Đã tiếp nhận: ${post}, lúc ${at}.`, admin: 'quản trị viên của tỉnh' },
  en: { taken: (post: string, at: string) => `Taken on: ${post}, ${at}.`, admin: 'the province’s administrator' },
} as const;

/** Who has taken an incident on, and when. */
export function acknowledgedLine({ by, post, at }: Acknowledgement, language: Language): string {
  const { taken, admin } = words[language];
  const who = post ?? (by.startsWith('system:') || by === 'province-admin' ? admin : actorName(by, language));
  return taken(who, formats(language).dateTime(at));
}
