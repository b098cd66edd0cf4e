import { type Language, type SignInText, signInText } from '@mach/messages';
import type { AccountRecord } from '../accounts/account.ts';
import type { Refused } from '../accounts/sign-in.ts';
import { base32 } from '../accounts/totp.ts';
import { qrSvg } from '../paper/qr-code.ts';
import { drawnPage, escapeHtml } from './drawn-page.ts';

/** What a form is drawn with. `refused`: why what was sent before was not taken. */
interface Form {
  readonly language: Language;
  readonly refused?: Refused;
  readonly characters: { readonly least: number; readonly most: number };
  /** Whether the province has a sign-on of its own. */
  readonly hasSignOn?: boolean;
}

/** Name, password and code. What was typed is not put back: the page may be a shared PC's. */
export function signInForm({ language, refused, characters, hasSignOn = false }: Form): string {
  const text = signInText[language];
  return drawnPage(
    language,
    text.title,
    `${otherLanguage(language, '/sign-in')}
     <h1>${escapeHtml(text.title)}</h1>
     ${whyRefused(text, refused, characters)}
     ${hasSignOn ? `<p><a class="button" href="/sign-on">${escapeHtml(text.signOn)}</a></p>` : ''}
     <form method="post" action="/sign-in?lang=${language}">
       ${field('name', text.name, 'type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="40" autofocus')}
       ${field('password', text.password, 'type="password" autocomplete="current-password" required maxlength="200"')}
       ${field('code', text.code, CODE_INPUT, text.codeHint)}
       <button>${escapeHtml(text.press)}</button>
     </form>
     <p><small>${escapeHtml(text.help)}</small></p>`,
  );
}

/** Where the holder of a post chooses a password, and takes up the second factor. */
export function setUpForm(
  form: Form,
  link: string,
  { account, secret }: { readonly account: AccountRecord; readonly secret?: Uint8Array },
): string {
  const { language, refused, characters } = form;
  const text = signInText[language];
  const action = `/set-up/${encodeURIComponent(link)}`;
  const password = `type="password" autocomplete="new-password" required minlength="${characters.least}" maxlength="${characters.most}"`;
  return drawnPage(
    language,
    text.setUpTitle,
    `${otherLanguage(language, action)}
     <h1>${escapeHtml(text.setUpTitle)}</h1>
     <p>${escapeHtml(text.setUpIntro(account.name, account.post))}</p>
     ${whyRefused(text, refused, characters)}
     <form method="post" action="${action}?lang=${language}">
       <input type="text" value="${escapeHtml(account.name)}" autocomplete="username" readonly hidden>
       ${field('password', text.newPassword(characters.least), password)}
       ${field('again', text.again, password)}
       ${secret === undefined ? '' : secondFactor(text, account.name, secret)}
       <button>${escapeHtml(text.setUpPress)}</button>
     </form>`,
  );
}

/** Why the province's sign-on did not let somebody in. */
export function signOnPage(why: keyof SignInText['signOnRefused']): string {
  const { vi, en } = signInText;
  return drawnPage(
    'vi',
    vi.title,
    `<h1>${escapeHtml(vi.title)}</h1><p class="refused" role="alert">${escapeHtml(vi.signOnRefused[why])}</p>
     <p lang="en"><small>${escapeHtml(en.signOnRefused[why])}</small></p>
     <p><a href="/sign-in">${escapeHtml(vi.press)}</a></p>`,
  );
}

/** What stands behind a link that no longer opens anything. */
export function spentSetUpPage(language: Language): string {
  const text = signInText[language];
  return drawnPage(
    language,
    text.spentTitle,
    `<h1>${escapeHtml(text.spentTitle)}</h1><p>${escapeHtml(text.setUpSpent)}</p>`,
  );
}

const CODE_INPUT = 'type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="7"';

function secondFactor(text: SignInText, name: string, secret: Uint8Array): string {
  const key = base32(secret);
  const address = `otpauth://totp/${encodeURIComponent(`Mạch:${name}`)}?secret=${key}&issuer=${encodeURIComponent('Mạch')}`;
  const inFours = key.match(/.{1,4}/g)?.join(' ') ?? key;
  return `<h2>${escapeHtml(text.factorTitle)}</h2>
     <p>${escapeHtml(text.factor)}</p>
     ${qrSvg(address, escapeHtml(text.factorPicture))}
     <p>${escapeHtml(text.factorKey)}: <span class="key" translate="no">${inFours}</span></p>
     <p><a href="${escapeHtml(address)}">${escapeHtml(text.factorOpen)}</a></p>
     ${field('code', text.code, `${CODE_INPUT} required`)}`;
}

function field(name: string, label: string, attributes: string, hint?: string): string {
  const described = hint === undefined ? '' : ` aria-describedby="${name}-hint"`;
  return `<label for="${name}">${escapeHtml(label)}</label><input id="${name}" name="${name}" ${attributes}${described}>${
    hint === undefined ? '' : `<small id="${name}-hint">${escapeHtml(hint)}</small>`
  }`;
}

function otherLanguage(language: Language, action: string): string {
  const other = language === 'vi' ? 'en' : 'vi';
  return `<p class="language"><a href="${action}?lang=${other}" lang="${other}">${signInText[language].otherLanguage}</a></p>`;
}

function whyRefused(text: SignInText, refused: Refused | undefined, characters: Form['characters']): string {
  return refused === undefined ? '' : `<p class="refused" role="alert">${escapeHtml(sentence())}</p>`;

  function sentence(): string {
    switch (refused?.why) {
      case 'locked':
        return text.locked(Math.ceil(refused.retryAfterS / 60));
      case 'busy':
        return text.busy;
      case 'different':
        return text.different;
      case 'short':
        return text.short(characters.least, characters.most);
      case 'code':
        return text.wrongCode;
      case 'foreign':
        return text.foreign;
      case 'spent':
        return text.setUpSpent;
      default:
        return text.wrong;
    }
  }
}
