import { useLocation } from 'preact-iso';

export { LocationProvider, Route, Router } from 'preact-iso';

/** Addresses of the pages. */
export const paths = {
  province: '/',
  commune: (code: string) => `/communes/${encodeURIComponent(code)}`,
  device: (id: string) => `/devices/${encodeURIComponent(id)}`,
  incidents: '/incidents',
  incident: (number: number) => `/incidents/${number}`,
  priorities: '/priorities',
  admin: '/admin',
  adminPart: (part: string) => `/admin/${part}`,
  prioritiesOf: (code: string) => `/priorities?commune=${encodeURIComponent(code)}`,
} as const;

/** Addresses that are pages; all others of the collector (`/api`, `/metrics`) are left to the browser. */
export const ownPages = /^\/(\?|$|communes\/|devices\/|(incidents|priorities|admin)(\?|$)|incidents\/|admin\/)/;

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
