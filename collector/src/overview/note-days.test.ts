import { memoryLog } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { createAnalyst } from '../exposition/analysis.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { noteDays } from './note-days.ts';

it('writes down each day of Việt Nam once, and goes on where the disk took nothing', async () => {
  const { collector, time, machine } = await makeCollector();
  const { clock } = machine.program();
  const analyse = createAnalyst({ state: collector.state, now: collector.now, nextTurn: async () => {} });
  const ending = new AbortController();
  let isFull = true;
  const commit: typeof collector.commit = async (changes, by) => {
    if (isFull) throw new Error('no room');
    return collector.commit(changes, by);
  };
  const log = memoryLog();
  const noting = noteDays({ ...collector, commit }, analyse, { clock, log }, ending.signal);
  await time.runUntil(time.nowMs() + 1_000);
  expect(collector.state().registry.dayNotes).toEqual([]);
  expect(log.lines.length).toBe(1);
  isFull = false;
  await time.runUntil(time.nowMs() + 18 * 3_600_000);
  const days = collector.state().registry.dayNotes.map(({ day }) => day);
  expect(days).toEqual(['2026-11-23', '2026-11-24']);
  ending.abort();
  await noting;
});
