import { createHash } from 'node:crypto';
import { signInText } from '@mach/messages';

/** The page behind a sign-in link: one button, which posts to the link itself. No script. */
export function signInPage(code: string): string {
  const { vi, en } = signInText;
  return page(
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
  return page(
    vi.spentTitle,
    `<h1>${escapeHtml(vi.spentTitle)}</h1><p>${escapeHtml(vi.spent)}</p><p lang="en"><small>${escapeHtml(en.spent)}</small></p>`,
  );
}

const STYLE = `
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1rem; color: #1b2733; }
  button { font: inherit; padding: .7rem 1.6rem; border: 0; border-radius: .4rem; background: #0b5cad; color: #fff; cursor: pointer; }
  small { color: #55606b; }
`;

/** By it the content policy lets this one style stand in the page: it must look right with the pages not built. */
export const SIGN_IN_STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
${body}
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
