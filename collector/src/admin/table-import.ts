import type { Random } from '@mach/ports';
import type { Problem, TableKind, TablePreview, TableProblem } from '@mach/wire';
import { canonicalJson } from '../canonical-json.ts';
import { equipmentFromRows } from '../config/equipment-csv.ts';
import { linesFromRows } from '../config/lines-csv.ts';
import { meetingsFromRows } from '../config/meetings-csv.ts';
import { outagesFromRows } from '../config/outages-csv.ts';
import { unitsFromRows } from '../config/units-csv.ts';
import type { FleetState, Registry } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import { columnNames } from '../tables/column-names.ts';
import { restoreZeros } from '../tables/restore-zeros.ts';
import type { CarriedOut } from './carry-out.ts';
import { type Decidable, decide } from './decide.ts';
import type { AdminAnswer } from './request.ts';

/** A table that was read: what it asks for, or what is wrong with it. */
export type TableAsked =
  | { readonly ok: true; readonly change: CarriedOut & Decidable }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface UnderstoodTable {
  /** Head first, columns by the names that the readers know. */
  readonly rows: readonly (readonly string[])[];
  readonly zerosRestored: number;
  readonly asked: TableAsked;
}

/** Every commune of the country has a row six times over. */
const ROWS_MAX = 20_000;
const SAMPLE_ROWS = 5;
/** More mistakes of one table say nothing new. */
const PROBLEMS_TOLD_MAX = 200;

/** Understands the rows of a table as people hand it over: columns by any of their names, codes with their zeros. */
export function understandTable(table: TableKind, given: readonly (readonly string[])[]): UnderstoodTable {
  const [head = [], ...body] = given;
  const { rows, restored } = restoreZeros([columnNames(table, head), ...body]);
  return { rows, zerosRestored: restored, asked: askedBy(table, rows) };
}

function askedBy(table: TableKind, rows: readonly (readonly string[])[]): TableAsked {
  if (rows.length < 2) {
    const expected = 'at least one line below the names of the columns';
    return { ok: false, problems: [{ path: 'line 2', found: 'nothing', expected, cure: { code: 'row' } }] };
  }
  if (rows.length > ROWS_MAX + 1) {
    const expected = `at most ${ROWS_MAX} lines below the names of the columns: hand it over in parts`;
    const cure = { code: 'rows-at-most', limit: ROWS_MAX } as const;
    return { ok: false, problems: [{ path: `line ${ROWS_MAX + 2}`, found: 'more', expected, cure }] };
  }
  if (table === 'communes') {
    const read = unitsFromRows(rows);
    return read.ok ? { ok: true, change: { type: 'import-units', units: [...read.units] } } : read;
  }
  if (table === 'lines') {
    const read = linesFromRows(rows);
    return read.ok ? { ok: true, change: { type: 'import-lines', rows: [...read.rows] } } : read;
  }
  if (table === 'equipment') {
    const read = equipmentFromRows(rows);
    return read.ok ? { ok: true, change: { type: 'import-equipment', rows: [...read.rows] } } : read;
  }
  if (table === 'meetings') {
    const read = meetingsFromRows(rows);
    return read.ok ? { ok: true, change: { type: 'announce-meetings', rows: read.rows.map(mutable) } } : read;
  }
  const read = outagesFromRows(rows);
  const change = { type: 'import-outages', rows: read.ok ? read.rows.map(mutable) : [] } as const;
  return read.ok ? { ok: true, change } : read;
}

const mutable = <Row extends { readonly communes: readonly string[] }>(row: Row) => ({
  ...row,
  communes: [...row.communes],
});

/** What an understood table would change in the register, and every mistake in it. */
export function previewTable(
  { rows, zerosRestored, asked }: UnderstoodTable,
  state: FleetState,
  ports: { readonly now: number; readonly random: Random },
): Omit<TablePreview, 'version' | 'format' | 'encoding'> {
  const [columns = [], ...body] = rows;
  const found = asked.ok ? decide(asked.change, state, ports) : undefined;
  const refused = found?.answer.ok === false ? problemsOf(found.answer) : [];
  const problems = (asked.ok ? refused : asked.problems).map(({ path, ...rest }) => ({ ...placeOf(path), ...rest }));
  return {
    rows: body.length,
    columns,
    sample: body.slice(0, SAMPLE_ROWS),
    problems: problems.slice(0, PROBLEMS_TOLD_MAX),
    problemsTotal: problems.length,
    zerosRestored,
    ...countChanges(problems.length > 0 ? [] : (found?.changes ?? []), state.registry),
  };
}

/** What a table is compared with: where it is another when the table is taken, somebody changed it meanwhile. */
export function comparedWith(table: TableKind, registry: Registry): unknown {
  const { units, sites, lines, devices, outages, services, meetings } = registry;
  const places = [[...units.values()], [...sites.values()].map(({ id, unitCode, name }) => [id, unitCode, name])];
  switch (table) {
    case 'communes':
      return [...units.values()];
    case 'lines':
      return [places, [...lines.values()]];
    case 'equipment':
      return [places, [...devices.values()].flatMap(({ id, equipment }) => (equipment ? [[id, equipment]] : []))];
    case 'outages':
      return [places, [...outages.values()], [...services.keys()]];
    case 'meetings':
      return [places, [...meetings.values()]];
    default:
      return table satisfies never;
  }
}

function countChanges(changes: readonly RegistryChange[], registry: Registry) {
  const counts = { added: 0, changed: 0, same: 0 };
  const count = (before: unknown, after: unknown) => {
    if (before === undefined) counts.added++;
    else counts[canonicalJson(before) === canonicalJson(after) ? 'same' : 'changed']++;
  };
  for (const change of changes) {
    if (change.type === 'units-imported') {
      for (const unit of change.units.filter(({ kind }) => kind === 'commune')) {
        count(registry.units.get(unit.code), unit);
      }
    }
    if (change.type === 'line-added') count(registry.lines.get(change.line.id), change.line);
    if (change.type === 'outage-announced') count(registry.outages.get(change.outage.id), change.outage);
    if (change.type === 'meeting-announced') count(registry.meetings.get(change.meeting.id), change.meeting);
    if (change.type === 'device-enrolled') {
      const known = registry.devices.get(change.device.id);
      const said = known && { label: known.label, equipment: known.equipment, assetTag: known.assetTag };
      const { label, equipment, assetTag } = change.device;
      count(said, { label, equipment, assetTag });
    }
  }
  return counts;
}

/** "line 5, site" as the readers of tables name a place. */
function placeOf(path: string): Pick<TableProblem, 'line' | 'column'> {
  const [, line, column] = /^line (\d+)(?:, (.+))?$/.exec(path) ?? [];
  return { line: Number(line ?? 0), ...(column === undefined ? {} : { column }) };
}

/** What can't be placed in the register, in its cell where that is known. */
const problemsOf = ({ error, problems }: Extract<AdminAnswer, { ok: false }>): readonly Problem[] =>
  problems ?? [{ path: '', found: error, expected: '' }];
