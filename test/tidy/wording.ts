import { parseSync, Visitor } from 'rolldown/utils';
import type { Finding, SourceFile, TextFile } from './source-tree.ts';

/** Types that switch the compiler off, and forms that type stripping can't run. */
export function looseTypes(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  for (const file of files) {
    const add = (at: number, found: string, instead: string) =>
      findings.push({ path: file.path, line: file.lineOf(at), found, instead });
    new Visitor({
      TSAnyKeyword: (node) => void add(node.start, 'the type any', 'Use unknown and parse it once, at the edge'),
      TSEnumDeclaration: (node) => void add(node.start, 'an enum', 'Use a union of texts, or an array "as const"'),
    }).visit(file.program);
    for (const { value, start } of file.comments) {
      if (/@ts-(ignore|nocheck|expect-error)\b/.test(value)) {
        add(start, 'a comment that switches the compiler off', 'Say it in types');
      }
    }
  }
  return findings;
}

/** Comments that stand for work not done, or for code that is gone. */
export function leftovers(files: readonly SourceFile[]): Finding[] {
  const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XXX', 'HACK'].join('|')})\\b`);
  return files.flatMap((file) =>
    file.comments.flatMap(({ value, start }) => {
      const place = { path: file.path, line: file.lineOf(start) };
      const mark = marks.exec(value)?.[1];
      if (mark !== undefined) return [{ ...place, found: `the mark ${mark}`, instead: 'Do it now, or say what holds' }];
      if (!isCode(value)) return [];
      return [{ ...place, found: 'code in a comment', instead: 'Remove it: git remembers' }];
    }),
  );
}

/** A comment that ends like a statement and parses as one. Sentences do neither; words alone and labels are let through. */
function isCode(comment: string): boolean {
  const text = comment.trim();
  if (!/[;{}]$/.test(text) || !/[=(]|^(import|export|return)\b/.test(text)) return false;
  const closed = text.endsWith('{') ? `${text}}` : text;
  return parseSync('comment.ts', `async function* f() { ${closed} }`).errors.length === 0;
}

/** Tests that are switched off, or that switch the others off. */
export function silencedTests(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  for (const file of files.filter(({ path }) => /\.test\.tsx?$/.test(path))) {
    const add = (at: number, found: string, instead: string) =>
      findings.push({ path: file.path, line: file.lineOf(at), found, instead });
    new Visitor({
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
        if (!/^(it|test|describe)$/.test(node.object.name)) return;
        const { name } = node.property;
        if (name === 'only') add(node.start, `${node.object.name}.only`, 'Name the test on the command line');
        if (name === 'skip' || name === 'todo' || name === 'fails') {
          add(node.start, `${node.object.name}.${name}`, 'Remove the test, or skip it at run time with a reason');
        }
      },
      CallExpression(node) {
        const { callee } = node;
        const name = callee.type === 'MemberExpression' ? callee.property : callee;
        if (name.type === 'Identifier' && name.name === 'skip' && node.arguments.length === 0) {
          add(node.start, 'a skip without a reason', "Say why: skip('needs …')");
        }
      },
    }).visit(file.program);
  }
  return findings;
}

/** Folders of somebody's machine, as text that would be read as an absolute path. */
const MACHINE_PATHS = /(?<![\w.\-/:}])\/(?:home|Users|work|workspaces?)\/[\w.-]+/;

/** Paths of one machine and names of the tools that the work was done with: nothing of it holds elsewhere. */
export function machineWords(files: readonly TextFile[]): Finding[] {
  const tools = new RegExp(
    `\\b(${['cl' + 'aude', 'anth' + 'ropic', 'open' + 'ai', 'chat' + 'gpt'].join('|')})\\b`,
    'i',
  );
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const found = MACHINE_PATHS.exec(line)?.[0] ?? tools.exec(line)?.[0];
      if (found === undefined) return [];
      return [{ path, line: index + 1, found: `"${found}"`, instead: 'Say what holds on every machine' }];
    }),
  );
}
