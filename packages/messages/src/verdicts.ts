import type { Scope, Verdict } from '@mach/diagnosis';
import type { Cause } from '@mach/wire';
import { formats } from './format.ts';
import type { Language } from './language.ts';
import { seenFirst } from './seen-first.ts';

/**
 * Where the fault is, in one sentence. It never says more against a carrier than was measured. What several causes fit is said
 * as such. A cause that this version does not know is named by its code.
 */
export function verdictSentence(
  verdict: Pick<Verdict, 'stage' | 'cause' | 'causes' | 'alike' | 'trouble'> & {
    readonly scope?: Pick<Scope, 'kind'>;
  },
  language: Language,
): string {
  const { alike, cause, causes, stage, trouble } = verdict;
  const words = sentences[language];
  if (stage === 'provisional') {
    const nameOf = (each: Cause) => {
      if (each === 'router' && alike.includes('lan')) return words.routerOrLan;
      return each === 'line' && alike.includes('isp') ? words.lineOrProvider : causeName(each, language);
    };
    if (causes.length !== 1) return words.provisional(seenFirst(verdict, language), causes.map(nameOf), trouble);
    return `${Object.hasOwn(words.causes, cause) ? words.causes[cause][trouble] : words.unknown(cause)} ${words.untilTold}`;
  }
  if (cause === 'line' && alike.includes('router'))
    return alike.includes('data-network') ? words.terminalOrBothWays : words.terminalOrLine[trouble];
  if (cause === 'not-enough-evidence' && alike.length > 0)
    return words.undecided(alike.map((each) => causeName(each, language)));
  return Object.hasOwn(words.causes, cause) ? words.causes[cause][trouble] : words.unknown(cause);
}

/** A cause in a word or two, as it stands in lists and after "possibly". */
export function causeName(cause: Cause, language: Language): string {
  return Object.hasOwn(names[language], cause) ? names[language][cause] : cause;
}

/** A code that this version does not know, as it stands in a sentence. */
export const unknownCode = (code: string, language: Language): string => sentences[language].unknown(code);

/** How sure, as a figure that never says more than is known: 0.995 is 99 %. */
export const confidenceFigure = (confidence: number, language: Language): string =>
  formats(language).percent(Math.floor(confidence * 100) / 100);

/** How sure, in a word beside the figure. */
export function confidenceWord(confidence: number, language: Language): string {
  const level = confidence >= 0.9 ? 'high' : confidence >= 0.6 ? 'medium' : 'low';
  return { vi: { high: 'cao', medium: 'trung bình', low: 'thấp' }, en: { high: 'high', medium: 'medium', low: 'low' } }[
    language
  ][level];
}

const names: Readonly<Record<Language, Readonly<Record<Cause, string>>>> = {
  vi: {
    pc: 'máy tính',
    lan: 'mạng trong cơ quan (LAN)',
    router: 'modem / bộ định tuyến',
    line: 'đường truyền Internet',
    isp: 'mạng của nhà cung cấp',
    'data-network': 'mạng truyền số liệu chuyên dùng',
    dns: 'phân giải tên miền (DNS)',
    service: 'hệ thống phục vụ',
    collector: 'máy chủ Mạch của tỉnh',
    power: 'mất điện',
    'switched-off': 'đã tắt máy',
    'not-enough-evidence': 'chưa đủ căn cứ',
  },
  en: {
    pc: 'the PC',
    lan: 'the local network',
    router: 'the router',
    line: 'the internet line',
    isp: 'the provider’s network',
    'data-network': 'the data network',
    dns: 'name resolution',
    service: 'the service',
    collector: 'the province’s own collector',
    power: 'a power cut',
    'switched-off': 'switched off',
    'not-enough-evidence': 'not enough evidence',
  },
};

type ByTrouble = Readonly<Record<Verdict['trouble'], string>>;
interface Sentences {
  /** `seen`: what is seen, which is all that is sure. */
  readonly provisional: (seen: string, causes: readonly string[], trouble: Verdict['trouble']) => string;
  /** Behind the one cause that a silence has, most likely. */
  readonly untilTold: string;
  readonly terminalOrLine: ByTrouble;
  /** Both ways out are dead at once. */
  readonly terminalOrBothWays: string;
  /** In a set, of a site that is silent. */
  readonly routerOrLan: string;
  readonly lineOrProvider: string;
  readonly undecided: (causes: readonly string[]) => string;
  readonly causes: Readonly<Record<Cause, ByTrouble>>;
  readonly unknown: (code: string) => string;
}
const always = (text: string): ByTrouble => ({ down: text, slow: text, lossy: text });

