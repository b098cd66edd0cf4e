import { createVirtualTime } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { showReflector } from './show-reflector.ts';

it('keeps the counts of the reflector in the metrics until it is told to stop', async () => {
  const time = createVirtualTime();
  const shown: string[] = [];
  const ending = new AbortController();
  let answered = 0;
  const reflector = {
    report: async () => ({ counts: { answered: ++answered, unverified: 0, repeated: 0, limited: 0 }, heard: [] }),
  };
  const meter = {
    set: (metric: string, value: number, labels = {}) => {
      if (value > 0) shown.push(`${metric} ${JSON.stringify(labels)} ${value}`);
    },
  };
  const showing = showReflector(reflector, { meter, clock: time.machine().program().clock }, ending.signal);
  await time.runUntil(25_000);
  ending.abort();
  await time.runUntil(26_000);
  await showing;
  expect(shown).toEqual([1, 2, 3].map((count) => `stampPackets {"outcome":"answered"} ${count}`));
});
