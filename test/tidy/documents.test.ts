import { describe, expect, it } from 'vitest';
import { deadReferences } from './documents.ts';
import { madeUpTree } from './source-tree.ts';

const found = (text: string) =>
  deadReferences(
    madeUpTree({ 'docs/a.md': text, 'docs/b.md': '', 'packages/wire/src/shape.ts': '', 'test/sim/main.ts': '' }),
    ['check'],
  ).map(({ line, found }) => `${line}: ${found}`);

describe('a document', () => {
  it.each([
    ['`agent/src/gone.ts`', 'agent/src/gone.ts'],
    ['`packages/gone/`', 'packages/gone/'],
    ['[b](gone.md)', 'gone.md'],
    ['`npm run gone`', 'npm run gone'],
  ])('that names %s is found', (text, named) => {
    expect(found(`first\n${text}`)).toEqual([`2: names "${named}", which does not exist`]);
  });

  it.each([
    '`packages/wire/src/shape.ts`',
    '`wire/shape.ts`',
    '`packages/wire`',
    '`sim/`',
    '`dist/agent/resident.js`',
    '`packages/probes/src/<kind>.ts`',
    '`GET /api/v1/devices`',
    '[b](b.md#place)',
    '[b](https://example.vn/a.md)',
    '`npm run check`',
    'and/or',
  ])('may say %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
