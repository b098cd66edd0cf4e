import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { JournalUnavailable } from '../journal/journal.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { batch, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';
import { comeAgainS } from './come-again.ts';

it('spreads who was put off evenly from half a minute to five', () => {
  const random = seededRandom(7);
  const waits = Array.from({ length: 10_000 }, () => comeAgainS(random, COLLECTOR_LIMITS));
  expect([Math.min(...waits), Math.max(...waits)]).toEqual([30, 300]);
  const inEach = Array.from({ length: 9 }, (_, i) => waits.filter((s) => Math.floor((s - 30) / 30) === i).length);
  expect(inEach.every((count) => count > 1_000 && count < 1_250)).toBe(true);
});

it('tells agents that a full disk puts off to come again at other times', async () => {
  const { collector, journal, token } = await makeCollector();
  await enrolDevice(collector, token);
  journal.append = () => Promise.reject(new JournalUnavailable('no room'));
  const waits = new Set<number | undefined>();
  for (let seq = 1; seq <= 20; seq++) {
    const answer = await collector.receive(packed(batch([report(seq)])));
    expect(answer).toMatchObject({ ok: false, status: 503 });
    if (!answer.ok) waits.add(answer.retryAfterS);
  }
  expect(waits.size).toBeGreaterThan(10);
});
