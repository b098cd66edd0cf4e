import { beforeAll, describe, expect, it } from 'vitest';
import { agentLimits } from '../../../agent/src/limits.ts';
import { provinceReturns, type Returned } from './returning-province.ts';

/** What a report of a PC has, and what the collector is to take in a second of one processor: `promises`, ingest. */
const VALUES_A_REPORT = 50;
const VALUES_A_SECOND = 500_000;
const REPORTS_A_SECOND = VALUES_A_SECOND / VALUES_A_REPORT;

/** A tenth of a province in each run; `npm run sim -- reconnect` takes all 10,000. */
describe('a thousand agents that all hurry back after a quarter of an hour without their collector', () => {
  let found: Returned;
  beforeAll(async () => {
    const [outageMs, agents] = [15 * 60_000, 1_000];
    found = await provinceReturns({
      agents,
      outageMs,
      seed: 'returns',
      reportsPerSecond: REPORTS_A_SECOND,
      hurryingRatio: 1,
    });
  }, 300_000);

  it('lose nothing, and send nothing that is held twice', () => {
    expect(found).toMatchObject({ lost: 0, twice: 0, troubles: [] });
    expect(found.made).toBeGreaterThan(20_000);
  });

  it('are fresh within the longest back-off and a request that was under way, and have delivered all by then', () => {
    const longestMs = agentLimits.backOffMaxMs + agentLimits.requestTimeoutMs;
    expect(found.allFreshMs).toBeLessThanOrEqual(longestMs + 10_000);
    expect(found.allDeliveredMs).toBeLessThanOrEqual(longestMs + 10_000);
  });

  it('never ask for more than the collector promises to take, and nobody is put off', () => {
    expect(found.peakReportsInOneSecond).toBeLessThan(REPORTS_A_SECOND / 10);
    expect(found).toMatchObject({ putOff: 0, timedOut: 0 });
  });

  it('bring what waits in one request, though requests that timed out had halved it', () => {
    // Each has one interval more in that time.
    expect(found.requests).toBeLessThan(3 * 1_000);
  });
});

it('a collector that falls seconds behind at their return loses nothing, and takes nothing twice', async () => {
  const outageMs = 15 * 60_000;
  const found = await provinceReturns({ agents: 200, outageMs, seed: '1', reportsPerSecond: 15, hurryingRatio: 1 });
  expect(found.behindMsMax).toBeGreaterThan(20_000);
  expect(found).toMatchObject({ lost: 0, twice: 0, troubles: [] });
  expect(found.allDeliveredMs).toBeLessThan(60 * 60_000);
}, 300_000);

it('a collector that takes half again as many reports as are made puts off what it would answer too late, and catches up', async () => {
  const outageMs = 15 * 60_000;
  const found = await provinceReturns({ agents: 200, outageMs, seed: '1', reportsPerSecond: 5, hurryingRatio: 1 });
  expect(found).toMatchObject({ lost: 0, twice: 0, timedOut: 0, troubles: [] });
  expect(found.putOff).toBeGreaterThan(200);
  expect(found.behindMsMax).toBeLessThan(agentLimits.requestTimeoutMs);
  // 3,000 reports of the outage, at 1.7 a second that are left beside what is new, are half an hour.
  expect(found.allDeliveredMs).toBeLessThan(40 * 60_000);
}, 300_000);
