import type { Clock, Result, SnmpPart, SnmpRound } from '@mach/ports';
import { identify } from './identify.ts';
import type { SnmpLimits } from './limits.ts';
import { isWithin } from './oid.ts';
import type { ProfileTable, SnmpProfile } from './profile.ts';
import { listsOf, partsOf, scalarsOf } from './read-table.ts';
import { createReader, type SnmpReader } from './reader.ts';
import type { SnmpFailure, SnmpSession, SnmpValue } from './session.ts';
import { readTopology, TOPOLOGY_ROOTS } from './topology.ts';
import { numberOf, textOf } from './values.ts';

/** RFC 3418. The device's name, place and contact are people's words: they are not asked for. */
const SYSTEM = { descr: '1.3.6.1.2.1.1.1.0', objectId: '1.3.6.1.2.1.1.2.0', upTime: '1.3.6.1.2.1.1.3.0' };
/** RFC 2790: since the device itself started, not its SNMP. */
const HOST_UP_TIME = '1.3.6.1.2.1.25.1.1.0';

export interface AskPorts {
  readonly session: SnmpSession;
  readonly clock: Clock;
  readonly limits: SnmpLimits;
  readonly profiles: readonly SnmpProfile[];
  /** 32 hex digits, never the text itself. */
  readonly hash: (text: string) => string;
  readonly roundMs: number;
}

/**
 * One round over a device: what it is, then the tables of the profiles that fit it. Fails where it answers nothing at all; once it has
 * answered, what could not be read is told beside what could.
 */
export async function askDevice(ports: AskPorts, signal: AbortSignal): Promise<Result<SnmpRound>> {
  const { session, clock, limits, profiles, roundMs } = ports;
  const startedMs = clock.uptimeMs();
  const reader = createReader({ session, clock, limits, endsAtMs: startedMs + roundMs, signal });
  const system = await reader.get([...Object.values(SYSTEM), HOST_UP_TIME]);
  if (system.failure !== undefined && system.values.size === 0) return system.failure;
  const descr = textOf(system.values.get(SYSTEM.descr)) ?? '';
  const id = system.values.get(SYSTEM.objectId);
  const objectId = id?.type === 'oid' ? id.text : '';
  const roots = await reader.first(rootsOf(profiles));
  const fitting = profiles.filter((profile) => fits(profile, { descr, objectId, found: roots.found }));
  const read = await readTables(reader, fitting, roots.found, limits);
  const topology = await readTopology({ reader, limits, hash: ports.hash, found: roots.found, ...read });
  const facts = identify(fitting, { objectId, ...read });
  const parts = [...read.parts, ...topology.parts];
  const incomplete = [...read.incomplete, ...topology.incomplete];
  if (parts.length > limits.partsMax) incomplete.push(`${parts.length - limits.partsMax} parts are not reported`);
  const ticks = numberOf(system.values.get(HOST_UP_TIME) ?? system.values.get(SYSTEM.upTime));
  return {
    ok: true,
    value: {
      device: {
        ...facts,
        ...(ticks !== undefined && { uptimeMs: ticks * 10 }),
        ...(topology.own.length > 0 && { ownHashes: topology.own.join(' ') }),
      },
      parts: parts.slice(0, limits.partsMax),
      objects: reader.objects(),
      requests: session.sent(),
      incomplete,
    },
  };
}

interface Known {
  readonly descr: string;
  readonly objectId: string;
  readonly found: ReadonlySet<string>;
}

function fits({ match }: SnmpProfile, { descr, objectId, found }: Known): boolean {
  if (match === undefined) return true;
  return (
    match.objectIds?.some((prefix) => isWithin(objectId, prefix)) === true ||
    match.descr?.test(descr) === true ||
    match.roots?.some((root) => found.has(root)) === true
  );
}

/** Asked for once, together: a table that is not there then costs no question of its own. */
function rootsOf(profiles: readonly SnmpProfile[]): readonly string[] {
  const all = profiles.flatMap(({ match, tables = [] }) => [
    ...(match?.roots ?? []),
    ...tables.flatMap(({ root }) => root ?? []),
  ]);
  return [...new Set([...all, ...TOPOLOGY_ROOTS])];
}

export interface ReadTables {
  readonly scalars: ReadonlyMap<string, SnmpValue>;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, SnmpValue>>;
  readonly parts: readonly SnmpPart[];
  readonly incomplete: readonly string[];
}

async function readTables(
  reader: SnmpReader,
  profiles: readonly SnmpProfile[],
  found: ReadonlySet<string>,
  limits: SnmpLimits,
): Promise<ReadTables> {
  const tables = profiles.flatMap(({ tables: own = [], facts }) => [
    ...own.filter(({ root }) => root === undefined || found.has(root)),
    ...factTables(facts),
  ]);
  const scalars = await reader.get([...new Set(tables.flatMap(scalarsOf))]);
  const rows = new Map<string, ReadonlyMap<string, SnmpValue>>();
  const parts: SnmpPart[] = [];
  const incomplete: string[] = [];
  if (scalars.failure !== undefined) incomplete.push(`single objects: ${scalars.failure.detail}`);
  for (const table of tables) {
    const wanted = [...new Set(listsOf(table))].filter((column) => !rows.has(column));
    const walked = wanted.length === 0 ? undefined : await reader.walk(wanted, limits.rowsMax);
    for (const [column, cells] of walked?.columns ?? []) rows.set(column, cells);
    const trouble = walked?.cut ?? walked?.failure?.detail;
    if (trouble !== undefined && table.kind !== '') incomplete.push(`${table.kind}: ${trouble}`);
    if (table.kind === '') continue;
    const made = partsOf(table, scalars.values, rows);
    merge(parts, made);
    if (made.length === 0 && walked?.failure !== undefined) merge(parts, [unread(table, walked.failure)]);
  }
  return { scalars: scalars.values, rows, parts, incomplete };
}

/** What facts are read from, as tables that give no readings. */
function factTables(facts: SnmpProfile['facts']): readonly ProfileTable[] {
  const all = Object.values(facts ?? {}).flat();
  return all.map((from) => ({ kind: '', rows: 'none', values: { fact: from } }));
}

/** Two tables may speak of one part, as a maker's own and the standard's do: what the first has said stands. */
function merge(parts: SnmpPart[], more: readonly SnmpPart[]): void {
  for (const one of more) {
    const at = parts.findIndex(({ kind, target }) => kind === one.kind && target === one.target);
    const before = parts[at];
    if (before === undefined) parts.push(one);
    else if (!before.ok) parts[at] = one;
    else if (one.ok) parts[at] = { ...before, values: { ...one.values, ...before.values } };
  }
}

const unread = ({ kind }: ProfileTable, { failure, detail }: SnmpFailure): SnmpPart => ({
  kind,
  ok: false,
  failure,
  detail,
});
