import { describe, expect, it } from 'vitest';
import { circles } from './circles.ts';
import { madeUpTree } from './source-tree.ts';

const found = (files: Readonly<Record<string, string>>) => circles(madeUpTree(files).sources);

describe('a circle of files', () => {
  it('is found at the import that closes it, by values or types', () => {
    const files = {
      'agent/src/a.ts': "import { b } from './b.ts';",
      'agent/src/b.ts': "import { c } from './deep/c.ts';",
      'agent/src/deep/c.ts': "// two lines\nimport type { A } from '../a.ts';",
    };
    expect(found(files)).toMatchObject([
      {
        path: 'agent/src/deep/c.ts',
        line: 2,
        found: 'imports close a circle: agent/src/a.ts → agent/src/b.ts → agent/src/deep/c.ts → agent/src/a.ts',
      },
    ]);
  });

  it('is found wherever the reading begins', () => {
    const files = {
      'agent/src/a.ts': "import { y } from './y.ts';",
      'agent/src/x.ts': "import { y } from './y.ts';",
      'agent/src/y.ts': "import { x } from './x.ts';",
    };
    expect(found(files)).toHaveLength(1);
  });

  it('is none where two ways lead to one file, nor between a file and its tests', () => {
    const files = {
      'agent/src/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
      'agent/src/b.ts': "import { c } from './c.ts';",
      'agent/src/c.ts': 'export const c = 1;',
      'agent/src/a.test.ts': "import { a } from './a.ts';",
    };
    expect(found(files)).toEqual([]);
  });
});
