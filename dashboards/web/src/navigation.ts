import { useLocation } from 'preact-iso';

export { LocationProvider, Route, Router } from 'preact-iso';

/** Addresses of the pages. */
export const paths = {
  province: '/',
  commune: (code: string) => `/communes/${encodeURIComponent(code)}`,
  device: (id: string) => `/devices/${encodeURIComponent(id)}`,
  devicesKnownBy: (coverage: string) => `/devices?known=${coverage}`,
  failing: '/devices?trouble=yes',
  failedChecks: (commune?: string) =>
    `/devices?checks=failed${commune === undefined ? '' : `&commune=${encodeURIComponent(commune)}`}`,
  lines: (provider = '', line = '') => `/lines?${new URLSearchParams({ provider, ...(line !== '' && { line }) })}`,
  incidents: '/incidents',
  incident: (number: number) => `/incidents/${number}`,
  dossier: (number: number) => `/incidents/${number}/dossier`,
  print: (code: string) => `/prints/${encodeURIComponent(code)}`,
  meetings: '/meetings',
  meeting: (id: string) => `/meetings/${encodeURIComponent(id)}`,
  check: '/check',
  checkCode: (code: string) => `/check/${code.replace(/\D/g, '')}`,
  priorities: '/priorities',
  plans: '/plans',
  reports: '/reports',
  admin: '/admin',
  adminPart: (part: string) => `/admin/${part}`,
  prioritiesOf: (code: string) => `/priorities?commune=${encodeURIComponent(code)}`,
} as const;

/** Addresses that are pages; all others of the collector (`/api`, `/metrics`) are left to the browser. */
export const ownPages =
  /^\/(\?|$|communes\/|devices\/|(incidents|priorities|meetings|check|devices|lines|plans|reports|admin)(\?|$)|(incidents|meetings|prints|admin|check)\/)/;

/** Reads and replaces one parameter of the address, so that a filter survives a reload and can be sent to a colleague. */
export function useQueryParameter(name: string): readonly [value: string, set: (value: string) => void] {
  const { path, query, route } = useLocation();
  const set = (value: string) => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(name);
    else next.set(name, value);
    const search = next.toString();
    route(search === '' ? path : `${path}?${search}`, true);
  };
  return [query[name] ?? '', set];
}

/** The path of the page that is open. */
export function usePath(): string {
  return useLocation().path;
}

/** All parameters of the address, and what replaces them; the language that was asked for stays. */
export function useQuery(): readonly [
  query: Readonly<Record<string, string>>,
  set: (query: Readonly<Record<string, string>>) => void,
] {
  const { path, query, route } = useLocation();
  const set = (next: Readonly<Record<string, string>>) => {
    const search = new URLSearchParams({ ...next, ...(query['lang'] === undefined ? {} : { lang: query['lang'] }) });
    const text = search.toString();
    const url = text === '' ? path : `${path}?${text}`;
    if (url !== location.pathname + location.search) route(url, true);
  };
  return [query, set];
}

/** Opens another page. */
export function useGo(): (path: string) => void {
  const { route } = useLocation();
  return (path) => route(path);
}
