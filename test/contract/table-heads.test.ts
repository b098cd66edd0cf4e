import { tableColumns, tableMistake } from '@mach/messages/admin';
import { TABLE_KINDS } from '@mach/wire';
import { expect, it } from 'vitest';
import { codeOf } from '../../collector/src/tables/cell-words.ts';
import { columnNames } from '../../collector/src/tables/column-names.ts';

it.each(TABLE_KINDS)('a table of %s takes the heads by which pages name its columns', (table) => {
  const columns = tableColumns(table);
  expect(columnNames(table, [...columns.values()])).toEqual([...columns.keys()]);
});

it.each([
  ['equipment', 'kind', 'equipment'],
  ['lines', 'kind', 'line'],
  ['outages', 'cause', 'outage'],
  ['communes', 'network', 'network'],
] as const)('a table of %s takes in its column %s every word that pages say it may hold', (table, column, of) => {
  const problem = { column, found: '"?"', expected: '' };
  const told = tableMistake(table, problem, 'vi').expected.replace(/^một trong: /, '');
  const words = told.split(/, | hoặc /).filter((word) => !word.startsWith('để trống') && !word.startsWith('hoặc'));
  expect(words.filter((word) => codeOf(of, word) === undefined)).toEqual([]);
});
