import { describe, expect, it } from 'vitest';
import { crossedBorders, manifest, scatteredLibraries, undeclaredImports, unusedDependencies } from './dependencies.ts';
import { madeUpTree } from './source-tree.ts';

const manifests = [
  manifest('package.json', '{"name":"mach","devDependencies":{"vitest":"5"}}'),
  manifest('agent/package.json', '{"name":"@mach/agent","dependencies":{"@mach/wire":"1","yaml":"2"}}'),
  manifest('packages/wire/package.json', '{"name":"@mach/wire","dependencies":{}}'),
];
const sources = (files: Record<string, string>) => madeUpTree(files).sources;

describe('undeclared imports', () => {
  it.each([
    ['a library', 'agent/src/a.ts', "import 'zod';"],
    ['a part of a library', 'agent/src/a.ts', "import 'zod/v4';"],
    ['a package of ours', 'packages/wire/src/a.ts', "import type { A } from '@mach/agent';"],
    ['a tool of the tests, outside them', 'agent/src/a.ts', "import { it } from 'vitest';"],
    ['a built-in without its prefix', 'agent/src/a.ts', "import 'fs';"],
    ['a library in a test of the root', 'test/sim/a.ts', "import 'yaml';"],
  ])('%s is found', (_claim, path, text) => {
    expect(undeclaredImports(sources({ [path]: text }), manifests)).toMatchObject([{ path, line: 1 }]);
  });

  it.each([
    ['a declared package', 'agent/src/a.ts', "import '@mach/wire/schema';"],
    ['a tool in a test', 'agent/src/a.test.ts', "import { it } from 'vitest';"],
    ['a workspace from the root', 'test/sim/a.ts', "import '@mach/wire';"],
    ['a built-in', 'agent/src/a.ts', "import 'node:fs';"],
  ])('%s is no finding', (_claim, path, text) => {
    expect(undeclaredImports(sources({ [path]: text }), manifests)).toEqual([]);
  });
});

it('a dependency that nothing imports is found', () => {
  const files = sources({ 'agent/src/a.ts': "import '@mach/wire';", 'agent/src/a.test.ts': "import 'vitest';" });
  expect(unusedDependencies(files, manifests)).toMatchObject([
    { path: 'agent/package.json', found: 'declares "yaml", which nothing there imports' },
  ]);
});

describe('workspace borders', () => {
  it('are not crossed by relative imports', () => {
    const path = 'agent/src/a.ts';
    const found = crossedBorders(sources({ [path]: "import '../../packages/wire/src/a.ts';" }), manifests);
    expect(found).toMatchObject([{ path, line: 1 }]);
  });

  it('are open to tests of the root and to the guards that start a program', () => {
    const files = sources({
      'test/sim/a.ts': "import '../../agent/src/app.ts';",
      'agent/bin/mach-agent.js': "import '../../scripts/project-node.js';",
      'agent/src/a.ts': "import './b.ts';",
      'agent/src/a.test.ts': "import { needs } from '../../test/requirements.ts';",
    });
    expect(crossedBorders(files, manifests)).toEqual([]);
  });
});

describe('libraries', () => {
  it('have one home in a workspace', () => {
    const files = sources({ 'agent/src/a.ts': "import 'yaml';", 'agent/src/b.ts': "import type { A } from 'yaml';" });
    expect(scatteredLibraries(files, manifests)).toMatchObject([{ path: 'agent/src/b.ts', line: 1 }]);
  });

  it('of commands and schemas are at home where those are', () => {
    const files = sources({
      'agent/src/commands/a.ts': "import '@oclif/core';",
      'agent/src/commands/b.ts': "import '@oclif/core';",
      'agent/src/config/a.ts': "import 'zod';",
      'agent/src/config/b.ts': "import 'zod';",
    });
    expect(scatteredLibraries(files, manifests)).toEqual([]);
  });
});
