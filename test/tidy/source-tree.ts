import { readdirSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'rolldown/utils';

/** Where a rule is broken, what was found there, and where to go instead. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** One import, re-export, `import()` or `import('…')` type. `typeOnly` ones leave nothing behind when types are stripped. */
export interface Import {
  readonly specifier: string;
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  /** An `import()`: loaded when it is run, if ever. */
  readonly onDemand?: true;
  readonly line: number;
}

type Parsed = ReturnType<typeof parseSync>;

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Parsed['program'];
  readonly comments: Parsed['comments'];
  readonly imports: readonly Import[];
  /** 1 is the first line. */
  lineOf(offset: number): number;
}

/** A file that is not parsed: documents, scripts of the shell, data. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface SourceTree {
  readonly sources: readonly SourceFile[];
  readonly texts: readonly TextFile[];
  readonly paths: ReadonlySet<string>;
}

const FOLDERS_SKIPPED = new Set(['node_modules', 'dist', '.git', 'coverage', 'mach-data', 'test-results']);
const SOURCE = /\.(ts|tsx|js|mjs)$/;
const TEXT = /\.(md|sh|json|ya?ml|css|html|sql|service)$|\/run$/;

/** Reads and parses everything below `root` that people write. */
export function readTree(root: string): SourceTree {
  const paths = [...walk(root, '')].sort();
  const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
  return {
    sources: paths.filter((path) => SOURCE.test(path)).map((path) => sourceFile(path, read(path))),
    texts: paths
      .filter((path) => TEXT.test(path) && path !== 'package-lock.json')
      .map((path) => ({ path, text: read(path) })),
    paths: new Set(paths),
  };
}

/** Parses one file. Throws when it is not TypeScript, with the parser's words: nothing after that would be true. */
export function sourceFile(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} can't be parsed: ${errors[0]?.message}`);
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineOf = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return { path, text, program, comments, imports: importsOf(program, lineOf), lineOf };
}

/** A tree of made-up sources, to prove that a rule can fail. Keys are paths. */
export function madeUpTree(files: Readonly<Record<string, string>>): SourceTree {
  const entries = Object.entries(files);
  return {
    sources: entries.filter(([path]) => SOURCE.test(path)).map(([path, text]) => sourceFile(path, text)),
    texts: entries.filter(([path]) => TEXT.test(path)).map(([path, text]) => ({ path, text })),
    paths: new Set(Object.keys(files)),
  };
}

/** As a person reads it: `file:line: what was found. Where to go instead.` */
export const toLine = ({ path, line, found, instead }: Finding): string => `${path}:${line}: ${found}. ${instead}`;

const TEST_FILES = [
  /^test\//,
  /\.test\.tsx?$/,
  // A shared suite, such as `spool-contract.ts`, and made-up worlds beside the code that they are for.
  /-contract\.ts$/,
  /^(agent|collector|packages\/priority)\/src\/(.+\/)?testing\//,
];

/** Whether a file is there for tests alone. */
export const isTest = (path: string): boolean => TEST_FILES.some((pattern) => pattern.test(path));

/** The path that a relative specifier leads to; undefined for packages. */
export function resolveRelative(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (!FOLDERS_SKIPPED.has(entry.name)) yield* walk(root, `${folder}${entry.name}/`);
    } else if (entry.isFile()) {
      yield folder + entry.name;
    }
  }
}

function importsOf(program: Parsed['program'], lineOf: SourceFile['lineOf']): Import[] {
  const imports: Import[] = [];
  const add = (at: number, specifier: string, typeOnly: boolean, names: string[] = []) =>
    imports.push({ specifier, typeOnly, names, line: lineOf(at) });
  const addOnDemand = (at: number, specifier: unknown) =>
    imports.push({ specifier: String(specifier), typeOnly: false, names: ['*'], onDemand: true, line: lineOf(at) });
  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers.map((specifier) =>
        specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : '*',
      );
      add(node.start, node.source.value, node.importKind === 'type', names);
    },
    ExportAllDeclaration(node) {
      add(node.start, node.source.value, node.exportKind === 'type', ['*']);
    },
    ExportNamedDeclaration(node) {
      if (node.source === null) return;
      const names = node.specifiers.map((specifier) => nameOf(specifier.local));
      add(node.start, node.source.value, node.exportKind === 'type', names);
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal') addOnDemand(node.start, node.source.value);
    },
    // createRequire(import.meta.url)('a')
    CallExpression({ callee, arguments: [first], start }) {
      if (callee.type !== 'CallExpression' || callee.callee.type !== 'Identifier') return;
      const [from] = callee.arguments;
      const isOwn = from?.type === 'MemberExpression' && from.object.type === 'MetaProperty';
      if (callee.callee.name === 'createRequire' && isOwn && first?.type === 'Literal') addOnDemand(start, first.value);
    },
    TSImportType(node) {
      add(node.start, node.source.value, true);
    },
  }).visit(program);
  return imports;
}

function nameOf(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.name ?? String(node.value);
}
