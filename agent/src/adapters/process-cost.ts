import { readFileSync } from 'node:fs';
import type { ProcessCost } from '../agent.ts';

/** /proc/self/stat counts in ticks of USER_HZ, which Linux shows as 100 a second on every machine. */
const TICK_MS = 10;

/**
 * CPU time of this process and of its children that have ended (the fields utime, stime, cutime, cstime of proc(5)), and
 * its resident memory. Where there is no /proc, Node's own figures, which leave the children out.
 */
export const processCost: ProcessCost = {
  read: () => {
    const residentBytes = process.memoryUsage.rss();
    try {
      const stat = readFileSync('/proc/self/stat', 'latin1');
      // The name in brackets may itself hold blanks and brackets.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [user = Number.NaN, system = Number.NaN, ...ofChildren] = fields.slice(11, 15).map(Number);
      const children = ofChildren.reduce((sum, ticks) => sum + ticks, 0);
      const ticks = user + system + children;
      if (Number.isFinite(ticks)) return { cpuMs: ticks * TICK_MS, childCpuMs: children * TICK_MS, residentBytes };
    } catch {
      // No /proc on this system.
    }
    const { user, system } = process.cpuUsage();
    return { cpuMs: Math.round((user + system) / 1_000), residentBytes };
  },
};
