import { execFile } from 'node:child_process';
import type { MachineFacts } from '@mach/ports';
import { isPaperless } from './paperless.ts';

type Printers = Pick<NonNullable<MachineFacts['peripherals']>, 'installedPrinters' | 'defaultPrinter' | 'printJobs'>;

const TIMEOUT_MS = 5_000;
const PRINTED_BYTES_MAX = 1_048_576;

/** What CUPS has set up and what waits there; nothing where there is no CUPS, or it does not answer. Names stay here. */
export function linuxPrinters(
  program = 'lpstat',
  environment: Readonly<Record<string, string>> = {},
): Promise<Printers> {
  const options = {
    timeout: TIMEOUT_MS,
    maxBuffer: PRINTED_BYTES_MAX,
    env: { ...process.env, ...environment, LC_ALL: 'C' },
  };
  return new Promise((resolve) => {
    execFile(program, ['-d', '-p', '-o'], options, (error, printed) => {
      // Without a printer it ends with 1 and says so on the other channel, as without a scheduler.
      resolve(error === null ? printersOf(printed) : {});
    });
  });
}

/** Reads what `lpstat -d -p -o` of CUPS prints in C's language: the default, a line a printer, a line a document that waits. */
export function printersOf(printed: string): Printers {
  const lines = printed.split('\n');
  const isPaper = (name: string) => !isPaperless(name.replaceAll(/[_-]/g, ' '));
  const printers = lines.flatMap((line) => {
    const [, name, state] = /^printer (\S+) (is idle|now printing|disabled)/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, isReady: state !== 'disabled' }];
  });
  const chosen = /^system default destination: (\S+)/m.exec(printed)?.[1];
  const byDefault = printers.find(({ name }) => name === chosen);
  const jobs = lines.filter((line) => /^\S+-\d+\s+\S+\s+\d+\s/.test(line));
  return {
    installedPrinters: printers.filter(({ name }) => isPaper(name)).length,
    defaultPrinter: byDefault === undefined ? 'none' : byDefault.isReady ? 'ready' : 'not-ready',
    printJobs: jobs.filter((line) => isPaper(line.replace(/-\d+\s.*/, ''))).length,
  };
}
