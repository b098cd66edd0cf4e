import { describe, expect, it } from 'vitest';
import { registerSentence } from './asset-status.ts';
import { LANGUAGES } from './language.ts';

const asset = { life: 'over', quota: 'unknown', unknown: ['quota-without-rule'] } as const;

describe.each(LANGUAGES)('what the register says of something that money is spent on, in %s', (language) => {
  it.each([
    ['a switch of the register', 'switch', asset],
    ['a switch that was only seen', 'switch', undefined],
    ['a line', 'line', undefined],
    ['a PC', undefined, asset],
  ] as const)('of %s something is said', (_, kind, row) => {
    expect(registerSentence(kind, row, language)).toMatch(/\S{2}/);
    expect(registerSentence(kind, row, language)).not.toMatch(/undefined/);
  });

  it('a line is rented, and what nobody looked up is unknown', () => {
    const [line, seen] = [
      registerSentence('line', undefined, language),
      registerSentence('switch', undefined, language),
    ];
    expect(line).toContain({ vi: 'thuê', en: 'rented' }[language]);
    expect(seen).toContain({ vi: 'chưa rõ thời hạn sử dụng', en: 'life not known' }[language]);
    expect(seen).toContain({ vi: 'chưa rõ định mức', en: 'quota not known' }[language]);
  });
});
