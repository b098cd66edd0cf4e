import { describe, expect, it } from 'vitest';
import { defaultExports, limits, namesNotInKebabCase, tooLong, untested } from './file-shape.ts';
import { madeUpTree } from './source-tree.ts';

const sources = (files: Record<string, string>) => madeUpTree(files).sources;
const lines = (count: number) => '\n'.repeat(count);

it('files over their limit are found, tests have a higher one', () => {
  const files = sources({
    'agent/src/a.ts': lines(limits.sourceLinesMax + 1),
    'agent/src/b.ts': lines(limits.sourceLinesMax),
    'agent/src/c.test.ts': lines(limits.testLinesMax),
    'agent/src/d.test.ts': lines(limits.testLinesMax + 1),
  });
  expect(tooLong(files).map(({ path }) => path)).toEqual(['agent/src/a.ts', 'agent/src/d.test.ts']);
});

it('names that are not kebab-case are found, in folders too', () => {
  const names = [
    'agent/src/fileName.ts',
    'agent/src/A/b.ts',
    'agent/src/a_b.test.ts',
    'agent/src/a-b2.test.ts',
    'a.config.ts',
  ];
  const found = namesNotInKebabCase(sources(Object.fromEntries(names.map((name) => [name, '']))));
  expect(found.map(({ path }) => path)).toEqual(names.slice(0, 3));
});

it('default exports are found outside commands and configuration', () => {
  const names = ['agent/src/a.ts', 'agent/src/commands/a.ts', 'a.config.ts'];
  const found = defaultExports(sources(Object.fromEntries(names.map((name) => [name, '\nexport default class {}']))));
  expect(found).toMatchObject([{ path: 'agent/src/a.ts', line: 2 }]);
});

describe('sources that decide something', () => {
  const decides = 'export const a = (b: boolean) => (b ? 1 : 2);';

  it('need a test', () => {
    expect(untested(sources({ 'agent/src/a.ts': decides }), [])).toMatchObject([{ path: 'agent/src/a.ts' }]);
  });

  it('have one beside them, or one that imports them', () => {
    expect(untested(sources({ 'agent/src/a.ts': decides, 'agent/src/a.test.ts': '' }), [])).toEqual([]);
    const elsewhere = { 'agent/src/a.ts': decides, 'test/sim/b.test.ts': "import { a } from '../../agent/src/a.ts';" };
    expect(untested(sources(elsewhere), [])).toEqual([]);
  });

  it('are tested through a user in their folder, or their only one, but not through what only joins them', () => {
    const user = "import { a } from './a.ts';\nexport const b = a;";
    const helper = { 'agent/src/a.ts': decides, 'agent/src/b.ts': user, 'agent/src/b.test.ts': '' };
    expect(untested(sources(helper), [])).toEqual([]);
    expect(untested(sources({ ...helper, 'agent/src/c.ts': user }), [])).toEqual([]);
    const apart = {
      'agent/src/a.ts': decides,
      'agent/src/b/b.ts': user.replace('./', '../'),
      'agent/src/b/b.test.ts': '',
    };
    expect(untested(sources(apart), [])).toEqual([]);
    expect(untested(sources({ ...apart, 'agent/src/c.ts': user }), [])).toHaveLength(1);
    const joined = { 'agent/src/a.ts': decides, 'agent/src/app.ts': user, 'agent/src/app.test.ts': '' };
    expect(untested(sources(joined), [])).toHaveLength(1);
  });

  it('are told from tables and compositions, which need none', () => {
    expect(untested(sources({ 'agent/src/a.ts': 'export const a = (b: number) => c(d(b));' }), [])).toEqual([]);
  });

  it('may be covered by a larger test, and the entry falls with the last of them', () => {
    const cover = [{ within: /^agent\//, by: 'a larger test' }];
    expect(untested(sources({ 'agent/src/a.ts': decides }), cover)).toEqual([]);
    expect(untested(sources({ 'agent/src/a.ts': 'export const a = 1;' }), cover)).toMatchObject([
      { found: '/^agent\\// covers no file' },
    ]);
  });
});
