import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processorAge } from '@mach/knowledge';
import { readableHash, scriptedInventory } from '@mach/ports/testing';
import { dmiMachine, dmiMemory, dmiProcessor, readDmiReport, sensors, withoutSerials } from '@mach/probes';
import type { Values } from '@mach/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linuxReaders } from '../../agent/src/adapters/linux-inventory.ts';
import { readParts } from '../../agent/src/read-parts.ts';
import { requiresFixtures } from '../requirements.ts';
import { csvRows } from '../support/csv-rows.ts';
import { tarFiles } from '../support/tar-files.ts';

const MIB = 1024 ** 2;
const fixtures = requiresFixtures('dmi/index.csv');

describe.skipIf(fixtures.skip)(`reports of 300 real office PCs ${fixtures.reason}`, () => {
  const rows = fixtures.skip ? [] : csvRows(readFileSync(join(fixtures.folder, 'dmi/index.csv'), 'utf8'));
  const files = fixtures.skip
    ? new Map<string, Buffer>()
    : tarFiles(join(fixtures.folder, 'dmi/dmi-office-300.tar.gz'));
  const reports = rows.map((row) => ({
    row,
    text: files.get(row['path'] ?? '')?.toString('utf8') ?? '',
    report: readDmiReport(files.get(row['path'] ?? '')?.toString('utf8') ?? ''),
  }));

  const folder = mkdtempSync(join(tmpdir(), 'mach-reports-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const reported = new Map<string, Reported>();
  beforeAll(async () => {
    for (const { row, text } of reports) reported.set(row['id'] ?? '', await reportedOn(text, folder));
  }, 120_000);

  it('their memory is that of the index, the traps of a second array included', () => {
    expect(reports).toHaveLength(300);
    for (const { row, report } of reports) {
      const { slots = [], statedMaxBytes } = dmiMemory(report) ?? {};
      const filled = slots.filter(({ bytes }) => bytes !== 0);
      const found = {
        id: row['id'],
        ram_mb: String(filled.reduce((sum, { bytes }) => sum + (bytes ?? Number.NaN), 0) / MIB),
        slots_used: String(filled.length),
        slots_free: String(slots.length - filled.length),
        max_capacity_mb: String((statedMaxBytes ?? Number.NaN) / MIB),
      };
      expect(row).toMatchObject(found);
      expect(new Set(slots.map(({ slot }) => slot)).size, row['id']).toBe(slots.length);
      const modules = reported.get(row['id'] ?? '')?.['memory-module'] ?? [];
      expect(
        modules.map(({ sizeBytes }) => sizeBytes),
        row['id'],
      ).toEqual(slots.map(({ bytes }) => bytes));
      const types = filled.map(({ type }) => type);
      if (types.every((type) => type === types[0])) expect([row['memory_type'], '']).toContain(types[0] ?? '');
    }
  });

  it('their makers, models, processors and years are those of the index, or nothing where it holds a filler', () => {
    for (const { row } of reports) {
      const { system: [machine] = [], processor: [processor] = [] } = reported.get(row['id'] ?? '') ?? {};
      const isFiller = (text = '') => /^$|filled|^system |not specified/i.test(text);
      if (!isFiller(row['model'])) expect(machine?.['model'], row['id']).toBe(row['model']);
      if (!isFiller(row['vendor'])) expect(machine?.['manufacturer'], row['id']).toBe(row['vendor']);
      expect(String(machine?.['firmwareDate']).slice(0, 4), row['id']).toBe(row['bios_year']);
      const { model } = processor ?? {};
      if (model !== undefined) expect(model, row['id']).toBe(row['cpu']);
      for (const text of Object.values({ ...machine, ...processor }))
        expect(text).not.toMatch(/filled by|o\.e\.m|not specified/i);
    }
  });

  it('ninety-nine of a hundred tell the years of their processor, by its name or else by its numbers', () => {
    const found = reports.map(({ row }) => {
      const [said = {}] = reported.get(row['id'] ?? '')?.['processor'] ?? [];
      const text = (name: string) => (said[name] === undefined ? undefined : String(said[name]));
      const model = text('model');
      const numbers = {
        vendor: text('vendor'),
        family: Number(said['family']),
        modelNumber: Number(said['modelNumber']),
        stepping: Number(said['stepping']),
      };
      return {
        row,
        byName: processorAge(model),
        byNumbers: processorAge(undefined, numbers),
        age: processorAge(model, numbers),
      };
    });
    expect(found.filter(({ age }) => age.known).length).toBeGreaterThanOrEqual(rows.length * 0.99);
    const contradicting = found.filter(
      ({ byName, byNumbers }) =>
        byName.known && byNumbers.known && (byName.yearTo < byNumbers.yearFrom || byNumbers.yearTo < byName.yearFrom),
    );
    expect(contradicting.map(({ row }) => row['id'])).toEqual([]);
    const absurd = found.filter(({ age, row }) => age.known && Number(row['bios_year']) < age.yearFrom);
    expect(absurd.map(({ row }) => row['id'])).toEqual([]);
  });

  it('read to the same without what root alone may know', () => {
    for (const { row, text, report } of reports) {
      const lean = withoutSerials(text);
      expect(lean).not.toMatch(/Serial Number|UUID|Asset Tag|OEM Strings/);
      const again = readDmiReport(lean);
      expect([dmiMachine(again), dmiMemory(again), dmiProcessor(again)], row['id']).toEqual([
        dmiMachine(report),
        dmiMemory(report),
        dmiProcessor(report),
      ]);
    }
  });
});

/** What the sensors report of one PC, by their names. */
type Reported = Readonly<Record<string, readonly Values[]>>;

/**
 * What an agent would report on a PC of which nothing but the firmware's report is known: as root's one-shot leaves it, through
 * the readers of the inventory child and the sensors.
 */
async function reportedOn(text: string, folder: string): Promise<Reported> {
  const dmidecodeReport = join(folder, 'dmidecode.txt');
  writeFileSync(dmidecodeReport, withoutSerials(text));
  const nowhere = join(folder, 'nowhere');
  const library = () => Promise.reject(new Error('the library describes this machine'));
  const sources = { proc: nowhere, sys: nowhere, dmidecodeReport, dmidecode: nowhere, library };
  const inventory = scriptedInventory({ ok: true, value: await readParts(linuxReaders(sources), () => undefined) });
  const asked = sensors.filter(({ name }) => ['system', 'processor', 'memory-module'].includes(name));
  const told = asked.map(async ({ name, run }) => {
    const parts = await run({ inventory, hash: readableHash } as never, {}, new AbortController().signal);
    return [name, parts.flatMap((part) => (part.ok ? [part.values] : []))] as const;
  });
  return Object.fromEntries(await Promise.all(told));
}
