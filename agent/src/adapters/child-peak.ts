import { readFileSync, writeSync } from 'node:fs';

const STANDARD_ERROR = 2;
const KIB = 1024;
const LAST_WORD = /^mach child: (\d{1,9}) KiB at most\n?/m;

let mostBytes: number | undefined;

/** For a child that is a program of ours: says at its end, on its error output, how much memory it held at most. */
export function tellPeakAtEnd(): void {
  process.on('exit', () => {
    try {
      writeSync(STANDARD_ERROR, `mach child: ${peakKib()} KiB at most\n`);
    } catch {
      // Nobody listens any more.
    }
  });
}

/** For its parent: takes the last word out of what a child said on its error output, keeps it, and gives the rest. */
export function heardFromChild(said: string): string {
  const { words, peakBytes } = lastWordOf(said);
  if (peakBytes !== undefined) mostBytes = Math.max(mostBytes ?? 0, peakBytes);
  return words;
}

export function lastWordOf(said: string): { readonly words: string; readonly peakBytes?: number } {
  const kib = LAST_WORD.exec(said)?.[1];
  return kib === undefined ? { words: said } : { words: said.replace(LAST_WORD, ''), peakBytes: Number(kib) * KIB };
}

/** The most that one child held of those that ended since this process began; undefined before the first. */
export const childPeakBytes = (): number | undefined => mostBytes;

/** Linux hands the peak of a parent on to its children in what getrusage tells, but not in what /proc tells (VmHWM, proc(5)). */
function peakKib(): number {
  try {
    const told = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
    if (told !== undefined) return Number(told);
  } catch {
    // No /proc on this system.
  }
  return process.resourceUsage().maxRSS;
}
