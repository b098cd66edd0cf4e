import { describe, expect, it } from 'vitest';
import { arrowsBetweenRooms, arrowsInsidePrograms, librariesOfTheResident } from './arrows.ts';
import { madeUpTree } from './source-tree.ts';

const between = (path: string, text: string) => arrowsBetweenRooms(madeUpTree({ [path]: text }).sources);
const inside = (path: string, text: string) => arrowsInsidePrograms(madeUpTree({ [path]: text }).sources);

describe('between rooms', () => {
  it.each([
    ['wire imports nothing', 'packages/wire/src/a.ts', "import { b } from '@mach/knowledge';"],
    ['wire knows no library outside its schemas', 'packages/wire/src/a.ts', "import { z } from 'zod';"],
    ['pure packages know no library', 'packages/diagnosis/src/a.ts', "import { parse } from 'yaml';"],
    ['wire does not know its schemas', 'packages/wire/src/a.ts', "import { b } from './schema/index.ts';"],
    ['ports know no Node', 'packages/ports/src/a.ts', "import type { Stats } from 'node:fs';"],
    ['the testing worlds know no Node', 'packages/ports/src/testing/a.ts', "import { readFile } from 'node:fs';"],
    ['probes take ports as types', 'packages/probes/src/a.ts', "import { nodeClock } from '@mach/ports/node';"],
    ['probes import ports by type only', 'packages/probes/src/a.ts', "import { x } from '@mach/ports';"],
    ['probes use no built-in', 'packages/probes/src/a.ts', "import { createHash } from 'node:crypto';"],
    ['knowledge imports nothing', 'packages/knowledge/src/a.ts', "import type { B } from '@mach/wire';"],
    ['diagnosis takes probes as types', 'packages/diagnosis/src/a.ts', "import { ping } from '@mach/probes';"],
    ['diagnosis does not know priorities', 'packages/diagnosis/src/a.ts', "import type { P } from '@mach/priority';"],
    ['priority takes diagnosis as types', 'packages/priority/src/a.ts', "import { c } from '@mach/diagnosis';"],
    ['messages take words as types', 'packages/messages/src/a.ts', "import { CAUSES } from '@mach/wire';"],
    ['the agent does not know the collector', 'agent/src/a.ts', "import type { B } from '../../collector/src/b.ts';"],
    ['the agent does not rank', 'agent/src/a.ts', "import { rank } from '@mach/priority';"],
    ['the collector does not know the agent', 'collector/src/a.ts', "import { b } from '@mach/agent';"],
    ['pages take wire as types', 'dashboards/web/src/a.tsx', "import { CAUSES } from '@mach/wire';"],
    ['programs use no made-up world', 'agent/src/a.ts', "import { virtualClock } from '@mach/ports/testing';"],
    ['no room is reached by import()', 'packages/knowledge/src/a.ts', "export const a = () => import('@mach/wire');"],
    [
      'no room is reached by a type of an import',
      'packages/knowledge/src/a.ts',
      "type A = import('@mach/wire').Batch;",
    ],
  ])('%s', (_claim, path, text) => {
    expect(between(path, text)).toMatchObject([{ path, line: 1 }]);
  });

  it.each([
    ['probes import wire', 'packages/probes/src/a.ts', "import { integer } from '@mach/wire';"],
    ['probes import types of ports', 'packages/probes/src/a.ts', "import type { Clock } from '@mach/ports';"],
    ['a test of probes plays a world', 'packages/probes/src/a.test.ts', "import { x } from '@mach/ports/testing';"],
    [
      'a test of messages reads the list of codes',
      'packages/messages/src/a.test.ts',
      "import { c } from '@mach/diagnosis';",
    ],
    ['the agent reads schemas', 'agent/src/config/schema.ts', "import { schemaOf } from '@mach/wire/schema';"],
    ['schemas are made with zod', 'packages/wire/src/schema/a.ts', "import { z } from 'zod';"],
    ['a test tries many inputs', 'packages/wire/src/a.test.ts', "import fc from 'fast-check';"],
    ['a program has libraries', 'collector/src/http/a.ts', "import 'fastify';"],
    ['pages speak', 'dashboards/web/src/a.tsx', "import { say } from '@mach/messages';"],
    ['a room imports itself', 'packages/wire/src/a.ts', "import { b } from './b.ts';"],
  ])('but %s', (_claim, path, text) => {
    expect(between(path, text)).toEqual([]);
  });
});

describe('inside a program', () => {
  it.each([
    ['the application joins no adapter', 'agent/src/app.ts', "import { ping } from './adapters/ping.ts';"],
    ['the application makes no world', 'collector/src/app.ts', "import { world } from './world.ts';"],
    ['modules know no adapter', 'agent/src/spool/spool.ts', "import { ping } from '../adapters/ping.ts';"],
    ['modules know no command', 'collector/src/ingest/a.ts', "import { b } from '../commands/serve.ts';"],
    ['modules make no world', 'agent/src/uplink.ts', "import { world } from './world.ts';"],
    ['adapters know no application', 'agent/src/adapters/a.ts', "import { createAgent } from '../app.ts';"],
  ])('%s', (_claim, path, text) => {
    expect(inside(path, text)).toMatchObject([{ path, line: 1 }]);
  });

  it.each([
    ['commands make the world', 'agent/src/commands/run.ts', "import { world } from '../world.ts';"],
    ['the entry point makes it too', 'agent/src/resident.ts', "import { world } from './world.ts';"],
    ['the world joins adapters', 'collector/src/world.ts', "import { ping } from './adapters/ping.ts';"],
    ['tests reach what they test', 'agent/src/a.test.ts', "import { ping } from './adapters/ping.ts';"],
  ])('but %s', (_claim, path, text) => {
    expect(inside(path, text)).toEqual([]);
  });
});

describe('the resident agent', () => {
  it('is followed through modules and packages to the library that it would load', () => {
    const tree = madeUpTree({
      'agent/src/resident.ts': "import { a } from './a.ts';",
      'agent/src/a.ts': "import { b } from '@mach/wire/schema';\nimport type { C } from 'influx';",
      'packages/wire/src/schema/index.ts': "export { z } from 'zod';",
    });
    expect(librariesOfTheResident(tree.sources)).toMatchObject([
      { path: 'packages/wire/src/schema/index.ts', line: 1 },
    ]);
  });

  it.each([
    [
      'its adapter may load koffi when it is needed',
      'agent/src/adapters/koffi.ts',
      "createRequire(import.meta.url)('koffi');",
      0,
    ],
    ['but not from the start', 'agent/src/adapters/koffi.ts', "import 'koffi';", 1],
    ['nor another library', 'agent/src/adapters/koffi.ts', "import('zod');", 1],
    ['nor may another file', 'agent/src/adapters/other.ts', "import('koffi');", 1],
  ])('%s', (_claim, path, text, findings) => {
    const tree = madeUpTree({ 'agent/src/resident.ts': `import '../../${path}';`, [path]: text });
    expect(librariesOfTheResident(tree.sources)).toHaveLength(findings);
  });
});
