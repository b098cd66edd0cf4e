import { describe, expect, it } from 'vitest';
import { madeUpTree } from './source-tree.ts';
import { leftovers, looseTypes, machineWords, silencedTests } from './wording.ts';

const sources = (text: string, path = 'agent/src/a.ts') => madeUpTree({ [path]: text }).sources;

describe('loose types', () => {
  it.each([
    'let a: any;',
    'const a = b as any;',
    'type A = Record<string, any>;',
    'enum A { B }',
    `// @ts-${'ignore'}\nf(1);`,
  ])('%j is found', (text) => {
    expect(looseTypes(sources(text))).toHaveLength(1);
  });

  it('a word or a key of that name is none', () => {
    expect(looseTypes(sources("// any enum\nconst a = { any: 'any' }; const b = Promise.any(c);"))).toEqual([]);
  });
});

describe('leftovers', () => {
  it.each([
    `// ${'TO' + 'DO'}: later`,
    `/* ${'FIX' + 'ME'} */`,
    '// const a = b();',
    '// return a;',
    '// if (a) {',
    "/* import { a } from 'b'; */",
  ])('%j is found', (text) => {
    const found = leftovers(sources(`\n${text}\nexport const x = 1;`));
    expect(found.map(({ line }) => line)).toEqual([2]);
  });

  it.each([
    '// A sentence; it ends like one.',
    '// `a` and `b` → `a.b`; the rest is left;',
    '/** Gives a list (sorted), never empty. */',
    '// {"v": 1}',
  ])('%j is none', (text) => {
    expect(leftovers(sources(text))).toEqual([]);
  });
});

describe('silenced tests', () => {
  const path = 'agent/src/a.test.ts';

  it.each([
    "it.only('a', f);",
    "describe.skip('a', f);",
    "test.todo('a');",
    "it('a', ({ skip }) => skip());",
    "it('a', (t) => t.skip());",
  ])('%j is found', (text) => {
    expect(silencedTests(sources(text, path))).toMatchObject([{ path, line: 1 }]);
  });

  it.each(["it('a', (t) => t.skip('needs nginx'));", "it.skipIf(none)('a', f);", 'list.skip;'])(
    '%j is none',
    (text) => {
      expect(silencedTests(sources(text, path))).toEqual([]);
    },
  );
});

describe('words of one machine', () => {
  const found = (text: string) => machineWords([{ path: 'README.md', text }]);

  it.each(['ho' + 'me/an/mach', 'Us' + 'ers/an', 'wo' + 'rk/main'])('/%s is found', (path) => {
    expect(found(`first\nsee /${path} for more`)).toMatchObject([{ line: 2 }]);
  });

  it.each(['https://a.vn/home/page', 'src/work/a.ts', 'the mount /home', '(root)/work'])('%j is none', (text) => {
    expect(found(text)).toEqual([]);
  });
});
