import { type Finding, type Import, isTest, resolveRelative, type SourceFile } from './source-tree.ts';

/**
 * What a room may import: by value, and by `import type` beyond that. Names are workspaces, their entry points, `node:`,
 * libraries, or `libraries` for any that the workspace declares.
 */
interface Arrows {
  readonly room: string;
  readonly within: RegExp;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

const PROGRAM = [
  ...['wire', 'wire/schema', 'ports', 'ports/node', 'probes', 'probes/snmp', 'knowledge', 'diagnosis', 'messages'],
  ...['node:', 'libraries'],
];

/** The arrows of the architecture. The first room that holds a file decides. */
const ARROWS: readonly Arrows[] = [
  { room: 'wire/schema', within: /^packages\/wire\/src\/schema\//, values: ['wire', 'zod'], types: [] },
  { room: 'wire', within: /^packages\/wire\//, values: [], types: [] },
  { room: 'ports/node', within: /^packages\/ports\/src\/node\//, values: ['node:'], types: ['ports'] },
  { room: 'ports/testing', within: /^packages\/ports\/src\/testing\//, values: [], types: ['ports'] },
  { room: 'ports', within: /^packages\/ports\//, values: [], types: [] },
  { room: 'probes', within: /^packages\/probes\//, values: ['wire'], types: ['ports'] },
  { room: 'knowledge', within: /^packages\/knowledge\//, values: [], types: [] },
  { room: 'diagnosis', within: /^packages\/diagnosis\//, values: ['wire', 'knowledge'], types: ['probes'] },
  { room: 'priority', within: /^packages\/priority\//, values: ['wire', 'knowledge'], types: ['diagnosis'] },
  { room: 'fleet', within: /^packages\/fleet\//, values: ['wire'], types: ['ports', 'probes'] },
  { room: 'messages', within: /^packages\/messages\//, values: [], types: ['wire', 'diagnosis', 'priority'] },
  { room: 'agent', within: /^agent\//, values: PROGRAM, types: [] },
  { room: 'collector', within: /^collector\//, values: [...PROGRAM, 'priority', 'fleet'], types: [] },
  {
    room: 'web',
    within: /^dashboards\/web\//,
    values: ['messages', 'messages/admin', 'libraries'],
    types: ['wire', 'priority'],
  },
];

/** What every test beside the code may import on top: made-up worlds, the zod side of a shape, Node for fixtures. */
const TESTS_TOO = ['ports', 'ports/testing', 'ports/node', 'wire/schema', 'node:', 'zod', 'vitest', 'fast-check'];

/** Imports between rooms that the architecture does not draw. */
export function arrowsBetweenRooms(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) => {
    const arrows = ARROWS.find(({ within }) => within.test(file.path));
    if (arrows === undefined) return [];
    return file.imports.flatMap((imported) => {
      const to = roomOf(file.path, imported.specifier);
      if (to === undefined || isAllowed(arrows, to, imported, file.path)) return [];
      return [{ path: file.path, line: imported.line, ...explain(arrows, to, imported) }];
    });
  });
}

function isAllowed(arrows: Arrows, to: string, imported: Import, path: string): boolean {
  if (to === arrows.room || arrows.values.includes(to)) return true;
  if (isLibrary(imported.specifier) && arrows.values.includes('libraries')) return true;
  if (arrows.types.includes(to) && (imported.typeOnly || isTest(path))) return true;
  if (isTest(path) && TESTS_TOO.includes(to)) return true;
  return path.endsWith('.config.ts') && (to === 'node:' || isLibrary(imported.specifier));
}

function explain(arrows: Arrows, to: string, imported: Import) {
  const by = imported.typeOnly ? 'imports types of' : 'imports';
  const values = arrows.values.join(', ') || 'nothing';
  const types = arrows.types.length === 0 ? '' : `, and by "import type" ${arrows.types.join(', ')}`;
  return {
    found: `${arrows.room} ${by} ${to} ("${imported.specifier}")`,
    instead: `${arrows.room} may import ${values}${types}: move the code along the arrow, or hand the thing in from above`,
  };
}

const isLibrary = (specifier: string) => !/^(\.|node:|@mach\/)/.test(specifier);

/** `wire`, `wire/schema`, `agent`, `node:`, `zod` …; undefined for files that are in no room. */
function roomOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return 'node:';
  if (specifier.startsWith('@mach/')) return specifier.slice('@mach/'.length);
  const path = resolveRelative(from, specifier);
  return path === undefined ? specifier : ARROWS.find(({ within }) => within.test(path))?.room;
}

interface InsideRule {
  readonly to: RegExp;
  readonly allowedFrom: RegExp;
  readonly instead: string;
}

/** Inside a program: commands → app → modules; only world.ts and its callers know adapters. */
const INSIDE: readonly InsideRule[] = [
  {
    to: /^(agent|collector)\/src\/commands\//,
    allowedFrom: /^(agent|collector)\/src\/commands\//,
    instead: 'Move what is shared out of commands/ into a module',
  },
  {
    to: /^(agent|collector)\/src\/world\.ts$/,
    allowedFrom: /^(agent|collector)\/src\/(commands\/|resident\.ts$|(inventory|pac|snmp)-child\.ts$)/,
    instead: 'Take the port as a parameter: only commands and the entry points make the real world',
  },
  {
    to: /^(agent|collector)\/src\/adapters\//,
    // What makes the packages is part of neither program.
    allowedFrom:
      /^(scripts\/package\/|(agent|collector)\/src\/(adapters\/|commands\/|world\.ts$|resident\.ts$|(inventory|pac|snmp)-child\.ts$))/,
    instead: 'Take the port as a parameter and let world.ts choose the adapter',
  },
  {
    to: /^(agent|collector)\/src\/app\.ts$/,
    allowedFrom: /^(agent|collector)\/src\/(?!adapters\/)/,
    instead: 'An adapter knows its library and its port, not the program: hand it a function',
  },
];

/** Imports inside `agent` or `collector` that turn the order commands → app → modules round. */
export function arrowsInsidePrograms(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) =>
      file.imports.flatMap((imported) => {
        const to = resolveRelative(file.path, imported.specifier);
        if (to === undefined || imported.typeOnly) return [];
        return INSIDE.filter((rule) => rule.to.test(to) && !rule.allowedFrom.test(file.path)).map((rule) => ({
          path: file.path,
          line: imported.line,
          found: `imports ${to}`,
          instead: rule.instead,
        }));
      }),
    );
}

/** What the resident loads when it first needs it, and only there: why no child could do it (docs/decisions/0019). */
const ON_DEMAND: readonly { readonly path: string; readonly library: string; readonly why: string }[] = [
  { path: 'agent/src/adapters/koffi.ts', library: 'koffi', why: 'a socket that is opened in a child ends with it' },
];

/** Libraries that may be in the resident agent's memory: none from the start. Whatever needs one is a command or a short-lived child. */
export function librariesOfTheResident(files: readonly SourceFile[], entry = 'agent/src/resident.ts'): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const waiting = byPath.has(entry) ? [entry] : [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = byPath.get(path);
    if (file === undefined || seen.has(path)) continue;
    seen.add(path);
    for (const imported of file.imports) {
      if (imported.typeOnly || imported.specifier.startsWith('node:')) continue;
      const isAllowed = ({ path: from, library }: (typeof ON_DEMAND)[number]) =>
        from === path && library === imported.specifier;
      if (imported.onDemand === true && ON_DEMAND.some(isAllowed)) continue;
      const next = resolveRelative(path, imported.specifier) ?? entryPoint(imported.specifier);
      if (next !== undefined) waiting.push(next);
      else {
        findings.push({
          path,
          line: imported.line,
          found: `the resident agent loads "${imported.specifier}"`,
          instead: `It holds no library in memory: do this in a command or in a short-lived child (reached from ${entry})`,
        });
      }
    }
  }
  return findings;
}

function entryPoint(specifier: string): string | undefined {
  const match = /^@mach\/([a-z]+)(?:\/([a-z]+))?$/.exec(specifier);
  if (match === null) return undefined;
  return `packages/${match[1]}/src/${match[2] === undefined ? '' : `${match[2]}/`}index.ts`;
}
