import { tableColumns } from '@mach/messages/admin';
import { TABLE_KINDS } from '@mach/wire';
import { expect, it } from 'vitest';
import { columnNames } from '../../collector/src/tables/column-names.ts';

it.each(TABLE_KINDS)('a table of %s takes the heads by which pages name its columns', (table) => {
  const columns = tableColumns(table);
  expect(columnNames(table, [...columns.values()])).toEqual([...columns.keys()]);
});
