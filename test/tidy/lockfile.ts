import type { Finding } from './source-tree.ts';

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Optional dependencies that the lock file names and does not hold. `npm install` drops one that the registry lacks
 * without a word, and `npm ci` then fails everywhere with "Missing: … from lock file".
 */
export function missingOptionals(text: string): Finding[] {
  const packages: Readonly<Record<string, LockEntry>> = JSON.parse(text).packages;
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !placesOf(path, name).some((place) => place in packages))
      .map((name) => ({
        path: 'package-lock.json',
        line: text.slice(0, Math.max(0, text.indexOf(`"${path}": {`))).split('\n').length,
        found: `${path === '' ? 'the root' : path} names the optional "${name}", which has no entry`,
        instead:
          'Remove lock file and node_modules together and install again, or pin a version whose platforms all exist',
      })),
  );
}

/** Where Node would look for `name` from the package at `path`, nearest first. */
function placesOf(path: string, name: string): string[] {
  const parts = path.split('/node_modules/');
  const places = parts.map(
    (_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`,
  );
  return [...places, `node_modules/${name}`].map((place) => place.replace(/^\//, ''));
}
