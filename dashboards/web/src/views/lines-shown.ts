import type { SiteRow } from '@mach/wire';

/** Which sites of a provider are asked for: all, those that are watched, or those that are not heard. */
export type LinesAsked = '' | 'watched' | 'silent';

/** The sites behind a number of the board of lines, as that board counts them: not heard first, the latest of them before the others. */
export function linesShown<Row extends Pick<SiteRow, 'id' | 'communeCode' | 'line'>>(
  sites: readonly Row[],
  asked: LinesAsked,
): readonly Row[] {
  return sites
    .filter(({ line }) => asked === '' || (asked === 'watched' ? line !== undefined : line?.isHeard === false))
    .sort((a, b) => standing(a) - standing(b) || latest(b) - latest(a) || compare(a.communeCode, b.communeCode));
}

const standing = ({ line }: Pick<SiteRow, 'line'>): number => (line === undefined ? 2 : line.isHeard ? 1 : 0);
const latest = ({ line }: Pick<SiteRow, 'line'>): number => (line?.isHeard === false ? line.since : 0);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
