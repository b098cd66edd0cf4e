/** Counts of trouble that a SATA disk keeps of itself, by our names; the number is that of its SMART attribute. */
export const DISK_SIGNS = {
  reallocatedSectors: 5,
  spinRetries: 10,
  endToEndErrors: 184,
  reportedUncorrectable: 187,
  commandTimeouts: 188,
  reallocationEvents: 196,
  pendingSectors: 197,
  offlineUncorrectable: 198,
  interfaceCrcErrors: 199,
} as const;
export type DiskSign = keyof typeof DISK_SIGNS;

/**
 * How many of 100 disks with a count up to `upTo` (and above the bucket before) fail in a year: failures a disk-year, so 1.5 means
 * that they last eight months. `lowest` and `highest` are the ends of the source's error interval.
 */
export interface FailureRate {
  readonly upTo: number;
  readonly perYear: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Where the figures come from: scrutiny's table of failure rates (AnalogJ/scrutiny, MIT,
 * webapp/backend/pkg/thresholds/ata_attribute_metadata.go, commit 89588a4f of 2026-08-20), computed from Backblaze's
 * published disks of data centres. They rank disks; they promise nothing of an office PC.
 */
export const failureRateSource = {
  name: 'AnalogJ/scrutiny 89588a4f (Backblaze)',
  licence: 'MIT',
  recordedOn: '2026-11-25',
} as const;

/**
 * As observed, to four digits; buckets of few disks fall again where they should rise. Left out: buckets without a single
 * failure, and spin retries, for which the source says itself that it lends the figures of another attribute.
 */
export const observedRates: Readonly<Record<DiskSign, readonly FailureRate[]>> = {
  reallocatedSectors: buckets(
    [0, 0.0252, 0.0228, 0.0278],
    [4, 0.0274, 0.0101, 0.0597],
    [16, 0.075, 0.0399, 0.1283],
    [70, 0.2359, 0.1643, 0.3281],
    [260, 0.3619, 0.2608, 0.4892],
    [1_100, 0.5677, 0.4528, 0.7028],
    [4_500, 1.5028, 1.2682, 1.7683],
    [17_000, 2.066, 1.681, 2.5128],
    [70_000, 1.7755, 1.2797, 2.4],
  ),
  spinRetries: [],
  // The source goes by the normalised value, which starts at 100 and loses one an error.
  endToEndErrors: buckets(
    [0, 0.0933, 0.0869, 0.1002],
    [1, 0.8372, 0.1014, 3.0241],
    [2, 1.8069, 0.0457, 10.0676],
    [7, 1.6312, 1.0556, 2.408],
  ),
  reportedUncorrectable: buckets(
    [0, 0.0281, 0.0245, 0.0322],
    [1, 0.3388, 0.2233, 0.4929],
    [3, 0.2406, 0.1449, 0.3758],
    [6, 0.5014, 0.3063, 0.7744],
    [11, 0.3801, 0.299, 0.4764],
    [20, 0.5346, 0.406, 0.6911],
    [35, 0.8428, 0.6505, 1.0742],
    [65, 1.4429, 1.1406, 1.8008],
    [120, 1.6191, 1.0264, 2.4294],
  ),
  // The first bucket was widened by the source's author: a bad cable alone brings dozens. Above 65,535 its values are packed words.
  commandTimeouts: buckets([100, 0.0249, 0.0209, 0.0295], [65_535, 0.1004, 0.0813, 0.1228]),
  reallocationEvents: buckets(
    [0, 0.0074, 0.0057, 0.0095],
    [1, 0.0266, 0.0055, 0.0776],
    [2, 0.0247, 0.0006, 0.1377],
    [4, 0.032, 0.0008, 0.1783],
    [7, 0.0431, 0.0011, 0.24],
    [11, 0.0338, 0.0009, 0.1886],
    [17, 0.1698, 0.035, 0.4962],
    [27, 0.059, 0.0015, 0.329],
    [45, 0.247, 0.0509, 0.7219],
  ),
  pendingSectors: buckets(
    [0, 0.0255, 0.0232, 0.0281],
    [2, 0.342, 0.2272, 0.4942],
    [6, 0.6824, 0.4108, 1.0657],
    [16, 0.6108, 0.4734, 0.7757],
    [40, 0.9565, 0.7701, 1.1744],
    [100, 1.652, 1.3284, 2.0306],
    [250, 2.5138, 1.9772, 3.151],
    [650, 3.3203, 2.5884, 4.195],
    [1_600, 3.133, 1.1498, 6.8193],
  ),
  offlineUncorrectable: buckets(
    [0, 0.0287, 0.0262, 0.0314],
    [2, 0.8136, 0.4061, 1.4557],
    [4, 1.1173, 0.5773, 1.9518],
    [6, 1.3559, 0.4402, 3.1641],
    [8, 0.7324, 0.151, 2.1405],
    [10, 0.5777, 0.4328, 0.7557],
    [12, 1.7464, 0.4758, 4.4715],
    [14, 2.6449, 0.3203, 9.5544],
    [16, 0.7969, 0.5519, 1.1136],
  ),
  interfaceCrcErrors: buckets(
    [1, 0.0407, 0.0375, 0.044],
    [2, 0.1513, 0.1204, 0.1879],
    [4, 0.1685, 0.1298, 0.2152],
    [8, 0.1539, 0.1089, 0.2112],
    [16, 0.1488, 0.0963, 0.2197],
    [35, 0.2088, 0.1409, 0.298],
    [70, 0.1374, 0.0686, 0.2459],
    [130, 0.2234, 0.1115, 0.3997],
    [260, 0.1828, 0.0789, 0.3601],
  ),
};

function buckets(...rows: readonly (readonly [number, number, number, number])[]): readonly FailureRate[] {
  return rows.map(([upTo, perYear, lowest, highest]) => ({ upTo, perYear, lowest, highest }));
}