const sentences: Readonly<Record<Language, Sentences>> = {
  vi: {
    provisional: (seen, causes, trouble) =>
      `${seen}. Nguyên nhân có thể là ${causes.join(', hoặc ')}; sẽ nhận định rõ khi ${trouble === 'down' ? 'có số liệu trở lại' : 'có thêm số liệu'}.`,
    untilTold: 'Sẽ nhận định rõ khi có số liệu trở lại.',
    routerOrLan: 'thiết bị mạng tại chỗ (modem, bộ định tuyến, bộ chia mạng)',
    lineOrProvider: 'đường truyền Internet (hoặc mạng của nhà mạng)',
    terminalOrLine: {
      down: 'Nhiều khả năng do thiết bị đầu cuối hoặc đường truyền của nhà mạng.',
      slow: 'Nhiều khả năng thiết bị đầu cuối hoặc đường truyền của nhà mạng đang chậm.',
      lossy: 'Nhiều khả năng thiết bị đầu cuối hoặc đường truyền của nhà mạng chập chờn.',
    },
    terminalOrBothWays:
      'Mất cả Internet lẫn mạng truyền số liệu chuyên dùng, nhiều khả năng do thiết bị đầu cuối hoặc đường truyền của nhà mạng.',
    undecided: (causes) => `Có sự cố, nhiều khả năng do ${causes.join(' hoặc ')}; chưa đủ căn cứ để phân biệt.`,
    causes: {
      pc: {
        down: 'Chỉ riêng một máy tính không kết nối được, các máy khác vẫn bình thường.',
        slow: 'Chỉ riêng một máy tính chậm, các máy khác vẫn bình thường.',
        lossy: 'Chỉ riêng một máy tính có kết nối chập chờn; nên kiểm tra dây mạng hoặc sóng Wi-Fi của máy.',
      },
      lan: {
        down: 'Nhiều khả năng do mạng trong cơ quan (bộ chia mạng hoặc dây nối).',
        slow: 'Nhiều khả năng mạng trong cơ quan đang chậm.',
        lossy: 'Nhiều khả năng mạng trong cơ quan chập chờn: nhiều máy mất gói tin tới modem.',
      },
      router: always('Nhiều khả năng do modem / bộ định tuyến của địa điểm.'),
      line: {
        down: 'Có dấu hiệu mất kết nối trên đường truyền Internet của địa điểm.',
        slow: 'Có dấu hiệu đường truyền Internet của địa điểm chậm hơn thường lệ.',
        lossy: 'Có dấu hiệu đường truyền Internet của địa điểm chập chờn.',
      },
      isp: {
        down: 'Có dấu hiệu mất kết nối từ phía nhà mạng, cùng lúc tại nhiều địa điểm.',
        slow: 'Có dấu hiệu mạng của nhà cung cấp chậm hơn thường lệ tại nhiều địa điểm.',
        lossy: 'Có dấu hiệu mạng của nhà cung cấp chập chờn tại nhiều địa điểm.',
      },
      'data-network': {
        down: 'Mạng truyền số liệu chuyên dùng mất kết nối; đường Internet không bị ảnh hưởng.',
        slow: 'Mạng truyền số liệu chuyên dùng chậm hơn thường lệ.',
        lossy: 'Mạng truyền số liệu chuyên dùng chập chờn.',
      },
      dns: always('Không phân giải được tên miền; đường truyền vẫn thông.'),
      service: {
        down: 'Hệ thống phục vụ không hoạt động; máy và đường truyền của cơ quan vẫn bình thường.',
        slow: 'Nghi vấn hệ thống phục vụ chậm; máy và đường truyền của cơ quan vẫn bình thường.',
        lossy: 'Hệ thống phục vụ lúc được lúc không; máy và đường truyền của cơ quan vẫn bình thường.',
      },
      collector: always('Phía máy chủ Mạch của tỉnh gián đoạn; công việc tại các địa điểm không bị ảnh hưởng.'),
      power: always('Nhiều khả năng địa điểm mất điện.'),
      'switched-off': always('Các máy của địa điểm đã tắt.'),
      'not-enough-evidence': always('Có sự cố nhưng chưa đủ căn cứ để nhận định nguyên nhân.'),
    },
    unknown: (code) => `“${code}” (phiên bản này chưa có lời giải thích)`,
  },
  en: {
    provisional: (seen, causes, trouble) =>
      `${seen}. It may be ${causes.join(', or ')}; that will show once ${trouble === 'down' ? 'there are reports again' : 'more was measured'}.`,
    untilTold: 'That will show for sure once there are reports again.',
    routerOrLan: 'network equipment on the site (modem, router, switch)',
    lineOrProvider: 'the internet line (or its provider’s network)',
    terminalOrLine: {
      down: 'Probably the carrier’s terminal or line.',
      slow: 'Probably the carrier’s terminal or line is slow.',
      lossy: 'Probably the carrier’s terminal or line comes and goes.',
    },
    terminalOrBothWays: 'Both the internet and the data network are gone, probably by the carrier’s terminal or line.',
    undecided: (causes) => `Something is wrong, probably ${causes.join(' or ')}; the evidence does not tell which.`,
    causes: {
      pc: {
        down: 'One PC alone has no connection, the others do.',
        slow: 'One PC alone is slow, the others are not.',
        lossy: 'One PC alone loses packets: look at its cable or its Wi-Fi.',
      },
      lan: {
        down: 'Probably the local network: a switch or a cable.',
        slow: 'Probably the local network is slow.',
        lossy: 'Probably the local network: many PCs lose packets to the router.',
      },
      router: always('Probably the site’s router or modem.'),
      line: {
        down: 'There are signs that the site’s internet line is cut.',
        slow: 'There are signs that the site’s internet line is slower than usual.',
        lossy: 'There are signs that the site’s internet line loses packets.',
      },
      isp: {
        down: 'There are signs of a failure on the provider’s side, at many sites at once.',
        slow: 'There are signs that the provider’s network is slower than usual at many sites.',
        lossy: 'There are signs that the provider’s network loses packets at many sites.',
      },
      'data-network': {
        down: 'The data network is cut; internet lines are not affected.',
        slow: 'The data network is slower than usual.',
        lossy: 'The data network loses packets.',
      },
      dns: always('Names can’t be resolved; the line itself works.'),
      service: {
        down: 'The service does not work; PCs and lines of the offices do.',
        slow: 'The service is probably slow; PCs and lines of the offices are not.',
        lossy: 'The service works now and then; PCs and lines of the offices do.',
      },
      collector: always('The province’s own collector was away; work at the sites is not affected.'),
      power: always('Probably a power cut at the site.'),
      'switched-off': always('The site’s PCs are switched off.'),
      'not-enough-evidence': always('Something is wrong, and there is not enough evidence to say what.'),
    },
    unknown: (code) => `“${code}” (this version has no words for it)`,
  },
};
