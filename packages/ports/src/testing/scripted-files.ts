import type { FileSystemSpace, Files } from '../files.ts';
import type { Failed, Result } from '../result.ts';

export interface FilesScript {
  /** Path → text, or the trouble of reading it. */
  readonly files?: Readonly<Record<string, string | Failed>>;
  /** Mount point → space, or the trouble of asking. */
  readonly spaces?: Readonly<Record<string, FileSystemSpace | Failed>>;
  /** Path of a folder → the trouble of listing it; other folders list what lies below them in `files`. */
  readonly folders?: Readonly<Record<string, Failed>>;
}

/** Files that say what the script says. What is not in it is `not-found`. */
export function scriptedFiles({ files = {}, spaces = {}, folders = {} }: FilesScript): Files {
  return {
    readText: async (path) => answer(files[path], path),
    space: async (path) => answer(spaces[path], path),
    list: async (path) => {
      const trouble = folders[path];
      if (trouble !== undefined) return trouble;
      const below = Object.keys(files).filter((file) => file.startsWith(`${path}/`));
      const names = new Set(below.map((file) => file.slice(path.length + 1).split('/', 1)[0] as string));
      return names.size === 0 ? notFound(path) : { ok: true, value: [...names].sort() };
    },
  };
}

function answer<Value extends string | FileSystemSpace>(told: Value | Failed | undefined, path: string): Result<Value> {
  if (told === undefined) return notFound(path);
  return isFailed(told) ? told : { ok: true, value: told };
}

const isFailed = (told: string | FileSystemSpace | Failed): told is Failed => typeof told === 'object' && 'ok' in told;
const notFound = (path: string): Failed => ({
  ok: false,
  failure: 'not-found',
  detail: `${path} is not in the script`,
});
