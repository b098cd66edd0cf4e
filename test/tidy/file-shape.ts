import { Visitor } from 'rolldown/utils';
import { type Finding, isTest, resolveRelative, type SourceFile } from './source-tree.ts';

/** Hard limits; the aim is 150 lines for a source. */
export const limits = { sourceLinesMax: 350, testLinesMax: 600 } as const;

/** Files longer than their limit: they do two things. */
export function tooLong(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) => {
    const lines = file.text.split('\n').length - 1;
    const linesMax = isTest(file.path) ? limits.testLinesMax : limits.sourceLinesMax;
    if (lines <= linesMax) return [];
    const found = `${lines} lines, the limit is ${linesMax}`;
    return [{ path: file.path, line: linesMax + 1, found, instead: 'Split it: one thing a file' }];
  });
}

/** Names of source files and their folders that are not kebab-case. */
export function namesNotInKebabCase(files: readonly SourceFile[]): Finding[] {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  return files.flatMap(({ path }) => {
    const parts = path
      .replace(/(\.test|\.config|\.d)?\.[a-z]+$/, '')
      .split('/')
      .filter((part) => !part.startsWith('.'));
    const wrong = parts.find((part) => !kebab.test(part));
    if (wrong === undefined) return [];
    const instead = 'Name the file after the one thing it exports, in kebab-case';
    return [{ path, line: 1, found: `"${wrong}" is not kebab-case`, instead }];
  });
}

/** Default exports: a thing has one name everywhere. Commands of oclif and configuration files of tools are asked for them. */
export function defaultExports(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  for (const file of files) {
    if (/\/src\/commands\//.test(file.path) || file.path.endsWith('.config.ts')) continue;
    new Visitor({
      ExportDefaultDeclaration(node) {
        const instead = 'Export it by its name';
        findings.push({ path: file.path, line: file.lineOf(node.start), found: 'a default export', instead });
      },
    }).visit(file.program);
  }
  return findings;
}

/** Sources with decisions in them and no test of their own, because a larger one covers them. */
export interface CoveredElsewhere {
  readonly within: RegExp;
  readonly by: string;
}

export const COVERED_ELSEWHERE: readonly CoveredElsewhere[] = [
  { within: /^(agent|collector)\/src\/commands\//, by: 'test/e2e runs the commands as people do' },
  {
    within: /^(agent|collector)\/src\/adapters\//,
    by: 'test/contract and test/e2e: they mean nothing without the world',
  },
  {
    within: /^(agent|collector)\/src\/(world|resident|inventory-child|pac-child|snmp-child)\.ts$/,
    by: 'test/e2e: they join adapters to ports',
  },
  {
    within: /^collector\/src\/(recorder|reactions|ingest\/(accept|authenticate|decode|enrol))\.ts$/,
    by: 'test/contract/ingest.test.ts: every answer that a batch and an enrolment can get, and what came of it; test/e2e for a full disk and kills',
  },
  {
    within: /^collector\/src\/journal\/sqlite-thread\.ts$/,
    by: 'test/contract/journal.test.ts: it runs as a thread only',
  },
  {
    within: /^collector\/src\/reflector\/(udp-reflector|reflector-thread)\.ts$/,
    by: 'test/contract/stamp.test.ts: they mean nothing without a socket',
  },
  {
    within: /^collector\/src\/outputs\.ts$/,
    by: 'test/contract/influx.test.ts and reload.test.ts: it starts what they test',
  },
  { within: /^packages\/probes\/src\//, by: 'test/contract: every probe and sensor with every outcome' },
  { within: /^packages\/ports\/src\/testing\//, by: 'the tests that play these worlds' },
  { within: /^packages\/ports\/src\/node\//, by: 'test/contract: they mean nothing without the world' },
  { within: /^dashboards\/web\/(src|public)\//, by: 'the tests of the pages in a browser (test/e2e)' },
  { within: /^scripts\//, by: 'run by npm scripts, and so by every test run' },
];

/** Files that put others together: a test of theirs does not stand for what they join. */
const COMPOSES = /(^|\/)(app|main|registry|resident|world)\.tsx?$|\/commands\//;

/**
 * Sources with branches in them that no test imports and that are not covered by a larger one; and entries of the list
 * that cover nothing any more. A helper is tested through its tested user in the same folder, or its only one.
 */
export function untested(
  files: readonly SourceFile[],
  elsewhere: readonly CoveredElsewhere[] = COVERED_ELSEWHERE,
): Finding[] {
  const tested = testedPaths(files);
  const needed = new Set<CoveredElsewhere>();
  const findings = files
    .filter(({ path }) => !isTest(path) && !path.endsWith('.config.ts') && !tested.has(path))
    .filter(hasBranches)
    .flatMap(({ path }) => {
      const cover = elsewhere.find(({ within }) => within.test(path));
      if (cover !== undefined) needed.add(cover);
      if (cover !== undefined) return [];
      const instead = `Put ${path.replace(/^.*\//, '').replace(/(\.tsx?)$/, '.test$1')} beside it`;
      return [{ path, line: 1, found: 'has decisions in it and no test', instead }];
    });
  const stale = elsewhere
    .filter((cover) => !needed.has(cover))
    .map(({ within }) => ({
      path: 'test/tidy/file-shape.ts',
      line: 1,
      found: `${within} covers no file`,
      instead: 'Remove the entry from COVERED_ELSEWHERE',
    }));
  return [...findings, ...stale];
}

/** What tests are named after or import, and, step by step, the helpers of what is tested. */
function testedPaths(files: readonly SourceFile[]): Set<string> {
  const tested = new Set<string>();
  const users = new Map<string, Set<string>>();
  for (const file of files) {
    if (isTest(file.path)) tested.add(file.path.replace(/\.test(\.tsx?)$/, '$1'));
    for (const { specifier, typeOnly } of file.imports) {
      const to = resolveRelative(file.path, specifier);
      if (to === undefined || typeOnly) continue;
      if (isTest(file.path)) tested.add(to);
      else users.set(to, (users.get(to) ?? new Set()).add(file.path));
    }
  }
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
  const helpers = [...users].flatMap(([path, by]) =>
    [...by]
      .filter((user) => !COMPOSES.test(user) && (by.size === 1 || folderOf(user) === folderOf(path)))
      .map((user) => ({ path, user })),
  );
  for (let known = -1; known !== tested.size; ) {
    known = tested.size;
    for (const { path, user } of helpers) if (tested.has(user)) tested.add(path);
  }
  return tested;
}

/** Whether there is a decision in the file: a branch, a loop or something caught. Tables and plain compositions have none. */
function hasBranches(file: SourceFile): boolean {
  let branches = 0;
  const count = () => {
    branches++;
  };
  new Visitor({
    IfStatement: count,
    ConditionalExpression: count,
    SwitchStatement: count,
    ForStatement: count,
    ForOfStatement: count,
    ForInStatement: count,
    WhileStatement: count,
    TryStatement: count,
  }).visit(file.program);
  return branches > 0;
}
