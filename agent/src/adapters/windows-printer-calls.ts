import type { Result } from '@mach/ports';
import type { Koffi } from './koffi.ts';
import { madeAtFirstUse } from './windows-optional-calls.ts';

/** A printer that is set up. Its names tell paper from files and go no further: they often name people. */
export interface SetUpPrinter {
  readonly name: string;
  readonly driver: string;
  /** Whether prints go there by themselves, whether it takes them now, and how many wait; of one in the network nothing is asked. */
  readonly isDefault?: boolean;
  readonly isReady?: boolean;
  readonly jobs?: number;
}

export interface WindowsPrinterCalls {
  /** Those of the machine, and those in the network that whoever runs this is connected to. */
  printers(): Result<readonly SetUpPrinter[]>;
}

/** Attributes and Status of winspool.h: the default, work offline; paused, error, jam, no paper, offline, door open, not available, no toner, needs somebody. */
const IS_DEFAULT = 0x4;
const WORKS_OFFLINE = 0x400;
const NOT_READY = 0x1 | 0x2 | 0x8 | 0x10 | 0x40 | 0x80 | 0x1000 | 0x4_0000 | 0x10_0000 | 0x40_0000;
/** Where attributes, status and the number of jobs stand in a row of level 2. */
const ATTRIBUTES_AT = 104;
const STATUS_AT = 124;
const JOBS_AT = 128;

/** Of PRINTER_INFO_2W the name and the driver, of 64-bit systems. Level 4 asks no print server that may be off. */
const LOCAL = { flags: 2, level: 2, bytes: 136, nameAt: 8, driverAt: 32 } as const;
const CONNECTED = { flags: 4, level: 4, bytes: 24, nameAt: 0, driverAt: undefined } as const;
const BUFFER_BYTES_MAX = 1_048_576;
const PRINTERS_MAX = 500;

export const windowsPrinterCalls = (koffi: Koffi): WindowsPrinterCalls => ({
  printers: madeAtFirstUse(() => printersCall(koffi)),
});

function printersCall(koffi: Koffi): () => Result<readonly SetUpPrinter[]> {
  const enumerate = koffi
    .load('winspool.drv')
    .func(
      'bool __stdcall EnumPrintersW(uint32 flags, const char16_t *name, uint32 level, _Out_ uint8 *printers, uint32 size, _Out_ uint32 *needed, _Out_ uint32 *count)',
    );
  const ask = ({ flags, level, bytes, nameAt, driverAt }: typeof LOCAL | typeof CONNECTED) => {
    const [needed, count] = [[0], [0]];
    if (enumerate(flags, null, level, null, 0, needed, count) === true) return [];
    const size = needed[0] ?? 0;
    if (size === 0 || size > BUFFER_BYTES_MAX) return undefined;
    const buffer = Buffer.alloc(size);
    if (enumerate(flags, null, level, buffer, size, needed, count) !== true) return undefined;
    // The texts lie behind the rows, in the same memory.
    const text = (at: number) => koffi.decode(buffer, at, 'const char16_t *') as string | null;
    return Array.from({ length: Math.min(count[0] ?? 0, PRINTERS_MAX) }, (_, row) => ({
      name: text(row * bytes + nameAt) ?? '',
      driver: driverAt === undefined ? '' : (text(row * bytes + driverAt) ?? ''),
      ...(level === 2 && stateOf(buffer, row * bytes)),
    }));
  };
  const stateOf = (rows: Buffer, at: number) => {
    const attributes = rows.readUInt32LE(at + ATTRIBUTES_AT);
    const isReady = (attributes & WORKS_OFFLINE) === 0 && (rows.readUInt32LE(at + STATUS_AT) & NOT_READY) === 0;
    return { isDefault: (attributes & IS_DEFAULT) !== 0, isReady, jobs: rows.readUInt32LE(at + JOBS_AT) };
  };
  return () => {
    const [local, connected] = [ask(LOCAL), ask(CONNECTED)];
    return local === undefined || connected === undefined
      ? { ok: false, failure: 'unsupported', detail: 'EnumPrinters gave nothing: the spooler may be off' }
      : { ok: true, value: [...local, ...connected] };
  };
}
