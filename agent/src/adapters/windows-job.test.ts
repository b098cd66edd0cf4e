import { expect, it } from 'vitest';
import { type WindowsJob, windowsChildCpu } from './windows-job.ts';

/** A process that has cost `own`, in a job that adds up what is told; all in ms. */
function machine({ job = 0, own = 0 } = {}) {
  const cost = { own, job: job as number | undefined };
  const calls: WindowsJob = {
    join: () => true,
    accounting: () => {
      if (cost.job === undefined) return undefined;
      const bytes = Buffer.alloc(48);
      bytes.writeBigInt64LE(BigInt(cost.job * 7_000), 0);
      bytes.writeBigInt64LE(BigInt(cost.job * 3_000), 8);
      return bytes;
    },
  };
  return {
    cost,
    read: windowsChildCpu(
      () => cost.own,
      () => calls,
    ),
  };
}

it.each([
  ['that counts this process from its start', 400],
  ['that counts it from when it joined', 0],
])('a job %s tells what children cost', (_, job) => {
  const { cost, read } = machine({ job, own: 400 });
  expect(read()).toBe(0);
  cost.own += 250;
  cost.job = job + 250 + 900;
  expect(read()).toBe(900);
});

it('never falls, though ticks are counted of each process by itself', () => {
  const { cost, read } = machine();
  cost.job = 900;
  expect(read()).toBe(900);
  cost.own = 30;
  expect(read()).toBe(900);
});

it('a job that adds up nothing tells nothing', () => {
  const { cost, read } = machine();
  cost.own = 5_000;
  expect(read()).toBeUndefined();
});

it('where Windows does not answer, nothing is told', () => {
  const { cost, read } = machine();
  cost.job = undefined;
  expect(read()).toBeUndefined();
});

it.each<[string, () => WindowsJob]>([
  ['refuses the job', () => ({ join: () => false, accounting: () => new Uint8Array(48) })],
  [
    'has no build of koffi',
    () => {
      throw new Error('Cannot find the native Koffi module');
    },
  ],
])('where the system %s nothing is told', (_, load) => {
  expect(windowsChildCpu(() => 0, load)()).toBeUndefined();
});
