import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { processCost } from './process-cost.ts';

/** CPU time that the child takes before it ends, in microseconds. */
const CHILD_CPU_US = 300_000;

it('counts what ended children cost, among the whole and apart; where nobody tells it, not at all', () => {
  const cost = processCost();
  const before = cost.read();
  execFileSync(process.execPath, [
    '-e',
    `while (process.cpuUsage().user < ${CHILD_CPU_US}) for (let i = 0; i < 1e6; i++);`,
  ]);
  const after = cost.read();
  expect(after.residentBytes).toBeGreaterThan(0);
  if (!existsSync('/proc/self/stat')) {
    expect(after).not.toHaveProperty('childCpuMs');
    return;
  }
  const children = (after.childCpuMs ?? 0) - (before.childCpuMs ?? 0);
  expect(children).toBeGreaterThanOrEqual(CHILD_CPU_US / 1_000 - 20);
  expect(after.cpuMs - before.cpuMs).toBeGreaterThanOrEqual(children);
});
