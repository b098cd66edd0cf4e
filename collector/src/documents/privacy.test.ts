import { privacyText } from '@mach/messages';
import { kinds } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { markdownOf } from './document-part.ts';
import { privacyPart, sentFields } from './privacy.ts';
import { purposeOfKinds } from './purposes.ts';

describe('what leaves a PC', () => {
  it('each kind of reading has a purpose, and no purpose is of a kind that there is not', () => {
    expect([...purposeOfKinds.keys()].toSorted()).toEqual([...kinds.keys()].toSorted());
  });

  it.each(['vi', 'en'] as const)(
    'each field of the messages has a reason in %s, and no reason is left over',
    (language) => {
      const fields = new Set(sentFields().map(({ field }) => field as string));
      expect(Object.keys(privacyText[language].fields).toSorted()).toEqual([...fields].toSorted());
    },
  );

  it.each([
    ['en', '../../../docs/privacy.md'],
    ['vi', '../../../docs/ho-so-an-toan/03-du-lieu-gui-di.md'],
  ] as const)('in %s it stands in %s', async (language, file) => {
    await expect(
      markdownOf(privacyPart(language, COLLECTOR_LIMITS), privacyText[language].generated),
    ).toMatchFileSnapshot(file);
  });
});
