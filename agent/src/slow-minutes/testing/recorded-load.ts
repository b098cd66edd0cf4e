import type { Reading } from '@mach/wire';

/**
 * Captured on a virtual machine of two CPUs with Linux 6.18: four minutes, of which the last two had nine programs that want a CPU
 * all the time. A row is one look: uptime, CPU time, CPUs, runnable tasks, major faults, stalls (memory full, io full), and of `vda` reads,
 * writes, and the waits of both.
 */
const LOOKS: readonly (readonly number[])[] = [
  [4244891, 8440260, 2, 5, 19675, 0, 10128, 418864, 138707, 723476, 204428],
  [4259909, 8470140, 2, 11, 19691, 0, 10148, 419176, 140400, 724210, 204612],
  [4274913, 8499810, 2, 5, 19698, 0, 10189, 419346, 141451, 724706, 204912],
  [4289916, 8529740, 2, 5, 19717, 0, 10191, 419633, 141632, 725311, 204941],
  [4304924, 8559520, 2, 5, 19737, 0, 10218, 420639, 142055, 728801, 205000],
  [4319932, 8589390, 2, 8, 19768, 0, 10233, 421150, 142223, 729157, 205020],
  [4334934, 8619130, 2, 4, 19802, 0, 10260, 421715, 144070, 729999, 205451],
  [4349944, 8648950, 2, 3, 19817, 0, 10262, 421811, 144254, 730052, 205469],
  [4364952, 8678740, 2, 10, 19821, 0, 10272, 421837, 144497, 730075, 205602],
  [4379956, 8708750, 2, 12, 19841, 0, 10274, 422082, 144599, 730284, 205618],
  [4394964, 8738750, 2, 10, 19847, 0, 10275, 422128, 144814, 730297, 205709],
  [4409968, 8768750, 2, 11, 19880, 0, 10276, 422444, 144941, 730543, 205723],
  [4424976, 8798760, 2, 13, 19919, 0, 10277, 423023, 145183, 731293, 205980],
  [4440008, 8828820, 2, 10, 20011, 0, 10278, 424290, 146001, 734626, 206274],
  [4455016, 8858810, 2, 17, 22514, 0, 10278, 424773, 146206, 735202, 206485],
  [4470040, 8888750, 2, 1, 22780, 0, 10280, 425519, 146350, 735647, 206549],
];

/** The recorded looks as the agent's readings, in order. */
export const recordedLoad: readonly Reading[] = LOOKS.flatMap((look) => {
  const [uptimeMs = 0, totalMs, cpus, runnable, majorFaults, memoryFullMs, ioFullMs, ...disk] = look as number[];
  const [readOps, writeOps, readWaitMs, writeWaitMs] = disk;
  const reading = (kind: string, values: Record<string, number | undefined>, target?: string): Reading => ({
    kind,
    uptimeMs,
    ok: true,
    values: values as Record<string, number>,
    ...(target === undefined ? {} : { target }),
  });
  return [
    reading('cpu', { totalMs, cpus, runnable }),
    reading('memory', { majorFaults }),
    reading('pressure', { memoryFullMs, ioFullMs }),
    reading('disk-io', { readOps, writeOps, readWaitMs, writeWaitMs }, 'vda'),
  ];
});
