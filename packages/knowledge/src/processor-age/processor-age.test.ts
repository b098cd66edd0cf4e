import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requiresFixtures } from '../../../../test/requirements.ts';
import { processorAge, processorNumberRows, processorRules } from './processor-age.ts';

describe('the age of a processor', () => {
  it.each([
    ['Intel(R) Core(TM) i7 CPU 920 @ 2.67GHz', 2008, 2011],
    ['Intel® Core™ i5-3470', 2012, 2013],
    ['Core™2 Duo E7500', 2008, 2010],
    ['Intel(R) Core(TM) i5 CPU M 520 @ 2.40GHz', 2008, 2011],
    ['Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz', 2011, 2012],
    ['Intel(R) Core(TM) i5-7500 CPU @ 3.40GHz', 2016, 2018],
    ['Intel(R) Core(TM) i5-1035G1 CPU @ 1.00GHz', 2019, 2021],
    ['11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz', 2020, 2022],
    ['13th Gen Intel(R) Core(TM) i5-1345U', 2022, 2024],
    ['Intel(R) Core(TM) i7-14700', 2023, 2024],
    ['Intel(R) Core(TM) Ultra 5 125H', 2023, 2024],
    ['Intel(R) Core(TM) Ultra 7 265', 2024, 2025],
    ['Intel(R) N100', 2023, 2023],
    ['Intel(R) Core(TM) i3-N305', 2023, 2023],
    ['Intel(R) Core(TM)2 Duo CPU E8400 @ 3.00GHz', 2008, 2010],
    ['Intel(R) Pentium(R) CPU G4560 @ 3.50GHz', 2016, 2018],
    ['Intel(R) Celeron(R) N4020 CPU @ 1.10GHz', 2017, 2020],
    ['Intel(R) Celeron(R) J4125 CPU @ 2.00GHz', 2017, 2020],
    ['Intel(R) Celeron(R) N5105 @ 2.00GHz', 2021, 2022],
    ['Intel(R) Celeron(R) CPU N2840 @ 2.16GHz', 2013, 2015],
    ['Intel(R) Atom(TM) CPU D525 @ 1.80GHz', 2010, 2011],
    ['Intel(R) Xeon(R) CPU E3-1225 V2 @ 3.20GHz', 2012, 2014],
    ['Intel(R) Xeon(R) Silver 4210R CPU @ 2.40GHz', 2019, 2020],
    ['AMD Ryzen 5 PRO 2400G with Radeon Vega Graphics', 2017, 2019],
    ['AMD Ryzen 5 5600G with Radeon Graphics', 2020, 2023],
    ['AMD A10-9700 RADEON R7, 10 COMPUTE CORES 4C+6G', 2016, 2019],
    ['AMD Athlon(tm) 64 X2 Dual Core Processor 4800+', 2003, 2009],
    ['AMD EPYC 7B13', 2021, 2022],
    ['AMD EPYC 7713 64-Core Processor', 2021, 2022],
  ])('%s: %s to %s', (model, yearFrom, yearTo) => {
    const age = processorAge(model);
    expect(age).toMatchObject({ known: true, yearFrom, yearTo });
  });

  it.each([
    ['QEMU Virtual CPU version 2.5+', 'virtual'],
    ['Intel(R) Xeon(R) Processor @ 2.50GHz', 'virtual'],
    ['Intel(R) Xeon(R) CPU @ 2.20GHz', 'virtual'],
    ['Intel Core Processor (Skylake, IBRS)', 'virtual'],
    ['AMD EPYC-Rome Processor', 'virtual'],
    ['Common KVM processor', 'virtual'],
    ['To Be Filled By O.E.M.', 'not-given'],
    ['CPU Version', 'not-given'],
    ['', 'not-given'],
    ['VIA Nano', 'not-in-table'],
    ['H110M-S2H', 'not-in-table'],
  ])('%o has none: %s', (model, because) => {
    expect(processorAge(model)).toEqual({ known: false, because });
  });

  it.each([
    ['Intel', 6, 23, 10, 2007, 2011],
    ['GenuineIntel', 6, 58, 9, 2012, 2013],
    ['Intel(R) Corporation', 6, 0x9e, 9, 2016, 2018],
    ['Intel(R) Corporation', 6, 0x9e, 10, 2017, 2020],
    ['Intel', 15, 4, 9, 2000, 2008],
    ['Advanced Micro Devices, Inc.', 0x17, 0x71, 0, 2019, 2021],
    ['AuthenticAMD', 0x0f, 107, 2, 2003, 2009],
  ])('numbers tell it where the name says nothing: %s %i %i stepping %i', (...row) => {
    const [vendor, family, modelNumber, stepping, yearFrom, yearTo] = row;
    const numbers = { vendor, family, modelNumber, stepping };
    for (const name of [undefined, 'Not Specified', 'Intel(R)', 'Genuine Intel(R) CPU 0000 @ 2.40GHz']) {
      expect(processorAge(name, numbers), name).toMatchObject({ known: true, yearFrom, yearTo });
    }
  });

  it('numbers that no table holds, or that lack one, tell nothing', () => {
    const numbers = { vendor: 'Intel', family: 6, modelNumber: 58 };
    for (const lacking of [
      { ...numbers, vendor: 'CentaurHauls' },
      { ...numbers, vendor: undefined },
      { ...numbers, family: undefined },
      { ...numbers, modelNumber: 0xff },
      // One model number of several lakes: the stepping decides.
      { ...numbers, modelNumber: 0x9e },
    ]) {
      expect(processorAge('', lacking)).toEqual({ known: false, because: 'not-given' });
    }
  });

  it('a name that says something, or that of a hypervisor, goes before the numbers', () => {
    const haswell = { vendor: 'Intel', family: 6, modelNumber: 0x3c, stepping: 3 };
    expect(processorAge('Intel(R) Core(TM) i5-2500 CPU', haswell)).toMatchObject({ yearFrom: 2011, yearTo: 2012 });
    expect(processorAge('QEMU Virtual CPU version 2.5+', haswell)).toEqual({ known: false, because: 'virtual' });
  });

  it('no two rows of the table by numbers answer the same processor', () => {
    const claimed = processorNumberRows.flatMap(({ vendor, family, models, steppings = [0, 15] }) =>
      models.flatMap((model) =>
        Array.from(
          { length: steppings[1] - steppings[0] + 1 },
          (_, i) => `${vendor} ${family} ${model} ${steppings[0] + i}`,
        ),
      ),
    );
    expect(claimed.filter((one, index) => claimed.indexOf(one) !== index)).toEqual([]);
  });

  it('never throws and never gives a year that has no sense', () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        const age = processorAge(`Intel(R) Core(TM) i5-${noise}`);
        if (age.known) expect(age.yearFrom).toBeLessThanOrEqual(age.yearTo);
      }),
    );
    for (const { yearFrom, yearTo } of [...processorRules, ...processorNumberRows]) {
      expect(yearFrom).toBeGreaterThanOrEqual(1999);
      expect(yearTo).toBeLessThanOrEqual(2026);
      expect(yearTo).toBeGreaterThanOrEqual(yearFrom);
    }
  });
});

