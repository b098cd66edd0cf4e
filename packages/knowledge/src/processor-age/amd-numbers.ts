import type { NumberRow } from './by-number.ts';

/**
 * AMD by CPUID family and model, for names that say nothing. Families and models as AMD's revision guides number them;
 * years as commonly published, written down on 2026-11-25 and not checked against a source. Families before 0x15 are each
 * of one time, whatever the model.
 */
export const amdNumbers: readonly NumberRow[] = [
  common(0xf, [], 'Athlon 64, Sempron or Turion (K8)', 2003, 2009),
  common(0x10, [], 'Phenom, Athlon II or Phenom II (K10)', 2007, 2012),
  common(0x11, [], 'Turion X2 Ultra', 2008, 2010),
  common(0x12, [], 'A series (Llano)', 2011, 2012),
  common(0x14, [], 'E and C series (Bobcat)', 2011, 2013),
  common(0x15, [0x00, 0x01], 'FX (Bulldozer)', 2011, 2012),
  common(0x15, [0x02], 'FX (Piledriver)', 2012, 2015),
  common(0x15, [0x10, 0x13], 'A series (Trinity or Richland)', 2012, 2014),
  common(0x15, [0x30, 0x38], 'A series (Kaveri)', 2014, 2016),
  common(0x15, [0x60, 0x65], 'A series (Carrizo or Bristol Ridge)', 2015, 2019),
  common(0x15, [0x70], 'A series (Stoney Ridge)', 2016, 2019),
  common(0x16, [0x00], 'Kabini or Temash', 2013, 2015),
  common(0x16, [0x30], 'Beema or Mullins', 2014, 2016),
  common(0x17, [0x01], 'Ryzen 1000 or EPYC 7001 (Zen)', 2017, 2018),
  common(0x17, [0x08], 'Ryzen 2000 (Zen+)', 2018, 2019),
  common(0x17, [0x11], 'Ryzen 2000 with graphics (Raven Ridge)', 2017, 2019),
  common(0x17, [0x18], 'Ryzen 3000 with graphics (Picasso)', 2019, 2021),
  common(0x17, [0x20], 'Athlon or Ryzen 3 (Dali)', 2020, 2022),
  common(0x17, [0x31], 'EPYC 7002 or Threadripper 3000 (Zen 2)', 2019, 2020),
  common(0x17, [0x60], 'Ryzen 4000 (Renoir)', 2020, 2022),
  common(0x17, [0x68], 'Ryzen 5000 (Lucienne)', 2021, 2022),
  common(0x17, [0x71], 'Ryzen 3000 (Zen 2)', 2019, 2021),
  common(0x17, [0xa0], 'Ryzen 7020 (Mendocino)', 2022, 2024),
  common(0x19, [0x01], 'EPYC 7003 (Zen 3)', 2021, 2022),
  common(0x19, [0x08], 'Threadripper 5000 (Zen 3)', 2022, 2022),
  common(0x19, [0x11], 'EPYC 9004 (Zen 4)', 2022, 2024),
  common(0x19, [0x21], 'Ryzen 5000 (Zen 3)', 2020, 2023),
  common(0x19, [0x44], 'Ryzen 6000 or 7035 (Rembrandt)', 2022, 2024),
  common(0x19, [0x50], 'Ryzen 5000 (Cezanne)', 2021, 2024),
  common(0x19, [0x61], 'Ryzen 7000 (Zen 4)', 2022, 2024),
  common(0x19, [0x74, 0x75, 0x78], 'Ryzen 7040 or 8000 (Phoenix)', 2023, 2025),
  common(0x1a, [0x24, 0x44, 0x60, 0x70], 'Zen 5', 2024, 2026),
];

function common(
  family: number,
  models: readonly number[],
  generation: string,
  yearFrom: number,
  yearTo: number,
): NumberRow {
  return { vendor: 'amd', family, models, generation, yearFrom, yearTo, source: 'common knowledge' };
}
