import type { EvidenceCode, Scope, Verdict } from '@mach/diagnosis';
import type { Cause, Values } from '@mach/wire';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

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
    const nameOf = (each: Cause) =>
      each === 'router' && alike.includes('lan') ? words.routerOrLan : causeName(each, language);
    if (causes.length !== 1)
      return words.provisional(words.seen[whom(verdict.scope)][trouble], causes.map(nameOf), trouble);
    return `${Object.hasOwn(words.causes, cause) ? words.causes[cause][trouble] : words.unknown(cause)} ${words.untilTold}`;
  }
  if (cause === 'line' && alike.includes('router')) return words.terminalOrLine[trouble];
  if (cause === 'not-enough-evidence' && alike.length > 0)
    return words.undecided(alike.map((each) => causeName(each, language)));
  return Object.hasOwn(words.causes, cause) ? words.causes[cause][trouble] : words.unknown(cause);
}

/** Whom a trouble is seen at, while nobody knows why. */
const whom = (scope: Pick<Scope, 'kind'> | undefined): keyof Sentences['seen'] =>
  scope === undefined ? 'site' : WHOM[scope.kind];
const WHOM: Readonly<Record<Scope['kind'], keyof Sentences['seen']>> = {
  device: 'device',
  site: 'site',
  commune: 'site',
  isp: 'sites',
  province: 'sites',
  service: 'service',
};

/** A cause in a word or two, as it stands in lists and after "possibly". */
export function causeName(cause: Cause, language: Language): string {
  return Object.hasOwn(names[language], cause) ? names[language][cause] : cause;
}

/** One measurement that decided, as a phrase. Services and providers are named by their ids in the parameters unless `nameOf` knows better. */
export function evidenceSentence(
  { code, parameters }: { readonly code: string; readonly parameters: Values },
  language: Language,
  nameOf: (id: string) => string = (id) => id,
): string {
  const phrase = phrases[language];
  if (!isKnown(phrase, code)) return sentences[language].unknown(code);
  const count = (name: string) => formats(language).integer(Number(parameters[name] ?? 0));
  const named = (name: string) => nameOf(String(parameters[name] ?? ''));
  return phrase[code]({ parameters, count, named, f: formats(language) });
}

const isKnown = (phrase: Phrases, code: string): code is EvidenceCode => Object.hasOwn(phrase, code);

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
  readonly seen: Readonly<Record<'device' | 'site' | 'sites' | 'service', ByTrouble>>;
  /** Behind the one cause that a silence has, most likely. */
  readonly untilTold: string;
  readonly terminalOrLine: ByTrouble;
  /** In a set, of a site that is silent. */
  readonly routerOrLan: string;
  readonly undecided: (causes: readonly string[]) => string;
  readonly causes: Readonly<Record<Cause, ByTrouble>>;
  readonly unknown: (code: string) => string;
}
const always = (text: string): ByTrouble => ({ down: text, slow: text, lossy: text });

