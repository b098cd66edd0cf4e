import { sensor } from '../contract.ts';
import { counter, fact, gauge } from '../metrics.ts';
import { part, unreadPart, valuesOf, wholePart } from './part.ts';

/** Memory and swap as the kernel counts them, and page faults that had to wait for a disk. */
export const memory = sensor({
  name: 'memory',
  summary: 'Memory, swap and page faults that had to wait for a disk.',
  needs: ['files', 'host'],
  onWindows:
    'by GlobalMemoryStatusEx, faults by PDH, without swap; tried under Wine, which counts no faults, never run on a real PC',
  options: {},
  metrics: [
    fact('totalBytes', 'bytes', { help: 'memory that the system can use', as: 'mach_device_memory_bytes' }),
    gauge('availableBytes', 'bytes', {
      help: 'memory that programs can still get without swapping, as the kernel estimates it',
      as: 'mach_device_memory_available_bytes',
    }),
    fact('swapTotalBytes', 'bytes', { help: 'swap space', as: 'mach_device_swap_bytes' }),
    gauge('swapFreeBytes', 'bytes', { help: 'swap space that is free', as: 'mach_device_swap_free_bytes' }),
    counter('majorFaults', 'count', {
      help: 'page faults that had to wait for a disk',
      as: 'mach_device_major_page_faults_total',
    }),
  ],
  run: async (io) => {
    if (io.host.memory !== undefined) return wholePart(valuesOf(io.host.memory()));
    const meminfo = await io.files.readText('/proc/meminfo');
    if (!meminfo.ok) return [unreadPart(undefined, meminfo)];
    const vmstat = await io.files.readText('/proc/vmstat');
    return [
      part(undefined, {
        totalBytes: kibibytes(meminfo.value, 'MemTotal'),
        availableBytes: kibibytes(meminfo.value, 'MemAvailable'),
        swapTotalBytes: kibibytes(meminfo.value, 'SwapTotal'),
        swapFreeBytes: kibibytes(meminfo.value, 'SwapFree'),
        majorFaults: vmstat.ok ? majorFaults(vmstat.value) : undefined,
      }),
    ];
  },
});

/** A line of /proc/meminfo in bytes; it says kB and means 1,024 bytes. Undefined where the kernel has no such line. */
export function kibibytes(meminfo: string, name: string): number | undefined {
  const found = new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(meminfo)?.[1];
  return found === undefined ? undefined : Number(found) * 1_024;
}

export function majorFaults(vmstat: string): number | undefined {
  const found = /^pgmajfault (\d+)$/m.exec(vmstat)?.[1];
  return found === undefined ? undefined : Number(found);
}
