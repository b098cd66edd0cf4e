import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorAge } from '@mach/knowledge';
import { seededRandom } from '@mach/ports/testing';
import { dmiMachine, dmiMemory, dmiProcessor, memoryBoardOf, readDmiReport } from '@mach/probes';
import type { LatestReading, Role, Values } from '@mach/wire';
import { csvRows } from '../support/csv-rows.ts';
import { tarFiles } from '../support/tar-files.ts';
import { madeMinutes } from './made-minutes.ts';
import { WALL, type WatchedPc } from './threshold-ranks.ts';

/** A real PC by its firmware, with a desk, a disk, a system and minutes that were drawn for it. */
export interface OfficePc extends WatchedPc {
  readonly model: string;
  readonly memory: string;
  /** When its processor was sold at last; absent where its name says nothing. */
  readonly year?: number;
}

const COMMUNES = 10;
const PCS_A_COMMUNE = 30;
const COUNTERS_A_COMMUNE = 6;
export const OFFICE_MINUTES_A_PC = 300;
/** Of a hundred PCs, those that have an agent; the others are known by an inventory alone. */
const MEASURED_RATIO = 0.6;
const GIB = 1024 ** 3;

/**
 * The 300 reports of real office PCs in a folder of recorded data: maker, model, processor and memory are theirs. Which desk each stands at, its disk, its system and its slow
 * minutes are drawn from its own seed: older ones more often have a hard disk and an old Windows. Two in five have no agent.
 */
export function officePcs(folder: string): readonly OfficePc[] {
  const files = tarFiles(join(folder, 'dmi/dmi-office-300.tar.gz'));
  return csvRows(readFileSync(join(folder, 'dmi/index.csv'), 'utf8'))
    .map((row) => ({ id: row['id'] ?? '', text: files.get(row['path'] ?? '')?.toString('utf8') ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, text }, place) => officePc(id, text, place));
}

function officePc(id: string, text: string, place: number): OfficePc {
  const random = seededRandom(`office PC ${id}`);
  const report = readDmiReport(text);
  const machine = dmiMachine(report);
  const processor = dmiProcessor(report);
  const memory = dmiMemory(report);
  const age = processorAge(processor?.model ?? '');
  const year = age.known ? age.yearTo : Number((machine.firmwareDate ?? '2012').slice(0, 4));
  const isHdd = random.next() < (year < 2015 ? 0.8 : year < 2018 ? 0.5 : 0.1);
  const isMeasured = random.next() < MEASURED_RATIO;
  const readings: LatestReading[] = [];
  const add = (kind: string, values: Values, target?: string) =>
    readings.push({ kind, at: WALL, ok: true, values, ...(target === undefined ? {} : { target }) });
  add('system', { ...machine });
  if (processor !== undefined) add('processor', { ...processor });
  let installed = 0;
  for (const { slot, bytes, type, formFactor, soldered } of memory?.slots ?? []) {
    if (bytes === undefined) continue;
    installed += bytes;
    add('memory-module', { sizeBytes: bytes, formFactor, soldered, ...(type === '' ? {} : { type }) }, slot);
  }
  const board = memory === undefined ? undefined : memoryBoardOf(memory);
  if (board?.statedMaxBytes !== undefined) add('memory-board', { maxBytes: board.statedMaxBytes });
  if (installed > 0) add('memory', { totalBytes: installed, availableBytes: installed * 0.4 });
  add('disk', { diskKind: isHdd ? 'hdd' : 'ssd', sizeBytes: 500e9 }, 'sda');
  add('os', systemOf(year, random.next()));
  add('boot-security', { tpm: year >= 2017 ? '2.0' : 'none' });
  const role: Role = place % PCS_A_COMMUNE < COUNTERS_A_COMMUNE ? 'counter' : 'office';
  const communeCode = `990${String(1 + Math.floor(place / PCS_A_COMMUNE)).padStart(2, '0')}`;
  const hardware = {
    memoryBytes: installed || 4 * GIB,
    disk: { kind: isHdd ? 'hdd' : 'ssd' },
    model: { year, threads: 4 },
  } as const;
  return {
    device: { id, communeCode, role, coverage: isMeasured ? 'measured' : 'inventory' },
    number: place + 1,
    minutes: isMeasured ? madeMinutes({ id, wireless: false, hardware }, OFFICE_MINUTES_A_PC) : [],
    readings,
    model: [machine.manufacturer, machine.model].filter((part) => part !== undefined).join(' '),
    memory: memoryOf(installed, memory?.slots.find(({ type }) => type !== '')?.type),
    ...(age.known ? { year: age.yearTo } : {}),
  };
}

function systemOf(year: number, chance: number): Values {
  const windows = (name: string, build: string) => ({ platform: 'win32', distro: `Microsoft Windows ${name}`, build });
  if (year < 2012) return chance < 0.6 ? windows('7 Professional', '7601') : windows('10 Pro', '19045');
  if (year < 2018) return windows('10 Pro', '19045');
  return chance < 0.5 ? windows('10 Pro', '19045') : windows('11 Pro', '26200');
}

const memoryOf = (bytes: number, type: string | undefined): string =>
  bytes === 0 ? 'unknown' : `${Math.round((bytes / GIB) * 10) / 10} GB${type === undefined ? '' : ` ${type}`}`;

export const OFFICE_COMMUNES = COMMUNES;
