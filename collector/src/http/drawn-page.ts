import { createHash } from 'node:crypto';
import type { Language } from '@mach/messages';

/** A whole page that the collector draws itself, without a script: it must look right with the pages not built. `body` is HTML. */
export function drawnPage(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
<main>
${body}
</main>
</html>
`;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 8vh auto; padding: 0 1rem; color: #1b2733; background: #fff; }
  label { display: block; margin-top: 1rem; font-weight: 600; }
  input { font: inherit; box-sizing: border-box; width: 100%; padding: .55rem .7rem; border: 1px solid #76828e; border-radius: .4rem; background: #fff; color: #1b2733; }
  a.button { display: inline-block; padding: .7rem 1.6rem; border-radius: .4rem; background: #0b5cad; color: #fff; text-decoration: none; }
  button { font: inherit; margin-top: 1.4rem; padding: .7rem 1.6rem; border: 0; border-radius: .4rem; background: #0b5cad; color: #fff; cursor: pointer; }
  :focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
  small { display: block; color: #55606b; }
  a { color: #0b5cad; }
  .language { text-align: right; }
  dt { margin-top: .6rem; color: #55606b; font-size: .95rem; }
  dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
  .refused { padding: .7rem 1rem; border-left: .3rem solid #b3261e; background: #fdecea; color: #601410; }
  .qr { display: block; width: 14rem; max-width: 100%; margin: .8rem 0; border: 1px solid #76828e; }
  .key { font: 1.15rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all; }
  @media (prefers-color-scheme: dark) {
    body { background: #10161c; color: #e3e9ef; }
    input { background: #1a232c; color: #e3e9ef; border-color: #8796a5; }
    small, dt { color: #a5b1bd; }
    a:not(.button) { color: #7db8f5; }
    .refused { background: #3a1512; color: #f9dedc; }
  }
`;

/** By it the content policy lets this one style stand in the page. */
export const DRAWN_STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
