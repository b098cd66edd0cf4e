import { type Formats, formats, LANGUAGES, type Language, type PageMessages, pageMessages } from '@mach/messages';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

const STORED_AS = 'mach-language';

export interface Spoken {
  readonly language: Language;
  readonly messages: PageMessages;
  readonly format: Formats;
  readonly change: (language: Language) => void;
}

export const SpokenContext = createContext<Spoken>({
  language: 'vi',
  messages: pageMessages('vi'),
  format: formats('vi'),
  change: () => {},
});

/** The language of the page, with its sentences and its formats. */
export const useSpoken = (): Spoken => useContext(SpokenContext);

/** `?lang=` of the address, else what was chosen here before, else Vietnamese. */
export function chosenLanguage(search: string, stored: string | null): Language {
  const asked = new URLSearchParams(search).get('lang') ?? stored;
  return LANGUAGES.find((language) => language === asked) ?? 'vi';
}

/** A browser that forbids storage remembers nothing, and that is all. */
export const languageMemory = {
  read: (): string | null => {
    try {
      return localStorage.getItem(STORED_AS);
    } catch {
      return null;
    }
  },
  write: (language: Language): void => {
    try {
      localStorage.setItem(STORED_AS, language);
    } catch {
      // Nothing to do: the switch works for this visit.
    }
  },
};
