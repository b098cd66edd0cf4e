import { expect, it } from 'vitest';
import { chosenLanguage } from './language.ts';

it.each([
  ['', null, 'vi'],
  ['', 'en', 'en'],
  ['?lang=en', null, 'en'],
  ['?lang=vi', 'en', 'vi'],
  ['?lang=fr', 'en', 'vi'],
  ['', 'xx', 'vi'],
])('address %j and memory %j speak %s', (search, stored, language) => {
  expect(chosenLanguage(search, stored)).toBe(language);
});
