import { scriptedSelf } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { agent } from './agent.ts';

const facts = {
  version: '0.1.0',
  cpuMs: 1_200,
  childCpuMs: 300,
  residentBytes: 41_000_000,
  childPeakBytes: 92_000_000,
  spoolReports: 3,
  spoolBytes: 20_480,
  droppedReports: 0,
  refusedReports: 1,
  sentBytes: 90_000,
  lateBytes: 4_000,
  requests: 12,
  failedRequests: 2,
  heldBackChecks: 4,
  slowedForCpu: 1,
  slowedForBytes: 0,
  lineWatchBytes: 4_312,
  slowedForLine: 0,
};

it('gives what the agent knows of itself, every value of it declared', async () => {
  const [reading] = await agent.run({ self: scriptedSelf(facts) }, {}, new AbortController().signal);
  expect(reading).toEqual({ ok: true, values: facts });
  expect(agent.metrics.map(({ value }) => value)).toEqual(Object.keys(facts));
});
