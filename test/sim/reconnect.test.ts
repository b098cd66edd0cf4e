import { expect, it } from 'vitest';
import { reconnect } from './reconnect.ts';

/** A tenth of a province in each run; `npm run sim -- reconnect` takes all 10,000. */
it('agents of a province that was cut off come back one after the other, and none is lost', async () => {
  const wish = { agents: 1_000, outageMs: 45 * 60_000, perSecondMax: 50, seed: 'reconnect' };
  const found = await reconnect(wish);
  expect(found.delivered).toBe(1_000);
  // Back-off is at most five minutes, and half of it at random: a thousand within it are some seven a second.
  expect(found.peakInTenSeconds).toBeLessThan(200);
  expect(found.allDeliveredMs).toBeLessThan(7 * 60_000);
});
