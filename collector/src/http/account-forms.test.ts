import { expect, it } from 'vitest';
import type { AccountRecord } from '../accounts/account.ts';
import { setUpForm, signInForm, signOnPage } from './account-forms.ts';

const form = { language: 'en', characters: { least: 12, most: 200 } } as const;
const account: AccountRecord = { name: 'so-khcn', role: 'planner', post: 'Sở "KH&CN" <b>', createdAt: 1, turn: 1 };

it('offers the province’s sign-on where there is one', () => {
  expect(signInForm(form)).not.toContain('/sign-on');
  expect(signInForm({ ...form, hasSignOn: true })).toContain('href="/sign-on"');
});

it.each([
  [{ ok: false, why: 'locked', retryAfterS: 61 }, 'in 2 minutes'],
  [{ ok: false, why: 'short' }, 'from 12 to 200 characters'],
  [{ ok: false, why: 'foreign' }, 'did not come from a page of Mạch'],
  [{ ok: false, why: 'wrong' }, 'is not right'],
] as const)('says why %j was not taken', (refused, sentence) => {
  expect(signInForm({ ...form, refused })).toContain(sentence);
});

it('shows the key of the second factor to whom it is for, in fours and as an address of apps', () => {
  const shown = setUpForm(form, 'link', { account, secret: new Uint8Array(20) });
  expect(shown).toContain('AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA');
  expect(shown).toContain('otpauth://totp/M%E1%BA%A1ch%3Aso-khcn?secret=');
  expect(shown).toMatch(/<svg class="qr"[^>]* role="img" aria-label="QR code [^"]+"/);
  expect(shown).toContain('Sở &quot;KH&amp;CN&quot; &lt;b>');
  expect(setUpForm(form, 'link', { account })).not.toMatch(/otpauth|<svg/);
});

it('says in both languages why the sign-on did not let somebody in', () => {
  expect(signOnPage('unknown')).toMatch(/chưa được cấp quyền[\s\S]*has no right to enter/);
});
