/** PCs, disks and systems that are found in offices, as their firmware and system name them. Weights are our own guess. */

export interface ComputerModel {
  readonly manufacturer: string;
  readonly model: string;
  /** When it was sold. */
  readonly year: number;
  readonly chassis: 'Desktop' | 'All in One' | 'Notebook';
  readonly processor: string;
  readonly vendor: 'GenuineIntel' | 'AuthenticAMD';
  /** CPUID, decimal, as /proc/cpuinfo prints it. */
  readonly family: string;
  readonly modelNumber: string;
  readonly stepping: string;
  readonly cores: number;
  readonly threads: number;
  readonly memoryType: 'DDR2' | 'DDR3' | 'DDR4' | 'DDR5';
  readonly slots: number;
  readonly uefi: boolean;
}

export interface OperatingSystem {
  readonly distro: string;
  readonly release: string;
  readonly build: string;
  readonly edition: string;
}

type Weighted<Item> = Item & { readonly weight: number };

/** CPUID numbers as published for each processor (Intel's and AMD's specifications, instlatx64 dumps). */
export const COMPUTER_MODELS: readonly Weighted<ComputerModel>[] = [
  pc(
    2009,
    'Dell Inc.',
    'OptiPlex 380',
    'Pentium(R) Dual-Core  CPU      E5700  @ 3.00GHz',
    [6, 23, 10],
    [2, 2],
    'DDR3',
    6,
  ),
  pc(
    2011,
    'Hewlett-Packard',
    'HP Compaq 6200 Pro SFF PC',
    'Intel(R) Core(TM) i3-2120 CPU @ 3.30GHz',
    [6, 42, 7],
    [2, 4],
    'DDR3',
    12,
  ),
  pc(2013, 'Dell Inc.', 'Vostro 270', 'Intel(R) Core(TM) i3-3220 CPU @ 3.30GHz', [6, 58, 9], [2, 4], 'DDR3', 14),
  pc(2014, 'Acer', 'Veriton X2631G', 'Intel(R) Pentium(R) CPU G3220 @ 3.00GHz', [6, 60, 3], [2, 2], 'DDR3', 9),
  pc(2015, 'Dell Inc.', 'OptiPlex 3020', 'Intel(R) Core(TM) i3-4150 CPU @ 3.50GHz', [6, 60, 3], [2, 4], 'DDR3', 16),
  pc(2015, 'FPT ELEAD', 'ELEAD T10', 'Intel(R) Core(TM) i3-4170 CPU @ 3.70GHz', [6, 60, 3], [2, 4], 'DDR3', 8),
  pc(2016, 'HP', 'HP ProDesk 400 G3 SFF', 'Intel(R) Core(TM) i3-6100 CPU @ 3.70GHz', [6, 94, 3], [2, 4], 'DDR4', 10),
  pc(2018, 'Dell Inc.', 'Vostro 3670', 'Intel(R) Core(TM) i3-8100 CPU @ 3.60GHz', [6, 158, 11], [4, 4], 'DDR4', 8),
  pc(2021, 'Dell Inc.', 'Vostro 3681', 'Intel(R) Core(TM) i3-10100 CPU @ 3.60GHz', [6, 165, 3], [4, 8], 'DDR4', 7),
  pc(2022, 'HP', 'HP ProOne 240 G9', '12th Gen Intel(R) Core(TM) i5-1235U', [6, 154, 4], [10, 12], 'DDR4', 4),
  pc(
    2023,
    'LENOVO',
    'ThinkCentre neo 50s Gen 3',
    '12th Gen Intel(R) Core(TM) i3-12100',
    [6, 151, 5],
    [4, 8],
    'DDR4',
    4,
  ),
  pc(
    2019,
    'ASUSTeK COMPUTER INC.',
    'PRIME A320M-K',
    'AMD Ryzen 5 3400G with Radeon Vega Graphics',
    [23, 24, 1],
    [4, 8],
    'DDR4',
    2,
  ),
];

/** `years`: of the PCs on which it is found. */
export const OPERATING_SYSTEMS: readonly Weighted<OperatingSystem & { readonly years: readonly [number, number] }>[] = [
  { ...windows('7 Professional', '6.1.7601', '7601', 'Professional'), years: [2005, 2014], weight: 35 },
  { ...windows('10 Pro', '10.0.19045', '19045', 'Professional'), years: [2005, 2022], weight: 55 },
  { ...windows('10 Pro', '10.0.18363', '18363', 'Professional'), years: [2009, 2019], weight: 10 },
  { ...windows('10 Enterprise LTSC', '10.0.17763', '17763', 'EnterpriseS'), years: [2009, 2019], weight: 8 },
  { ...windows('11 Pro', '10.0.22631', '22631', 'Professional'), years: [2018, 2030], weight: 25 },
  { ...windows('11 Pro', '10.0.26100', '26100', 'Professional'), years: [2018, 2030], weight: 20 },
];

export const DISK_MODELS: readonly { readonly model: string; readonly bytes: number; readonly kind: 'hdd' | 'ssd' }[] =
  [
    { model: 'WDC WD5000AAKX-00ERMA0', bytes: 500_107_862_016, kind: 'hdd' },
    { model: 'ST500DM002-1BD142', bytes: 500_107_862_016, kind: 'hdd' },
    { model: 'ST1000DM003-1ER162', bytes: 1_000_204_886_016, kind: 'hdd' },
    { model: 'TOSHIBA DT01ACA050', bytes: 500_107_862_016, kind: 'hdd' },
    { model: 'KINGSTON SA400S37240G', bytes: 240_057_409_536, kind: 'ssd' },
    { model: 'Samsung SSD 870 EVO 250GB', bytes: 250_059_350_016, kind: 'ssd' },
    { model: 'WDC WDS240G2G0A-00JH30', bytes: 240_057_409_536, kind: 'ssd' },
  ];

function pc(
  year: number,
  manufacturer: string,
  model: string,
  processor: string,
  [family, modelNumber, stepping]: readonly [number, number, number],
  [cores, threads]: readonly [number, number],
  memoryType: ComputerModel['memoryType'],
  weight: number,
): Weighted<ComputerModel> {
  return {
    year,
    manufacturer,
    model,
    processor,
    vendor: processor.startsWith('AMD') ? 'AuthenticAMD' : 'GenuineIntel',
    family: String(family),
    modelNumber: String(modelNumber),
    stepping: String(stepping),
    cores,
    threads,
    memoryType,
    slots: 2,
    chassis: model.includes('ProOne') ? 'All in One' : 'Desktop',
    uefi: year >= 2014,
    weight,
  };
}

function windows(name: string, release: string, build: string, edition: string): OperatingSystem {
  return { distro: `Microsoft Windows ${name}`, release, build, edition };
}
