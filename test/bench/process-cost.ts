import { readFile } from 'node:fs/promises';

export interface Memory {
  /** Proportional set size: shared pages counted by share. */
  readonly pssMiB: number;
  /** Anonymous pages: what this process alone costs. */
  readonly anonymousMiB: number;
}

/** A process' memory out of smaps_rollup. */
export async function memoryOf(pid: number): Promise<Memory> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kib = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return { pssMiB: kib('Pss') / 1024, anonymousMiB: kib('Anonymous') / 1024 };
}

/** CPU seconds of a process and its ended children, from its stat line. Clock ticks are 100 a second on Linux. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system, childUser, childSystem] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return ((user ?? 0) + (system ?? 0) + (childUser ?? 0) + (childSystem ?? 0)) / 100;
}

/** What several processes cost together: a program with all that it started. Those that have ended count with their living parent. */
export async function costOf(pids: readonly number[]): Promise<Memory & { readonly cpuSeconds: number }> {
  let [pssMiB, anonymousMiB, cpuSeconds] = [0, 0, 0];
  for (const pid of pids) {
    try {
      const [memory, cpu] = [await memoryOf(pid), await cpuSecondsOf(pid)];
      pssMiB += memory.pssMiB;
      anonymousMiB += memory.anonymousMiB;
      cpuSeconds += cpu;
    } catch {
      // It ended while it was looked at.
    }
  }
  return { pssMiB, anonymousMiB, cpuSeconds };
}

/** The process of ours that really runs: a program starts on the project's Node through a guard that may be its parent. */
export async function lastDescendant(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim();
  const [first] = children.split(' ').filter((each) => each !== '');
  return first === undefined ? pid : lastDescendant(Number(first));
}
