import { readFileSync } from 'node:fs';
import type { ProcessCost } from '../agent.ts';
import { childPeakBytes } from './child-peak.ts';
import { windowsChildCpu } from './windows-job.ts';

/** /proc/self/stat counts in ticks of USER_HZ, which Linux shows as 100 a second on every machine. */
const TICK_MS = 10;

/**
 * CPU time of this process and of its children, those that have ended alone (the fields utime, stime, cutime, cstime of
 * proc(5)), on Windows those that run too, its resident memory, and the most that a child held. To be made before any child is started.
 * Where nobody tells what children cost, Node's own figures leave them out.
 */
export function processCost(platform = process.platform): ProcessCost {
  const childCpu = platform === 'win32' ? windowsChildCpu(ownCpuMs) : () => undefined;
  return {
    read: () => {
      const peak = childPeakBytes();
      const memory = {
        residentBytes: process.memoryUsage.rss(),
        ...(peak !== undefined && { childPeakBytes: peak }),
      };
      const told = platform === 'win32' ? undefined : costByProc();
      if (told !== undefined) return { ...told, ...memory };
      const childCpuMs = childCpu();
      const cpuMs = Math.round(ownCpuMs());
      if (childCpuMs === undefined) return { cpuMs, ...memory };
      return { cpuMs: cpuMs + childCpuMs, childCpuMs, ...memory };
    },
  };
}

function costByProc(): { readonly cpuMs: number; readonly childCpuMs: number } | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    // The name in brackets may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = Number.NaN, system = Number.NaN, ...ofChildren] = fields.slice(11, 15).map(Number);
    const children = ofChildren.reduce((sum, ticks) => sum + ticks, 0);
    const ticks = user + system + children;
    return Number.isFinite(ticks) ? { cpuMs: ticks * TICK_MS, childCpuMs: children * TICK_MS } : undefined;
  } catch {
    // No /proc on this system.
    return undefined;
  }
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
