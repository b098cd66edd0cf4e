import { Visitor } from 'rolldown/utils';
import { type Finding, isTest, type SourceFile } from './source-tree.ts';

/** A place that may ask the world for the time, chance, files or the network, and why it is one. */
export interface WorldPlace {
  readonly within: RegExp;
  readonly why: string;
}

/** Everything else gets its ports from `app.ts`. An entry that no file needs any more is a finding. */
export const WORLD_PLACES: readonly WorldPlace[] = [
  { within: /^packages\/ports\/src\/node\//, why: 'the ports themselves, over Node built-ins' },
  { within: /^packages\/ports\/src\/testing\/virtual-clock\.ts$/, why: 'lets promises settle before time moves on' },
  { within: /^(agent|collector)\/src\/adapters\//, why: 'one library or program of the system a file' },
  { within: /^(agent|collector)\/src\/commands\//, why: 'arguments and the terminal' },
  { within: /^(agent|collector)\/src\/world\.ts$/, why: 'makes the real ports' },
  { within: /^agent\/src\/(resident|inventory-child|pac-child|snmp-child)\.ts$/, why: 'entry points of processes' },
  { within: /^agent\/src\/spool\/(sqlite|open)\.ts$/, why: 'the driver of the spool' },
  { within: /^collector\/src\/journal\/sqlite(-[a-z]+)*\.ts$/, why: 'the driver of the journal and its thread' },
  {
    within: /^collector\/src\/reflector\/(udp-reflector|reflector-thread|start-reflector)\.ts$/,
    why: 'the driver of the reflector and its thread',
  },
  { within: /^collector\/src\/outputs\//, why: 'drivers of other systems' },
  { within: /^collector\/src\/http\//, why: 'the HTTP server' },
  { within: /^dashboards\/web\//, why: 'pages in a browser, and their build' },
];

/** Modules of Node that reach out of the process, and those that hide a clock. The rest only compute. */
const WORLD_MODULES =
  /^node:(fs|net|dgram|http|http2|https|dns|tls|child_process|worker_threads|cluster|sqlite|os|process|timers|perf_hooks|readline|repl|inspector|v8)(\/|$)/;
/** Parts of those modules that only compute. */
const COMPUTES = /^(isIP|isIPv4|isIPv6|BlockList|SocketAddress|isMainThread)$/;
const CHANCE = /^(randomBytes|randomUUID|randomInt|randomFill|randomFillSync|getRandomValues|webcrypto)$/;

const GLOBALS: Readonly<Record<string, string>> = {
  setTimeout: 'Take the Clock port: its sleep runs on virtual time in tests',
  setInterval: 'Take the Clock port: its sleep runs on virtual time in tests',
  setImmediate: 'Take the Clock port: its sleep runs on virtual time in tests',
  performance: 'Take the Clock port',
  process: 'Take what you need as a parameter; only commands and adapters see the process',
  console: 'Take the Log port, or return the text to the command',
  fetch: 'Take the Http port',
  WebSocket: 'Take a port for it',
  XMLHttpRequest: 'Take the Http port',
};

/** Members of globals that are otherwise harmless. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Date: { now: 'Take the Clock port' },
  Math: { random: 'Take the Random port: a seed then repeats the run' },
  AbortSignal: { timeout: 'Take the Clock port and abort after its sleep' },
  crypto: {
    randomUUID: 'Take the Random port',
    getRandomValues: 'Take the Random port',
  },
};

/** Uses of the world outside the places that may, and places that no longer need to be one. */
export function worldAccess(files: readonly SourceFile[], places: readonly WorldPlace[] = WORLD_PLACES): Finding[] {
  const needed = new Set<WorldPlace>();
  const findings = files
    .filter(({ path }) => /^(packages|agent|collector|dashboards)\//.test(path) && !isTest(path))
    .filter(({ path }) => !/^(agent|collector)\/bin\//.test(path))
    .flatMap((file) => {
      const uses = [...moduleUses(file), ...globalUses(file)];
      const place = places.find(({ within }) => within.test(file.path));
      if (place === undefined) return uses;
      if (uses.length > 0) needed.add(place);
      return [];
    });
  const stale = places
    .filter((place) => !needed.has(place))
    .map(({ within }) => ({
      path: 'test/tidy/world-access.ts',
      line: 1,
      found: `${within} is allowed the world and does not use it`,
      instead: 'Remove the entry from WORLD_PLACES',
    }));
  return [...findings, ...stale];
}

function moduleUses(file: SourceFile): Finding[] {
  return file.imports
    .filter(({ typeOnly }) => !typeOnly)
    .flatMap(({ specifier, names, line }) => {
      const chance = specifier === 'node:crypto' ? names.find((name) => CHANCE.test(name)) : undefined;
      if (chance !== undefined) {
        return [{ path: file.path, line, found: `imports ${chance}`, instead: 'Take the Random port' }];
      }
      if (!WORLD_MODULES.test(specifier)) return [];
      if (names.length > 0 && names.every((name) => COMPUTES.test(name))) return [];
      const instead = 'Take a port (packages/ports) and let an adapter do it';
      return [{ path: file.path, line, found: `imports ${specifier}`, instead }];
    });
}

interface Use {
  readonly name: string;
  readonly member?: string;
  readonly at: number;
}

/**
 * Names that the file binds itself (a parameter `fetch`, an import `performance`) are not the global; the file is taken
 * as one scope, so a shadowing name hides the global in all of it.
 */
function globalUses(file: SourceFile): Finding[] {
  const bound = new Set(file.imports.flatMap(({ names }) => names));
  const notReferences = new Set<number>();
  const harmless = new Set<number>();
  const uses: Use[] = [];
  const bind = (node: { readonly type: string; readonly name?: string; readonly start: number }) => {
    if (node.type === 'Identifier' && node.name !== undefined) bound.add(node.name);
    notReferences.add(node.start);
  };
  const skipKey = (node: { readonly computed: boolean; readonly key: { readonly start: number } }) => {
    if (!node.computed) notReferences.add(node.key.start);
  };
  new Visitor({
    FunctionDeclaration: (node) => node.params.forEach(bind),
    FunctionExpression: (node) => node.params.forEach(bind),
    ArrowFunctionExpression: (node) => node.params.forEach(bind),
    VariableDeclarator(node) {
      if (node.id.type === 'Identifier') bind(node.id);
      if (node.id.type !== 'ObjectPattern' || node.init?.type !== 'Identifier') return;
      for (const property of node.id.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        uses.push({ name: node.init.name, member: property.key.name, at: property.start });
      }
    },
    ObjectPattern(node) {
      for (const property of node.properties) if (property.type === 'Property') bind(property.value);
    },
    Property: (node) => (node.shorthand ? undefined : skipKey(node)),
    PropertyDefinition: skipKey,
    MethodDefinition: skipKey,
    TSPropertySignature: skipKey,
    TSMethodSignature: skipKey,
    TSTypeReference: (node) => void notReferences.add(node.typeName.start),
    TSTypeQuery: (node) => void notReferences.add(node.exprName.start),
    TSInterfaceHeritage: (node) => void notReferences.add(node.expression.start),
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return;
      if (node.arguments.length === 0) uses.push({ name: 'Date', member: 'now', at: node.start });
      else harmless.add(node.callee.start);
    },
    MemberExpression(node) {
      if (node.computed || node.property.type !== 'Identifier') return;
      notReferences.add(node.property.start);
      if (node.object.type !== 'Identifier') return;
      if (node.object.name === 'globalThis') uses.push({ name: node.property.name, at: node.start });
      else uses.push({ name: node.object.name, member: node.property.name, at: node.start });
      harmless.add(node.object.start);
    },
    Identifier(node) {
      if (!notReferences.has(node.start) && !harmless.has(node.start)) uses.push({ name: node.name, at: node.start });
    },
  }).visit(file.program);
  return withoutRepeats(uses).flatMap(({ name, member, at }) => {
    if (bound.has(name)) return [];
    const byMember = member === undefined ? undefined : own(own(MEMBERS, name) ?? {}, member);
    const instead = own(GLOBALS, name) ?? byMember;
    if (instead === undefined) return [];
    const found = `uses ${name}${member === undefined ? '' : `.${member}`}`;
    return [{ path: file.path, line: file.lineOf(at), found, instead }];
  });
}

/** A shorthand property is key and value at one place. */
function withoutRepeats(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [`${use.at} ${use.name} ${use.member}`, use])).values()];
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