const sentences: Readonly<Record<Language, Sentences>> = {
  vi: {
    provisional: (seen, causes, trouble) =>
      `${seen}. Nguyên nhân có thể là ${causes.join(', hoặc ')}; sẽ nhận định rõ khi ${trouble === 'down' ? 'có số liệu trở lại' : 'có thêm số liệu'}.`,
    seen: {
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
    untilTold: 'Sẽ nhận định rõ khi có số liệu trở lại.',
    routerOrLan: 'thiết bị mạng tại chỗ (modem, bộ định tuyến, bộ chia mạng)',
    terminalOrLine: {
      down: 'Nhiều khả năng do thiết bị đầu cuối hoặc đường truyền của nhà mạng.',
      slow: 'Nhiều khả năng thiết bị đầu cuối hoặc đường truyền của nhà mạng đang chậm.',
      lossy: 'Nhiều khả năng thiết bị đầu cuối hoặc đường truyền của nhà mạng chập chờn.',
    },
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
    seen: {
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
    untilTold: 'That will show for sure once there are reports again.',
    routerOrLan: 'network equipment on the site (modem, router, switch)',
    terminalOrLine: {
      down: 'Probably the carrier’s terminal or line.',
      slow: 'Probably the carrier’s terminal or line is slow.',
      lossy: 'Probably the carrier’s terminal or line comes and goes.',
    },
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

interface Told {
  readonly parameters: Values;
  readonly count: (name: string) => string;
  readonly named: (name: string) => string;
  readonly f: Formats;
}
type Phrases = Readonly<Record<EvidenceCode, (told: Told) => string>>;

const listed = (told: Told, language: Language, or: string): string =>
  String(told.parameters['causes'] ?? '')
    .split(' ')
    .map((cause) => causeName(cause as Cause, language))
    .join(or);

const vi: Phrases = {
  'collector-was-off': ({ f, parameters }) =>
    `Máy chủ Mạch của tỉnh ngừng ${f.duration(Number(parameters['seconds'] ?? 0) * 1_000)}`,
  'nothing-heard': ({ count }) => `Không nhận được gì từ ${count('devices')} máy của địa điểm`,
  'gateway-silent': ({ count }) => `${count('devices')} trên ${count('measured')} máy không gọi được modem`,
  'gateway-answers': ({ count }) => `${count('devices')} trên ${count('measured')} máy vẫn gọi được modem`,
  'link-lost': ({ count }) => `${count('devices')} máy mất tín hiệu ở cổng mạng`,
  'wireless-answers': ({ count }) => `${count('devices')} máy dùng Wi-Fi vẫn gọi được modem`,
  'gateway-loses': ({ count }) => `${count('devices')} trên ${count('measured')} máy mất gói tin tới modem`,
  'line-silent': ({ count }) => `${count('devices')} máy không ra được Internet`,
  'line-loses': ({ f, parameters }) =>
    `Mất ${f.percent(Number(parameters['lossRatio'] ?? 0))} gói tin trên đường truyền`,
  'line-slow': () => 'Thời gian đi và về trên đường truyền gấp nhiều lần thường lệ',
  'data-network-silent': ({ count }) => `${count('devices')} máy không đi được mạng truyền số liệu chuyên dùng`,
  'data-network-answers': () => 'Mạng truyền số liệu chuyên dùng vẫn thông',
  'modem-told': ({ parameters }) =>
    ({
      connected: 'Modem báo đang có kết nối ra ngoài',
      disconnected: 'Modem báo mất kết nối ra ngoài',
      silent: 'Modem không trả lời câu hỏi về trạng thái',
    })[String(parameters['state'])] ?? 'Modem báo trạng thái lạ',
  'modem-unreadable': () => 'Không đọc được trạng thái modem của nhà mạng',
  'pcs-kept-running': ({ count }) => `${count('devices')} máy vẫn chạy trong lúc mất liên lạc`,
  'pcs-went-off-at-once': ({ count }) => `${count('devices')} máy tắt cùng một lúc`,
  'pcs-went-off-one-by-one': ({ count }) => `${count('devices')} máy lần lượt tắt`,
  'unclean-stops': ({ count }) => `${count('devices')} máy bị tắt đột ngột`,
  'clean-stops': ({ count }) => `${count('devices')} máy được tắt đúng cách`,
  'mains-lost': () => 'Bộ lưu điện (UPS) báo mất điện lưới',
  'neighbours-silent': ({ count }) => `${count('sites')} địa điểm lân cận mất liên lạc cùng lúc`,
  'session-end': () => 'Gần giờ nghỉ, thường có cơ quan ngắt cầu dao',
  'no-second-witness': () => 'Chưa có căn cứ thứ hai cho việc mất điện',
  'same-provider': ({ count, named, parameters }) =>
    parameters['isp'] === undefined
      ? `Cùng lúc tại ${count('sites')} địa điểm`
      : `Cùng lúc tại ${count('sites')} địa điểm dùng ${named('isp')}`,
  'other-providers-good': ({ count }) => `${count('sites')} địa điểm của nhà mạng khác vẫn bình thường`,
  'collector-unreachable-alone': ({ count }) =>
    `${count('sites')} địa điểm không gọi được máy chủ Mạch của tỉnh, các trang khác vẫn vào được`,
  'names-fail': ({ count }) => `${count('devices')} máy tại ${count('sites')} địa điểm không phân giải được tên miền`,
  'addresses-answer': ({ count }) => `Gọi thẳng theo địa chỉ vẫn được tại ${count('sites')} địa điểm`,
  'service-fails': ({ count, named }) =>
    `${named('service')}: không vào được từ ${count('devices')} máy tại ${count('sites')} địa điểm`,
  'service-slow': ({ count, named }) =>
    `${named('service')}: chậm gấp nhiều lần thường lệ từ ${count('devices')} máy tại ${count('sites')} địa điểm`,
  'service-good-elsewhere': ({ count, named }) =>
    `${named('service')}: ${count('devices')} máy khác vẫn vào được bình thường`,
  'static-page-good': ({ named }) => `${named('service')}: trang tĩnh vẫn tốt, chỉ phần ứng dụng bị lỗi`,
  'one-pc-alone': ({ count }) => `${count('others')} máy khác của địa điểm vẫn bình thường`,
  'pressed-slow': ({ count }) =>
    `${count('presses')} lần bấm “Hệ thống vẫn chậm” từ ${count('communes')} xã, phường: nghi vấn hệ thống chậm sau đăng nhập`,
  'pages-good': () => 'Các trang đo được vẫn tốt; không đo phía sau đăng nhập',
  'cannot-be-told-apart': (told) => `Số liệu phù hợp như nhau với: ${listed(told, 'vi', ', hoặc ')}`,
  'contradicted-by-its-site': () => 'Số liệu của máy này trái với các máy cùng địa điểm',
};

const en: Phrases = {
  'collector-was-off': ({ f, parameters }) =>
    `The province’s own collector was off for ${f.duration(Number(parameters['seconds'] ?? 0) * 1_000)}`,
  'nothing-heard': ({ count }) => `Nothing is heard of ${count('devices')} PCs of the site`,
  'gateway-silent': ({ count }) => `The router does not answer ${count('devices')} of ${count('measured')} PCs`,
  'gateway-answers': ({ count }) => `The router answers ${count('devices')} of ${count('measured')} PCs`,
  'link-lost': ({ count }) => `${count('devices')} PCs lost the link at their network port`,
  'wireless-answers': ({ count }) => `The router answers ${count('devices')} PCs on Wi-Fi`,
  'gateway-loses': ({ count }) => `${count('devices')} of ${count('measured')} PCs lose packets to the router`,
  'line-silent': ({ count }) => `${count('devices')} PCs do not reach the internet`,
  'line-loses': ({ f, parameters }) =>
    `${f.percent(Number(parameters['lossRatio'] ?? 0))} of the packets are lost on the way`,
  'line-slow': () => 'Round trips take several times as long as usual',
  'data-network-silent': ({ count }) => `${count('devices')} PCs do not reach the data network`,
  'data-network-answers': () => 'The data network answers',
  'modem-told': ({ parameters }) =>
    ({
      connected: 'The modem says that it is connected',
      disconnected: 'The modem says that it is not connected',
      silent: 'The modem does not answer when asked how it is',
    })[String(parameters['state'])] ?? 'The modem says something odd',
  'modem-unreadable': () => 'The carrier’s modem can’t be asked',
  'pcs-kept-running': ({ count }) => `${count('devices')} PCs ran on meanwhile`,
  'pcs-went-off-at-once': ({ count }) => `${count('devices')} PCs went off at once`,
  'pcs-went-off-one-by-one': ({ count }) => `${count('devices')} PCs went off one after another`,
  'unclean-stops': ({ count }) => `${count('devices')} PCs stopped without a shutdown`,
  'clean-stops': ({ count }) => `${count('devices')} PCs were shut down`,
  'mains-lost': () => 'The UPS lost the mains',
  'neighbours-silent': ({ count }) => `${count('sites')} neighbouring sites fell silent at the same time`,
  'session-end': () => 'Near the end of a session, when main breakers are thrown',
  'no-second-witness': () => 'There is no second witness of a power cut',
  'same-provider': ({ count, named, parameters }) =>
    parameters['isp'] === undefined
      ? `At ${count('sites')} sites at once`
      : `At ${count('sites')} sites of ${named('isp')} at once`,
  'other-providers-good': ({ count }) => `${count('sites')} sites of other providers are well`,
  'collector-unreachable-alone': ({ count }) =>
    `${count('sites')} sites do not reach the province’s own collector, and do reach other pages`,
  'names-fail': ({ count }) => `${count('devices')} PCs at ${count('sites')} sites can’t resolve names`,
  'addresses-answer': ({ count }) => `Addresses answer at ${count('sites')} sites`,
  'service-fails': ({ count, named }) =>
    `${named('service')} fails for ${count('devices')} PCs at ${count('sites')} sites`,
  'service-slow': ({ count, named }) =>
    `${named('service')} takes several times as long as usual for ${count('devices')} PCs at ${count('sites')} sites`,
  'service-good-elsewhere': ({ count, named }) => `${named('service')} is good for ${count('devices')} other PCs`,
  'static-page-good': ({ named }) => `${named('service')}: the static page is good, the application is not`,
  'one-pc-alone': ({ count }) => `${count('others')} other PCs of the site are well`,
  'pressed-slow': ({ count }) =>
    `${count('presses')} presses of “the system is still slow” from ${count('communes')} communes: perhaps slow behind the sign-in`,
  'pages-good': () => 'The pages that are measured are good; nothing is measured behind the sign-in',
  'cannot-be-told-apart': (told) => `What was measured fits equally well: ${listed(told, 'en', ', or ')}`,
  'contradicted-by-its-site': () => 'What this PC says is contradicted by the others of its site',
};

const phrases: Readonly<Record<Language, Phrases>> = { vi, en };
