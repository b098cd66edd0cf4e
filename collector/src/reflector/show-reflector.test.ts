import { createVirtualTime } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { showReflector } from './show-reflector.ts';

it('keeps the counts of the reflector in the metrics, and tells whom it heard, until it is told to stop', async () => {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const shown: string[] = [];
  const told: number[] = [];
  const ending = new AbortController();
  let answered = 0;
  const reflector = {
    report: async () => ({
      counts: { answered: ++answered, unverified: 0, repeated: 0, limited: 0 },
      heard: [answered],
      deaf: [10 + answered],
    }),
  };
  const meter = {
    set: (metric: string, value: number, labels = {}) => {
      if (value > 0) shown.push(`${metric} ${JSON.stringify(labels)} ${value}`);
    },
  };
  const showing = showReflector(
    reflector,
    { meter, clock, heard: async (ssids, deaf) => void told.push(...ssids, ...deaf) },
    ending.signal,
  );
  await time.runUntil(12_000);
  ending.abort();
  await time.runUntil(13_000);
  await showing;
  const asked = [1, 2, 3, 4, 5, 6, 7];
  expect(told).toEqual(asked.flatMap((each) => [each, 10 + each]));
  expect(shown).toEqual(asked.map((count) => `stampPackets {"outcome":"answered"} ${count}`));
});
