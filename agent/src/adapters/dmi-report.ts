import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type DmiStructure, readDmiReport, withoutSerials } from '@mach/probes';
import { writeWhole } from './write-whole.ts';

/** Where the firmware's tables are read: the program first, for an agent that runs as root, then what root left in a file. */
export interface DmiSources {
  /** By PATH; /usr/sbin too, which unprivileged users often lack. */
  readonly program: string;
  readonly file: string;
}

const DEADLINE_MS = 15_000;
const REPORT_BYTES_MAX = 4_194_304;

/**
 * The firmware's tables as dmidecode prints them, or an error that says what was tried. Bytes that are no UTF-8 come as
 * U+FFFD. A report without a single structure (dmidecode without rights says so in words, with exit 0 or 1) is none.
 */
export async function dmiReport({ program, file }: DmiSources): Promise<readonly DmiStructure[]> {
  const asked = await ask(program);
  if (asked.structures.length > 0) return asked.structures;
  const left = await leftIn(file);
  if (left.structures.length > 0) return left.structures;
  throw new Error(`the firmware’s tables can’t be read: ${asked.why}; ${left.why}`);
}

/** Its name in the folder of what was read with root's rights. */
export const DMI_REPORT = 'dmidecode.txt';

/** Everybody may read what root leaves: there are no serial numbers in it. */
const FILE_MODE = 0o644;

/**
 * For root's one-shot: asks the firmware and leaves the answer where an agent without rights finds it. Gives the reason
 * where there was none to leave; an older file then stays, for boards change seldom.
 */
export async function leaveDmiReport({ program, file }: DmiSources): Promise<string | undefined> {
  const { structures, why, text } = await ask(program);
  if (structures.length === 0) return why;
  writeWhole(file, withoutSerials(text), FILE_MODE);
  return undefined;
}

interface Tried {
  readonly structures: readonly DmiStructure[];
  readonly why: string;
}

function ask(program: string): Promise<Tried & { readonly text: string }> {
  const settings = {
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
    maxBuffer: REPORT_BYTES_MAX,
    encoding: 'utf8',
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C', PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  } as const;
  return new Promise((resolve) => {
    execFile(program, [], settings, (error, stdout, stderr) => {
      const said = `${stderr}\n${stdout}`
        .split('\n')
        .find((line) => /denied|not permitted|no such|no smbios/i.test(line));
      const trouble = error?.killed === true ? 'took too long' : String(error?.code ?? 'tells of no structure');
      const why = `${program}: ${said?.trim().slice(0, 100) ?? trouble}`;
      resolve({ structures: readDmiReport(stdout), why, text: stdout });
    });
  });
}

async function leftIn(file: string): Promise<Tried> {
  try {
    const text = await readFile(file);
    const structures = readDmiReport(text.subarray(0, REPORT_BYTES_MAX).toString('utf8'));
    return { structures, why: `${file} holds no structure` };
  } catch (error) {
    return { structures: [], why: `${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}` };
  }
}
