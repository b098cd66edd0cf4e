import { sensor } from '../contract.ts';
import { counter } from '../metrics.ts';
import { nothingToRead, part } from './part.ts';

const stalled = (value: string, resource: string, kind: 'some' | 'full', who: string) =>
  counter(value, 'ms', {
    help: `time that ${who} waited for ${resource}`,
    as: 'mach_device_pressure_seconds_total',
    labels: { resource, kind },
    family: 'Time that some task, or every one, waited for a resource.',
  });

/** How long work waited for CPU, memory or disks: the kernel's pressure stall information. */
export const pressure = sensor({
  name: 'pressure',
  summary: 'How long tasks waited for CPU, memory or disks (pressure stall information).',
  needs: ['files'],
  onWindows: 'unsupported there, for pressure is counted by the Linux kernel alone',
  options: {},
  metrics: [
    stalled('cpuSomeMs', 'cpu', 'some', 'some task'),
    stalled('memorySomeMs', 'memory', 'some', 'some task'),
    stalled('memoryFullMs', 'memory', 'full', 'every task'),
    stalled('ioSomeMs', 'io', 'some', 'some task'),
    stalled('ioFullMs', 'io', 'full', 'every task'),
  ],
  run: async (io) => {
    const [ofCpu, ofMemory, ofIo] = await Promise.all(
      ['cpu', 'memory', 'io'].map((resource) => io.files.readText(`/proc/pressure/${resource}`)),
    );
    if (!ofCpu?.ok && !ofMemory?.ok && !ofIo?.ok) {
      return nothingToRead('this kernel tells no pressure: it is older than 4.20, or started with psi=0');
    }
    return [
      part(undefined, {
        cpuSomeMs: ofCpu?.ok ? stallMs(ofCpu.value, 'some') : undefined,
        memorySomeMs: ofMemory?.ok ? stallMs(ofMemory.value, 'some') : undefined,
        memoryFullMs: ofMemory?.ok ? stallMs(ofMemory.value, 'full') : undefined,
        ioSomeMs: ofIo?.ok ? stallMs(ofIo.value, 'some') : undefined,
        ioFullMs: ofIo?.ok ? stallMs(ofIo.value, 'full') : undefined,
      }),
    ];
  },
});

/** The `total` of a line of /proc/pressure, which counts microseconds. */
export function stallMs(text: string, kind: 'some' | 'full'): number | undefined {
  const found = new RegExp(`^${kind} .*total=(\\d+)$`, 'm').exec(text)?.[1];
  return found === undefined ? undefined : Number(found) / 1_000;
}
