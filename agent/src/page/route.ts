import { CHECK_WISHES, type CheckWish } from '@mach/diagnosis';
import type { Language } from '@mach/messages';

export interface PageRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Of a form, at most `PAGE_BODY_BYTES_MAX`. */
  readonly body: string;
}

/** A form holds one word. */
export const PAGE_BODY_BYTES_MAX = 200;

export type PageRoute =
  | {
      readonly to: 'home' | 'sent' | 'style' | 'still-slow' | 'alive' | 'not-found' | 'refused';
      readonly language: Language;
    }
  | { readonly to: 'check'; readonly language: Language; readonly wish: CheckWish };

/**
 * What is asked of the check-up page at this port. Only names of this very PC are answered, so that no page of the internet can
 * read it by a name of its own that leads to 127.0.0.1; and a check is pressed from the page itself alone.
 */
export function pageRoute({ method, url, host, origin, body }: PageRequest, port: number): PageRoute {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const language: Language = searchParams.get('lang') === 'en' ? 'en' : 'vi';
  if (host === undefined || !own.includes(host)) return { to: 'refused', language };
  if (pathname === '/check' && method === 'POST') {
    if (origin !== `http://${host}`) return { to: 'refused', language };
    const wished = new URLSearchParams(body).get('wish');
    const wish = CHECK_WISHES.find((each) => each === wished) ?? 'everything';
    return { to: 'check', language, wish };
  }
  if (pathname === '/still-slow' && method === 'POST')
    return { to: origin === `http://${host}` ? 'still-slow' : 'refused', language };
  if (method !== 'GET' && method !== 'HEAD') return { to: 'not-found', language };
  switch (pathname) {
    case '/':
    case '/check':
    case '/still-slow':
      return { to: 'home', language };
    case '/sent':
      return { to: 'sent', language };
    case '/page.css':
      return { to: 'style', language };
    case '/-/alive':
      return { to: 'alive', language };
    default:
      return { to: 'not-found', language };
  }
}
