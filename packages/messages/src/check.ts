import type { CheckCode, CheckTopic, CheckUp, Light } from '@mach/diagnosis';
import type { RoomTopicRow } from '@mach/wire';
import { english } from './check-words/english.ts';
import { vietnamese } from './check-words/vietnamese.ts';
import type { Words } from './check-words/words.ts';
import { type Formats, formats } from './format.ts';
import type { Language } from './language.ts';

export interface CheckSentencesOptions {
  readonly language: Language;
  /** The device's short number, to read over the phone; absent before joining. */
  readonly deviceNumber?: number;
  /** The code of this result, to read over the phone with it. */
  readonly code?: string;
}

export interface TopicWords {
  readonly light: Light;
  readonly sentence: string;
}

/** The check in words: what is most likely the reason, the one thing to do, and a sentence a topic. */
export interface CheckWords {
  readonly cause: string;
  readonly nextStep: string;
  readonly topics: readonly TopicWords[];
}

/** Blames nobody, and says no more than this PC alone can know. */
export function checkWords({ cause, nextStep, topics }: CheckUp, language: Language): CheckWords {
  const words = wordsOf(language);
  return {
    cause: words.causes[cause],
    nextStep: `${words.next} ${words.steps[nextStep]}`,
    topics: topicWords(topics, language),
  };
}

/** What was found of each topic. */
export function topicWords(topics: readonly CheckTopic[], language: Language): readonly TopicWords[] {
  const words = wordsOf(language);
  const f = formats(language);
  return topics.map((found) => ({ light: found.light, sentence: topicSentence(found, words, f) }));
}

/** The same of a meeting room, as the collector gives it; a topic of a newer collector is left out. */
export function roomTopicLines(topics: readonly RoomTopicRow[], language: Language): readonly TopicWords[] {
  const words = wordsOf(language);
  const isKnown = ({ topic, finding }: RoomTopicRow) =>
    topic in words.topics && (finding === undefined || finding in words.findings);
  return topicWords(topics.filter(isKnown) as readonly CheckTopic[], language);
}

/** What topics of the check are called. */
export const topicNames = (topics: readonly string[], language: Language): readonly string[] => {
  const names: Readonly<Record<string, string>> = wordsOf(language).topics;
  return topics.map((topic) => names[topic] ?? topic);
};

/** The check as lines of a console, with the code to read over the phone. */
export function checkSentences(check: CheckUp, options: CheckSentencesOptions): readonly string[] {
  const { language, deviceNumber, code } = options;
  const words = wordsOf(language);
  const { cause, nextStep, topics } = checkWords(check, language);
  return [
    cause,
    nextStep,
    '',
    words.details,
    ...topics.map(({ light, sentence }) => `  ${LIGHT_MARKS[light]}  ${sentence}`),
    ...(deviceNumber === undefined ? [] : ['', words.number(deviceNumber)]),
    ...(code === undefined ? [] : [words.code(code)]),
  ];
}

/** What a code that was read over the phone says, for whoever listens. */
export function checkCodeSentences(code: CheckCode, language: Language): readonly string[] {
  const words = wordsOf(language);
  const { cause, topics } = checkCodeWords(code, language);
  const lines = topics.map(({ light, sentence }) => `  ${LIGHT_MARKS[light]}  ${sentence}`);
  return [words.codeOf(code.deviceNumber), cause, '', words.details, ...lines];
}

/** The same for a page: the cause and a sentence for each light. */
export function checkCodeWords({ cause, topics }: CheckCode, language: Language): Omit<CheckWords, 'nextStep'> {
  const words = wordsOf(language);
  return {
    cause: words.causes[cause],
    topics: topics.map(({ topic, light }) => ({ light, sentence: `${words.topics[topic]}: ${words.lights[light]}.` })),
  };
}

/** What a check has the person at the PC do. */
export function checkStep(step: CheckUp['nextStep'], language: Language): string {
  const words = wordsOf(language);
  return `${words.next} ${words.steps[step]}`;
}

const wordsOf = (language: Language): Words => (language === 'vi' ? vietnamese : english);

function topicSentence(found: CheckTopic, words: Words, f: Formats): string {
  const name = words.topics[found.topic];
  const said = found.finding === undefined ? undefined : words.findings[found.finding](found.values, f);
  if (said !== undefined) return `${name}: ${said}.`;
  if (found.light === 'not-asked') return `${name}: ${words.notAsked[found.topic] ?? words.unknown}.`;
  if (found.light === 'unknown') return `${name}: ${words.unknown}.`;
  return `${name}: ${words.measured[found.topic]?.(found.values, f) ?? words.good}.`;
}

/** Plain characters, because the consoles of old PCs show no others. */
export const LIGHT_MARKS: Readonly<Record<Light, string>> = {
  good: '[OK]',
  warning: '[! ]',
  critical: '[!!]',
  unknown: '[? ]',
  'not-asked': '[- ]',
};
