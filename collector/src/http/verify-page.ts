import { formats, groupedCode, type Language, slipFacts, verifyText } from '@mach/messages';
import type { VerifiedPrint } from '@mach/wire';
import { drawnPage, escapeHtml } from './drawn-page.ts';

/** What came of a try. `wait`: too many came from that address. */
export type Verified =
  | { readonly is: 'known'; readonly print: VerifiedPrint }
  | { readonly is: 'unknown' | 'mistyped' | 'digits' }
  | { readonly is: 'wait'; readonly seconds: number };

/** The page where anybody who holds a paper tries its code, and what that paper says. */
export function verifyPage(language: Language, tried?: Verified): string {
  const text = verifyText(language);
  const other = language === 'vi' ? 'en' : 'vi';
  const form = `<form method="get" action="/verify">
       <input type="hidden" name="lang" value="${language}">
       <label for="code">${escapeHtml(text.label)}</label>
       <input id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="40" required placeholder="0000 0000 0000">
       <button>${escapeHtml(text.press)}</button>
     </form>`;
  return drawnPage(
    language,
    text.title,
    `<p class="language"><a href="/verify?lang=${other}" lang="${other}">${escapeHtml(text.otherLanguage)}</a></p>
     <h1>${escapeHtml(text.title)}</h1>
     ${tried === undefined ? `<p>${escapeHtml(text.intro)}</p>` : outcome(language, tried)}
     ${tried?.is === 'known' ? `<p><a href="/verify?lang=${language}">${escapeHtml(text.again)}</a></p>` : form}`,
  );
}

function outcome(language: Language, tried: Verified): string {
  const text = verifyText(language);
  if (tried.is === 'wait') return refused(text.wait(String(tried.seconds)));
  if (tried.is !== 'known') return refused(text[tried.is]);
  const { print } = tried;
  const { dateTime } = formats(language);
  const intro = print.kind === 'slip' ? text.known : text.dossier(String(print.incident));
  const facts: (readonly [string, string])[] = [
    [text.label, groupedCode(print.code)],
    ...(print.kind === 'slip'
      ? ([
          [text.place, print.slip.commune.name],
          ...slipFacts(print.slip, language),
          [text.incident, String(print.slip.number)],
        ] as const)
      : []),
    [text.frozenAt, dateTime(print.at)],
    ['SHA-256', print.sha256],
  ];
  const rows = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<p role="status"><strong>${escapeHtml(intro)}</strong></p><dl>${rows.join('')}</dl>`;
}

const refused = (sentence: string) => `<p class="refused" role="alert">${escapeHtml(sentence)}</p>`;
