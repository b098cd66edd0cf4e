import type { Listed } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { fetchJson } from './fetch-json.ts';

export interface More<Row> {
  /** What came behind the first page. */
  readonly pages: readonly (readonly Row[])[];
  readonly isAsking: boolean;
  readonly hasFailed: boolean;
  /** Asks for what stands behind so many rows. */
  readonly ask: (offset: number) => void;
}

/** The further pages of a list, each when somebody asks for it. `url`: of the first one, with a query. */
export function useMore<Row>(url: string): More<Row> {
  const none = { url, pages: [] as readonly (readonly Row[])[], isAsking: false, hasFailed: false };
  const [kept, keep] = useState(none);
  // Of another list nothing is kept, nor is what comes late for one.
  const now = kept.url === url ? kept : none;
  const ask = async (offset: number) => {
    if (now.isAsking) return;
    keep({ ...now, isAsking: true, hasFailed: false });
    const answer = await fetchJson(`${url}&offset=${offset}`, limits.longRequestTimeoutMs);
    keep((last) => {
      if (last.url !== url) return last;
      if (!answer.ok) return { ...last, isAsking: false, hasFailed: true };
      return { ...last, isAsking: false, pages: [...last.pages, (answer.data as Listed<Row>).items] };
    });
  };
  return { ...now, ask: (offset) => void ask(offset) };
}
