import { sensor } from '../contract.ts';
import { fact } from '../metrics.ts';
import { part, unreadPart } from './part.ts';

/** What a fixed work of two seconds came to, once a month when the machine is idle and on mains. */
export const benchmark = sensor({
  name: 'benchmark',
  summary: 'What a fixed work of two seconds came to, once a month when the machine is idle and on mains.',
  needs: ['benchmark'],
  onWindows:
    'by the same child of Node, without the reads, for which Node has no way past the system’s cache there; never run on a real PC',
  options: {},
  metrics: [
    fact('opsPerSecondSingle', 'count', {
      help: 'work a second of one thread',
      as: 'mach_device_benchmark_operations_per_second',
      labels: { threads: 'one' },
      family: 'Work a second in the micro-benchmark.',
    }),
    fact('opsPerSecondMulti', 'count', {
      help: 'work a second of all threads together',
      as: 'mach_device_benchmark_operations_per_second',
      labels: { threads: 'all' },
      family: 'Work a second in the micro-benchmark.',
    }),
    fact('randomReadsPerSecond', 'count', {
      help: 'reads a second of 4 KiB at random places of a file',
      as: 'mach_device_benchmark_random_reads_per_second',
    }),
  ],
  // The child that works has a deadline of its own.
  longestMs: () => 60_000,
  run: async (io, _, signal) => {
    const answer = await io.benchmark.read(signal);
    return [answer.ok ? part(undefined, { ...answer.value }) : unreadPart(undefined, answer)];
  },
});
