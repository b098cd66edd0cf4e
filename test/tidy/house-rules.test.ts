import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { arrowsBetweenRooms, arrowsInsidePrograms, librariesOfTheResident } from './arrows.ts';
import { circles } from './circles.ts';
import { crossedBorders, manifest, scatteredLibraries, undeclaredImports, unusedDependencies } from './dependencies.ts';
import { deadReferences } from './documents.ts';
import { defaultExports, namesNotInKebabCase, tooLong, untested } from './file-shape.ts';
import { missingOptionals } from './lockfile.ts';
import { unlistedProbes, unparsedCommands } from './programs.ts';
import { type Finding, readTree, toLine } from './source-tree.ts';
import { leftovers, looseTypes, machineWords, silencedTests } from './wording.ts';
import { worldAccess } from './world-access.ts';

const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const tree = readTree(root);
const { sources, texts, paths } = tree;
const manifests = texts
  .filter(({ path }) => /(^|\/)package\.json$/.test(path))
  .map(({ path, text }) => manifest(path, text));
const scripts = Object.keys(JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).scripts);

/** Each rule is a claim about the whole repository; a failure lists every place and where to go instead. */
const rules: readonly (readonly [claim: string, rule: () => readonly Finding[]])[] = [
  ['rooms import along the arrows of the architecture', () => arrowsBetweenRooms(sources)],
  ['inside a program commands come before the application, and it before modules', () => arrowsInsidePrograms(sources)],
  ['no files import one another in a circle', () => circles(sources)],
  ['the resident agent holds no library in memory', () => librariesOfTheResident(sources)],
  ['every imported package is declared by the workspace that imports it', () => undeclaredImports(sources, manifests)],
  ['every declared dependency is used', () => unusedDependencies(sources, manifests)],
  ['relative imports stay within their workspace', () => crossedBorders(sources, manifests)],
  ['a library has one home in a workspace', () => scatteredLibraries(sources, manifests)],
  ['clock, chance, files and network are reached through ports', () => worldAccess(sources)],
  ['files are short', () => tooLong(sources)],
  ['files are named in kebab-case', () => namesNotInKebabCase(sources)],
  ['things are exported by their name', () => defaultExports(sources)],
  ['what decides something is tested', () => untested(sources)],
  ['the compiler is never switched off', () => looseTypes(sources)],
  ['no comment stands for undone work or dead code', () => leftovers(sources)],
  ['no test is switched off without a reason', () => silencedTests(sources)],
  ['nothing speaks of one machine', () => machineWords([...sources, ...texts])],
  ['every command parses its flags', () => unparsedCommands(sources)],
  ['every probe and sensor is in the registry', () => unlistedProbes(sources)],
  ['the lock file holds every optional dependency that it names', () => missingOptionals(read('package-lock.json'))],
  ['documents name what exists', () => deadReferences(tree, scripts)],
];

describe('house rules', () => {
  it('are asked of a whole repository', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(paths.has('package.json')).toBe(true);
    expect(manifests.length).toBeGreaterThan(10);
  });

  it.each(rules)('%s', (_claim, rule) => {
    expect(rule().map(toLine)).toEqual([]);
  });
});

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}
