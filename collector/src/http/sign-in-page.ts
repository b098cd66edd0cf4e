import { signInText } from '@mach/messages';
import { drawnPage, escapeHtml } from './drawn-page.ts';

/** The page behind a sign-in link: one button, which posts to the link itself. */
export function signInPage(code: string): string {
  const { vi, en } = signInText;
  return drawnPage(
    'vi',
    vi.title,
    `<h1>${escapeHtml(vi.title)}</h1>
     <p>${escapeHtml(vi.intro)}</p>
     <form method="post" action="/sign-in/${encodeURIComponent(code)}"><button autofocus>${escapeHtml(vi.press)}</button></form>
     <p lang="en"><small>${escapeHtml(en.intro)}</small></p>`,
  );
}

/** What stands there once the link was used or is too old. */
export function spentLinkPage(): string {
  const { vi, en } = signInText;
  return drawnPage(
    'vi',
    vi.spentTitle,
    `<h1>${escapeHtml(vi.spentTitle)}</h1><p>${escapeHtml(vi.spent)}</p><p lang="en"><small>${escapeHtml(en.spent)}</small></p>`,
  );
}
