import { performance } from 'node:perf_hooks';

const WARM_UP = 10;
const RUNS = 60;

/** How long a step takes, in words; with its CPU time, which says more where others use the machine. */
export function timesOf(step: () => unknown): string {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP; run++) step();
  const began = process.cpuUsage();
  for (let run = 0; run < RUNS; run++) {
    const before = performance.now();
    step();
    times.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(began);
  times.sort((a, b) => a - b);
  const ms = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`;
  const cpuMs = ((user + system) / 1_000 / RUNS).toFixed(1);
  return `median ${ms(0.5)}, 95 of 100 within ${ms(0.95)}, CPU ${cpuMs} ms each`;
}
