import type { Scope, Verdict } from '@mach/diagnosis';
import type { Language } from './language.ts';

type Whom = 'device' | 'site' | 'sites' | 'service';

/** What is seen of a trouble while nobody knows why, which is all that is sure then; of a site where no scope is told. */
export function seenFirst(
  { trouble, scope }: Pick<Verdict, 'trouble'> & { readonly scope?: Pick<Scope, 'kind'> },
  language: Language,
): string {
  return seen[language][scope === undefined ? 'site' : WHOM[scope.kind]][trouble];
}

const WHOM: Readonly<Record<Scope['kind'], Whom>> = {
  device: 'device',
  site: 'site',
  commune: 'site',
  isp: 'sites',
  province: 'sites',
  service: 'service',
};

const seen: Readonly<Record<Language, Readonly<Record<Whom, Readonly<Record<Verdict['trouble'], string>>>>>> = {
  vi: {
    device: {
      down: 'Một máy tính mất kết nối',
      slow: 'Một máy tính chậm hơn thường lệ',
      lossy: 'Một máy tính có kết nối chập chờn',
    },
    site: {
      down: 'Mất liên lạc với địa điểm',
      slow: 'Kết nối của địa điểm chậm hơn thường lệ',
      lossy: 'Kết nối của địa điểm chập chờn',
    },
    sites: {
      down: 'Mất liên lạc với nhiều địa điểm',
      slow: 'Kết nối của nhiều địa điểm chậm hơn thường lệ',
      lossy: 'Kết nối của nhiều địa điểm chập chờn',
    },
    service: {
      down: 'Không vào được hệ thống',
      slow: 'Hệ thống trả lời chậm hơn thường lệ',
      lossy: 'Hệ thống lúc vào được, lúc không',
    },
  },
  en: {
    device: {
      down: 'One PC has no connection',
      slow: 'One PC is slower than usual',
      lossy: 'One PC loses packets',
    },
    site: {
      down: 'Nothing is heard of the site',
      slow: 'The site’s connection is slower than usual',
      lossy: 'The site’s connection loses packets',
    },
    sites: {
      down: 'Nothing is heard of several sites',
      slow: 'The connection of several sites is slower than usual',
      lossy: 'The connection of several sites loses packets',
    },
    service: {
      down: 'The service can’t be reached',
      slow: 'The service answers slower than usual',
      lossy: 'The service answers now and then',
    },
  },
};
