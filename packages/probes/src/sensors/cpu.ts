import { sensor } from '../contract.ts';
import { counter, fact, gauge } from '../metrics.ts';
import { part, unreadPart, valuesOf, wholePart } from './part.ts';

const modes = { as: 'mach_device_cpu_seconds_total', family: 'CPU time of all CPUs together by mode.' };

/** Time of all CPUs together, how many tasks want one, and the load. */
export const cpu = sensor({
  name: 'cpu',
  summary: 'CPU time of all CPUs together, and how many tasks want a CPU.',
  needs: ['files', 'host'],
  onWindows:
    'by GetSystemTimes, the queue by PDH, without a load; tried under Wine, which has no queue, never run on a real PC',
  options: {},
  metrics: [
    counter('busyMs', 'ms', {
      help: 'time that CPUs worked: for programs, the kernel, interrupts, or stolen by the host',
      ...modes,
      labels: { mode: 'busy' },
    }),
    counter('waitMs', 'ms', {
      help: 'time that CPUs were idle while a disk was waited for',
      ...modes,
      labels: { mode: 'wait' },
    }),
    counter('totalMs', 'ms', {
      help: 'CPU time of every mode together, idle included',
      as: 'mach_device_cpu_all_seconds_total',
    }),
    fact('cpus', 'count', { help: 'CPUs that the system uses, as threads', as: 'mach_device_cpus' }),
    gauge('runnable', 'count', { help: 'tasks that run or want a CPU', as: 'mach_device_runnable_tasks' }),
    gauge('queued', 'count', {
      help: 'tasks that wait for a CPU, where the system counts them apart from those that run',
      as: 'mach_device_queued_tasks',
    }),
    gauge('load1', 'none', { help: 'load average over one minute', as: 'mach_device_load1' }),
  ],
  run: async (io) => {
    if (io.host.cpuTimes !== undefined) return wholePart(valuesOf(io.host.cpuTimes()));
    const stat = await io.files.readText('/proc/stat');
    if (!stat.ok) return [unreadPart(undefined, stat)];
    const times = parseStat(stat.value);
    if (times === undefined) {
      return [unreadPart(undefined, { ok: false, failure: 'bad-reply', detail: '/proc/stat has no line of all CPUs' })];
    }
    const load = await io.files.readText('/proc/loadavg');
    return [part(undefined, { ...times, load1: load.ok ? Number.parseFloat(load.value) : undefined })];
  },
});

/** /proc/stat counts in USER_HZ, which is 100 on every architecture that Linux PCs and routers have. */
const TICK_MS = 10;

/** proc_stat(5). Guest time is in user time already. Undefined without the `cpu` line. */
export function parseStat(text: string) {
  const ticks = /^cpu +(.+)$/m.exec(text)?.[1]?.split(' ').map(Number);
  if (ticks === undefined || ticks.length < 4) return undefined;
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, steal = 0] = ticks;
  const busy = user + nice + system + irq + softirq + steal;
  const runnable = /^procs_running (\d+)$/m.exec(text)?.[1];
  return {
    busyMs: busy * TICK_MS,
    waitMs: wait * TICK_MS,
    totalMs: (busy + wait + idle) * TICK_MS,
    cpus: text.match(/^cpu\d+ /gm)?.length,
    runnable: runnable === undefined ? undefined : Number(runnable),
  };
}
