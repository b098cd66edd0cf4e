import type { ChosenService, WatchedService } from './schema.ts';

export const KINDS_OF_PAGE = ['static', 'application'] as const;

/** A service with the pages that are asked for: those that it names, else the first page of its first host. */
export function watchedService({ pages = {}, ...service }: ChosenService): WatchedService {
  const named = KINDS_OF_PAGE.flatMap((page) => (pages[page] === undefined ? [] : [{ url: pages[page], page }]));
  return { ...service, pages: named.length > 0 ? named : [{ url: `https://${service.hosts[0]}/` }] };
}

/** All that is watched: what stands in the file, and what the pages chose beside it. Of one id the file's is meant. */
export function allWatched(
  ofFile: readonly WatchedService[],
  chosen: Iterable<ChosenService>,
): readonly WatchedService[] {
  const ids = new Set(ofFile.map(({ id }) => id));
  return [...ofFile, ...[...chosen].filter(({ id }) => !ids.has(id)).map(watchedService)];
}
