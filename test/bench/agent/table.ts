/** What was found of one program. */
export interface Row {
  readonly name: string;
  readonly values: number | undefined;
  readonly pssMiB: number;
  readonly anonymousMiB: number;
  readonly cpuSecondsAMinute: number;
  readonly bytesADay: number;
  /** Of these, what the watch of the line takes. */
  readonly watchBytesADay: number;
  /** Of the first minute, which comes once a start. */
  readonly firstCpuSeconds: number;
  readonly firstBytes: number;
}

/** One promise, held against the row that it speaks of. */
export interface Promised {
  readonly what: string;
  readonly found: number;
  readonly atMost: number;
  readonly unit: string;
}

const HEADS = [
  'program',
  'values',
  'PSS MiB',
  'anon. MiB',
  'CPU s/min',
  'MB/day',
  'of it watch',
  'first min: CPU s',
  'kB',
];

/** A table of plain text, what costs the least CPU first. */
export function table(rows: readonly Row[]): string {
  const sorted = rows.toSorted((one, other) => one.cpuSecondsAMinute - other.cpuSecondsAMinute);
  const lines = [HEADS, ...sorted.map(cells)];
  const widths = HEADS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((line) => line.join('  '))
    .join('\n');
}

export function verdict({ what, found, atMost, unit }: Promised): string {
  return `${found <= atMost ? 'kept    ' : 'NOT KEPT'}  ${what}: ${figure(found)} ${unit}, promised at most ${atMost}`;
}

function cells(row: Row): string[] {
  return [
    row.name,
    row.values === undefined ? '?' : row.values.toFixed(0),
    row.pssMiB.toFixed(1),
    row.anonymousMiB.toFixed(1),
    row.cpuSecondsAMinute.toFixed(3),
    (row.bytesADay / 1e6).toFixed(2),
    (row.watchBytesADay / 1e6).toFixed(2),
    row.firstCpuSeconds.toFixed(2),
    (row.firstBytes / 1e3).toFixed(1),
  ];
}

/** Three digits that say something, as a reader compares them. */
const figure = (value: number): string => String(Number(value.toPrecision(3)));
