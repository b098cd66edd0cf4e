import type { Reading } from '@mach/wire';

/** Shorter names stand inside too many words of the program. */
const NAME_LENGTH_MIN = 3;
/** The longest that the wire takes. */
const DETAIL_LENGTH_MAX = 1_000;

/**
 * Folders that are named after users, however a program writes them. `https://a.vn/home/page` is none: in a path of Linux nothing
 * stands before the folder, and one of Windows has a drive or lies the other way.
 */
const HOMES: readonly RegExp[] = [
  /((?<![\p{L}\p{N}_./-]|https?:)\/+(?:var\/|export\/|run\/)?(?:home|media|Users)\/+)[^/\s:"'<>|()]+/giu,
  /((?:\\|\b[a-z]:\/)+(?:Users|home|Documents and Settings)[\\/]+)[^\\/:*?"'<>|\r\n()]+/giu,
];

/**
 * Takes names of users and of this PC out of a reading, whatever child or library put them into its words: out of its details
 * wherever they stand, out of its parts and values as far as they are names of folders. `ownNames` are those of the account that
 * the agent runs under and of the PC.
 */
export function withoutNames(ownNames: readonly string[]): (reading: Reading) => Reading {
  const own = ownNames
    .filter(({ length }) => length >= NAME_LENGTH_MIN)
    .map((name) => new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'giu'));
  const withoutHomes = (text: string) => HOMES.reduce((rest, home) => rest.replace(home, '$1(name)'), text);
  const withoutOwn = (text: string) => own.reduce((rest, name) => rest.replace(name, '(name)'), withoutHomes(text));

  return ({ target, detail, values, ...reading }) => ({
    ...reading,
    ...(target === undefined ? {} : { target: withoutHomes(target) }),
    ...(detail === undefined ? {} : { detail: withoutOwn(detail).slice(0, DETAIL_LENGTH_MAX) }),
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? withoutHomes(value) : value]),
    ),
  });
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
