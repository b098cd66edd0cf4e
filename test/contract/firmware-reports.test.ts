import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorAge } from '@mach/knowledge';
import { dmiMachine, dmiMemory, dmiProcessor, readDmiReport, withoutSerials } from '@mach/probes';
import { describe, expect, it } from 'vitest';
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
    report: readDmiReport(files.get(row['path'] ?? '')?.toString('utf8') ?? ''),
  }));

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
      const types = filled.map(({ type }) => type);
      if (types.every((type) => type === types[0])) expect([row['memory_type'], '']).toContain(types[0] ?? '');
    }
  });

  it('their makers, models, processors and years are those of the index, or nothing where it holds a filler', () => {
    for (const { row, report } of reports) {
      const machine = dmiMachine(report);
      const isFiller = (text = '') => /^$|filled|^system |not specified/i.test(text);
      if (!isFiller(row['model'])) expect(machine.model, row['id']).toBe(row['model']);
      if (!isFiller(row['vendor'])) expect(machine.manufacturer, row['id']).toBe(row['vendor']);
      expect(machine.firmwareDate?.slice(0, 4), row['id']).toBe(row['bios_year']);
      const { model } = dmiProcessor(report) ?? {};
      if (model !== undefined) expect(model, row['id']).toBe(row['cpu']);
      for (const text of Object.values(machine)) expect(text).not.toMatch(/filled by|o\.e\.m|not specified/i);
    }
  });

  it('ninety-nine of a hundred tell the years of their processor, by its name or else by its numbers', () => {
    const found = reports.map(({ row, report }) => {
      const { model, ...said } = dmiProcessor(report) ?? {};
      const numbers = {
        vendor: said.vendor,
        family: Number(said.family),
        modelNumber: Number(said.modelNumber),
        stepping: Number(said.stepping),
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
    for (const { row, report } of reports) {
      const lean = withoutSerials(files.get(row['path'] ?? '')?.toString('utf8') ?? '');
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
