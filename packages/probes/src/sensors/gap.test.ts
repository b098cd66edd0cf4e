import { scriptedSelf } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { gap } from './gap.ts';

const signal = new AbortController().signal;
const facts = {} as Parameters<typeof scriptedSelf>[0];

it('names each day and reason, with how many reports are missing', async () => {
  const lost = [
    { day: '2026-11-03', reason: 'no-room', reports: 719 },
    { reason: 'refused', reports: 1 },
  ] as const;
  expect(await gap.run({ self: scriptedSelf(facts, lost) }, {}, signal)).toEqual([
    { ok: true, target: '2026-11-03 no-room', values: { day: '2026-11-03', reason: 'no-room', reports: 719 } },
    { ok: true, target: '? refused', values: { reason: 'refused', reports: 1 } },
  ]);
});

it('says nothing where nothing is missing', async () => {
  expect(await gap.run({ self: scriptedSelf(facts) }, {}, signal)).toEqual([]);
});
