import type { EvidenceCode } from '@mach/diagnosis';
import type { Cause, Values } from '@mach/wire';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';
import { causeName, unknownCode } from './verdicts.ts';

/** One measurement that decided, as a phrase. Services and providers are named by their ids in the parameters unless `nameOf` knows better. */
export function evidenceSentence(
  { code, parameters }: { readonly code: string; readonly parameters: Values },
  language: Language,
  nameOf: (id: string) => string = (id) => id,
): string {
  const phrase = phrases[language];
  if (!isKnown(phrase, code)) return unknownCode(code, language);
  const count = (name: string) => formats(language).integer(Number(parameters[name] ?? 0));
  const named = (name: string) => nameOf(String(parameters[name] ?? ''));
  return phrase[code]({ parameters, count, named, f: formats(language) });
}

const isKnown = (phrase: Phrases, code: string): code is EvidenceCode => Object.hasOwn(phrase, code);

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
