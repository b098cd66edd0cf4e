import { describe, expect, it } from 'vitest';
import { isTest, resolveRelative, sourceFile, toLine } from './source-tree.ts';

const importsOf = (text: string) => sourceFile('a.ts', text).imports;

describe('imports are read as the compiler reads them', () => {
  it.each([
    ["import 'a';", 'a', false, []],
    ["import b, { c as d } from 'a';", 'a', false, ['*', 'c']],
    ["import {\n  c,\n  type D,\n} from 'a';", 'a', false, ['c', 'D']],
    ["import type { D } from 'a';", 'a', true, ['D']],
    ["import * as a from 'a';", 'a', false, ['*']],
    ["export * from 'a';", 'a', false, ['*']],
    ["export type * from 'a';", 'a', true, ['*']],
    ["export { c } from 'a';", 'a', false, ['c']],
    ["export type { D } from 'a';", 'a', true, ['D']],
    ["type D = import('a').D;", 'a', true, []],
  ])('%j', (text, specifier, typeOnly, names) => {
    expect(importsOf(text)).toEqual([{ specifier, typeOnly, names, line: 1 }]);
  });

  it('and what is imported on demand is known as that', () => {
    const found = { specifier: 'a', typeOnly: false, names: ['*'], onDemand: true, line: 1 };
    expect(importsOf("const a = await import('a');")).toEqual([found]);
    expect(importsOf("const a = createRequire(import.meta.url)('a');")).toEqual([found]);
  });

  it('and not in comments, texts or exports of the file’s own', () => {
    expect(importsOf("// import 'a'\nconst b = \"import 'c'\";\nexport { b };\n")).toEqual([]);
  });
});

it('lines are counted from 1', () => {
  expect(importsOf("\n\nimport 'a';\nimport 'b';").map(({ line }) => line)).toEqual([3, 4]);
});

it('a file that can’t be parsed stops everything', () => {
  expect(() => sourceFile('a.ts', 'const = 1')).toThrow('a.ts');
});

it.each([
  ['agent/src/a.test.ts', true],
  ['agent/src/spool/spool-contract.ts', true],
  ['collector/src/exposition/testing/small-fleet.ts', true],
  ['test/sim/main.ts', true],
  ['packages/probes/src/contract.ts', false],
  ['packages/ports/src/testing/virtual-clock.ts', false],
])('%s is a test: %s', (path, answer) => {
  expect(isTest(path)).toBe(answer);
});

it('relative specifiers are followed from their file', () => {
  expect(resolveRelative('agent/src/a.ts', '../bin/b.js')).toBe('agent/bin/b.js');
  expect(resolveRelative('agent/src/a.ts', 'zod')).toBeUndefined();
});

it('a finding says where, what and where to go instead', () => {
  expect(toLine({ path: 'a.ts', line: 3, found: 'an enum', instead: 'Use a union' })).toBe(
    'a.ts:3: an enum. Use a union',
  );
});
