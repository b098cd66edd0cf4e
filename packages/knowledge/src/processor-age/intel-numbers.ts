import type { NumberRow } from './by-number.ts';

/**
 * Intel by CPUID family and model, for names that say nothing. Which model number, and which stepping of 0x55, 0x8e and
 * 0x9e, is which microarchitecture: Linux, arch/x86/include/asm/intel-family.h, read on 2026-11-25. `dated` rows have the first year of
 * endoflife.date, products/intel-processors.md, commit a70eca33 of 2026-08-22; the others, and all last years, are as
 * commonly published. Kaby Lake's date there (2015) is wrong and not used.
 */
export const intelNumbers: readonly NumberRow[] = [
  common([0x07, 0x08, 0x0b], 'Pentium III', 1999, 2003),
  common([0x09, 0x0d, 0x15], 'Pentium M', 2003, 2008),
  common([0x0e], 'Core Duo', 2006, 2008),
  common([0x0f, 0x16], 'Core 2 (Merom)', 2006, 2009),
  common([0x17, 0x1d], 'Core 2 (Penryn)', 2007, 2011),
  common([0x1e, 0x1f, 0x1a, 0x2e], 'Core 1st (Nehalem)', 2008, 2011),
  common([0x25, 0x2c, 0x2f], 'Core 1st (Westmere)', 2010, 2011),
  common([0x2a, 0x2d], 'Core 2nd (Sandy Bridge)', 2011, 2013),
  dated([0x3a], 'Ivy Bridge', 'ivy-bridge', 2012, 2013),
  dated([0x3e], 'Ivy Bridge (server)', 'ivy-bridge-xeon', 2012, 2014),
  dated([0x3c, 0x45, 0x46], 'Haswell', 'haswell', 2013, 2015),
  dated([0x3f], 'Haswell (server)', 'haswell-xeon', 2013, 2016),
  dated([0x3d, 0x47], 'Broadwell', 'broadwell', 2014, 2016),
  dated([0x4f, 0x56], 'Broadwell (server)', 'broadwell-xeon', 2014, 2017),
  dated([0x4e, 0x5e], 'Skylake', 'skylake', 2015, 2017),
  common([0x55], 'Skylake (server)', 2017, 2019, [0, 4]),
  common([0x55], 'Cascade Lake', 2019, 2021, [5, 7]),
  common([0x8e], 'Kaby Lake or Amber Lake', 2016, 2019, [9, 9]),
  dated([0x8e], 'Coffee Lake (mobile)', 'coffee-lake', 2017, 2019, [10, 10]),
  common([0x8e], 'Whiskey Lake or Comet Lake', 2018, 2021, [11, 12]),
  common([0x9e], 'Kaby Lake', 2016, 2018, [9, 9]),
  dated([0x9e], 'Coffee Lake', 'coffee-lake', 2017, 2020, [10, 13]),
  dated([0x66], 'Cannon Lake', 'cannon-lake', 2018, 2019),
  dated([0xa5, 0xa6], 'Comet Lake', 'comet-lake', 2019, 2021),
  dated([0x7d, 0x7e], 'Ice Lake', 'ice-lake', 2019, 2020),
  common([0x6a, 0x6c], 'Ice Lake (server)', 2021, 2022),
  dated([0xa7], 'Rocket Lake', 'rocket-lake', 2021, 2022),
  dated([0x8c, 0x8d], 'Tiger Lake', 'tiger-lake', 2020, 2022),
  dated([0x8a], 'Lakefield', 'lakefield', 2020, 2021),
  dated([0x97, 0x9a], 'Alder Lake', 'alder-lake', 2021, 2023),
  common([0xbe], 'Alder Lake-N or Twin Lake', 2023, 2025),
  dated([0xb7, 0xba, 0xbf], 'Raptor Lake', 'raptor-lake', 2022, 2024),
  common([0x8f, 0xcf], 'Xeon Scalable 4 or 5', 2023, 2024),
  dated([0xac, 0xaa], 'Meteor Lake', 'meteor-lake', 2023, 2024),
  dated([0xbd], 'Lunar Lake', 'lunar-lake', 2024, 2025),
  dated([0xc5, 0xc6, 0xb5], 'Arrow Lake', 'arrow-lake', 2024, 2026),
  dated([0xcc], 'Panther Lake', 'panther-lake', 2026, 2026),
  common([0x1c, 0x26, 0x27], 'Atom', 2008, 2011),
  common([0x35, 0x36], 'Atom (Cedar Trail)', 2011, 2013),
  dated([0x37], 'Bay Trail', 'bay-trail', 2013, 2015),
  dated([0x4d], 'Atom (Avoton)', 'avoton', 2013, 2016),
  dated([0x4c], 'Braswell or Cherry Trail', 'braswell', 2015, 2017),
  dated([0x5c], 'Apollo Lake', 'apollo-lake', 2016, 2018),
  common([0x5f], 'Atom (Denverton)', 2017, 2018),
  dated([0x7a], 'Gemini Lake', 'gemini-lake', 2017, 2020),
  dated([0x96], 'Elkhart Lake', 'elkhart-lake', 2020, 2022),
  dated([0x9c], 'Jasper Lake', 'jasper-lake', 2021, 2022),
  { ...common([], 'Pentium 4, Celeron D or Pentium D', 2000, 2008), family: 15 },
];

function common(
  models: readonly number[],
  generation: string,
  yearFrom: number,
  yearTo: number,
  steppings?: readonly [number, number],
): NumberRow {
  const years = { generation, yearFrom, yearTo, source: 'common knowledge' } as const;
  return { vendor: 'intel', family: 6, models, ...years, ...(steppings === undefined ? {} : { steppings }) };
}

function dated(
  models: readonly number[],
  generation: string,
  microarchitecture: string,
  yearFrom: number,
  yearTo: number,
  steppings?: readonly [number, number],
): NumberRow {
  const row = common(models, generation, yearFrom, yearTo, steppings);
  return { ...row, source: 'endoflife.date', microarchitecture };
}