const lifecycle = requiresFixtures('lifecycle/lifecycle.json');

describe.skipIf(lifecycle.skip)(`years of Intel against endoflife.date ${lifecycle.reason}`, () => {
  it('the first year of a dated rule is that of its microarchitecture', () => {
    const document = JSON.parse(readFileSync(join(lifecycle.folder, 'lifecycle/lifecycle.json'), 'utf8'));
    const releases: readonly { releaseCycle: string; releaseDate: string }[] =
      document.products['intel-processors'].releases;
    const years = new Map(
      releases.map(({ releaseCycle, releaseDate }) => [releaseCycle, Number(releaseDate.slice(0, 4))]),
    );
    const dated = [...processorRules, ...processorNumberRows].filter(({ source }) => source === 'endoflife.date');
    expect(dated.length).toBeGreaterThan(40);
    for (const { microarchitecture, yearFrom } of dated) {
      expect(years.get(microarchitecture ?? ''), microarchitecture).toBe(yearFrom);
    }
  });
});

const dmi = requiresFixtures('dmi/index.csv');

describe.skipIf(dmi.skip)(`names of 300 real office PCs ${dmi.reason}`, () => {
  const rows = dmi.skip ? [] : readRows(join(dmi.folder, 'dmi/index.csv'));

  it('nine of ten are known; the rest say nothing or are cut off', () => {
    const ages = rows.map(({ cpu }) => processorAge(cpu));
    expect(ages.filter(({ known }) => known).length).toBeGreaterThanOrEqual(rows.length * 0.9);
    const missing = rows.filter(({ cpu }, i) => !ages[i]?.known && !/not specified|^cpu version$|unknown$/i.test(cpu));
    expect(missing.map(({ cpu }) => cpu)).toEqual(['Intel(R)', 'Intel(R) Pentium(R) CPU']);
  });

  it('no firmware is older than the processor that it starts', () => {
    const absurd = rows.filter(({ cpu, biosYear }) => {
      const age = processorAge(cpu);
      return age.known && biosYear < age.yearFrom;
    });
    expect(absurd).toEqual([]);
  });
});

/** The two columns that matter; some fields are quoted because they hold commas. */
function readRows(file: string): readonly { readonly cpu: string; readonly biosYear: number }[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n').map(fieldsOf);
  const place = (name: string) => header?.indexOf(name) ?? -1;
  return lines.map((fields) => ({
    cpu: fields[place('cpu')] ?? '',
    biosYear: Number(fields[place('bios_year')]),
  }));
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
