import {
  CHECK_TOPICS,
  CHECK_WISHES,
  type CheckTopic,
  type CheckUp,
  type CheckWish,
  isNeeded,
  isWished,
  type Light,
} from '@mach/diagnosis';
import {
  type CheckPageMessages,
  checkPageMessages,
  checkWords,
  type Language,
  type PressedService,
  serviceLines,
  topicWords,
  type WaitsToJoin,
} from '@mach/messages';
import type { Contact } from '@mach/wire';
import { type Html, html } from './html.ts';

export interface PageOf {
  readonly language: Language;
  /** Undefined before joining. */
  readonly deviceNumber: number | undefined;
}

/** What the first page says of this PC beside its number. */
export interface HomeOf {
  readonly isServer: boolean;
  /** Undefined where it has joined, or nobody said that it shall. */
  readonly waitsFor: WaitsToJoin | undefined;
}

export interface CheckEnd {
  readonly check: CheckUp;
  readonly wish: CheckWish;
  readonly code: string;
  readonly services: readonly PressedService[];
  readonly contacts: readonly Contact[];
}

/** Shapes as well as colours, for those who can't tell colours apart. */
const MARKS: Readonly<Record<Light, string>> = {
  good: '✓',
  warning: '!',
  critical: '✕',
  unknown: '?',
  'not-asked': '–',
};

/** Pages of one PC in one language. A check is written in three pieces, as its lights come. */
export function checkPages({ language, deviceNumber }: PageOf) {
  const words = checkPageMessages(language);
  const lang = language === 'en' ? '?lang=en' : '';
  const head = (title: string) => html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/page.css"></head>
<body><main>
<header><h1>${title}</h1><span class="soft">${
    deviceNumber === undefined ? words.notJoined : words.deviceNumber(deviceNumber)
  }</span></header>
`;
  const foot = { html: '</main></body></html>\n' };
  // Before joining there is nobody to tell it to.
  const stillSlow =
    deviceNumber === undefined
      ? undefined
      : html`<form method="post" action="/still-slow${lang}"><button>${words.stillSlowPress}</button></form>
<p class="soft">${words.stillSlowNote}</p>
`;
  const toHome = html`<nav><a href="/${lang}">${words.back}</a></nav>`;

  return {
    home: ({
      isServer,
      waitsFor,
    }: HomeOf) => html`${head(words.title)}${waitsFor === undefined ? undefined : html`<p><strong>${words.waitsToJoin[waitsFor]}</strong></p>`}<h2>${words.question}</h2>
<form method="post" action="/check${lang}">
${CHECK_WISHES.map(
  (
    wish,
    index,
  ) => html`<button name="wish" value="${wish}"${{ html: index === 0 ? ' class="first"' : '' }}>${words.wishes[wish]}</button>
`,
)}</form>
<p class="soft">${words.takes}</p>
${isServer ? html`<p class="soft">${words.asServer}</p>` : undefined}<nav><a href="/sent${lang}">${words.whatIsSent}</a><a href="/${language === 'en' ? '' : '?lang=en'}">${words.otherLanguage}</a></nav>
${foot}`,

    sent: (text: string | undefined, isServer: boolean) => html`${head(words.sentTitle)}<p>${words.sentNote}</p>
${isServer ? html`<p><strong>${words.asServer}</strong></p>` : undefined}${text === undefined ? html`<p>${words.nothingSent}</p>` : html`<pre tabindex="0">${text}</pre>`}${toHome}${foot}`,

    /** A sentence alone, such as that there is no such page. */
    says: (sentence: string) => html`${head(words.title)}<p>${sentence}</p>${toHome}${foot}`,

    checkBegins: (wish: CheckWish) => html`${head(words.wishes[wish])}<p class="soft running">${words.takes}</p>
<div class="check" aria-live="polite"><ul class="lights">
`,
    lights: (topics: readonly CheckTopic[], wish: CheckWish) =>
      html`${topics.filter((each) => !isFolded(each, wish)).map((each) => placed(each, wish, language))}`,
    checkEnds: ({ check, wish, code, services, contacts }: CheckEnd) => {
      const folded = check.topics.filter((each) => isFolded(each, wish));
      const { cause, nextStep } = checkWords(check, language);
      return html`</ul>
${foldOf(folded, words, language)}${servicesOf(services, words, language)}<div class="end"><h2>${words.result}</h2>
<div class="result ${check.overall}" id="result"><p class="cause">${cause}</p><p>${nextStep}</p></div>
${contactsOf(contacts, words)}<h2>${words.codeTitle}</h2><p class="code">${code}</p><p class="soft">${words.codeNote}</p>
<h2>${words.lights}</h2></div></div>
<form method="post" action="/check${lang}"><button name="wish" value="everything">${words.checkAgain}</button></form>
${stillSlow}${toHome}${foot}`;
    },
  };
}

function contactsOf(contacts: readonly Contact[], words: CheckPageMessages): Html | undefined {
  if (contacts.length === 0) return undefined;
  return html`<h2>${words.callTitle}</h2><dl class="calls">${contacts.map(
    ({ phone, ...who }) => html`<dt>${words.contact(who)}</dt><dd>${phone}</dd>
`,
  )}</dl>
`;
}

const lightOf = (light: Light, sentence: string, place = ''): Html =>
  html`<li class="${light}${place}"><span class="mark" aria-hidden="true">${MARKS[light]}</span><span>${sentence}</span></li>
`;

/** What tells nothing of what somebody came for: not looked at, or not to be known. It stays at hand, folded. */
const isFolded = ({ topic, light }: CheckTopic, wish: CheckWish): boolean =>
  light === 'not-asked' || (light === 'unknown' && !isNeeded(topic, wish));

function foldOf(folded: readonly CheckTopic[], words: CheckPageMessages, language: Language): Html | undefined {
  if (folded.length === 0) return undefined;
  const lights = topicWords(folded, language).map(({ light, sentence }) => lightOf(light, sentence));
  return html`<details><summary>${words.others(folded.length)}</summary><ul>
${lights}</ul></details>
`;
}

/** A light with its place on the page, whenever it comes: what somebody came for first, then along the way. */
function placed(each: CheckTopic, wish: CheckWish, language: Language): Html {
  const place = [...CHECK_TOPICS].sort((a, b) => Number(isWished(b, wish)) - Number(isWished(a, wish)));
  const [told] = topicWords([each], language);
  return lightOf(each.light, told?.sentence ?? '', ` place-${place.indexOf(each.topic)}`);
}

function servicesOf(
  services: readonly PressedService[],
  words: CheckPageMessages,
  language: Language,
): Html | undefined {
  if (services.length === 0) return undefined;
  const lines = serviceLines(services, language).map(({ light, sentence }) => lightOf(light, sentence));
  return html`<h2>${words.services}</h2><ul>${lines}</ul><p class="soft">${words.serviceNote}</p>
`;
}
