import { describe, expect, it } from 'vitest';
import { kinds } from '../../registry.ts';
import { objectsOf } from '../profile.ts';
import { columnsOf } from '../read-table.ts';
import { profiles } from './all.ts';

const OBJECT = /^[0-2](\.\d+)+$/;

it('holds each profile once', () => {
  expect(new Set(profiles.map(({ name }) => name)).size).toBe(profiles.length);
});

describe.each(profiles.map((profile) => [profile.name, profile] as const))('%s', (_, { match, facts, tables = [] }) => {
  it('names objects by dotted digits', () => {
    const named = [
      ...(match?.objectIds ?? []),
      ...(match?.roots ?? []),
      ...tables.flatMap((table) => [...columnsOf(table), ...(table.root === undefined ? [] : [table.root])]),
      ...Object.values(facts ?? {})
        .flat()
        .flatMap(objectsOf),
    ];
    for (const object of named) expect(object).toMatch(OBJECT);
  });

  it('tells values that their kind declares, and words where those are words', () => {
    for (const { kind, values, needs = [] } of tables) {
      const declared = new Map(kinds.get(kind)?.metrics.map((metric) => [metric.value, metric]));
      const told = [...Object.keys(values), ...needs];
      expect(told.filter((name) => !declared.has(name))).toEqual([]);
      for (const [name, from] of Object.entries(values)) {
        const isText = declared.get(name)?.kind === 'text';
        expect([name, 'number' in from]).toEqual([name, !isText && declared.get(name)?.kind !== 'flag']);
      }
    }
  });

  it('names the parts of a kind that has parts', () => {
    for (const { kind, rows, part } of tables) {
      if (rows === 'each') expect(part).toBeDefined();
      expect([kind, rows !== 'each' && part?.text === undefined]).toEqual([
        kind,
        kinds.get(kind)?.targetLabel === undefined,
      ]);
    }
  });
});
