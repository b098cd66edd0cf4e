import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayFrame, statesOfDay } from './day-states.ts';
import { type DayEvidence, joinEvidence, MARKS, markAt, NO_EVIDENCE, ofEachMinute } from './evidence.ts';
import { corrected } from './overlay.ts';
import { joined, overlap, type Stretch, without } from './pieces.ts';
import { addTallies, tallyOf } from './tally.ts';

const DAY_S = 86_400;
const second = fc.integer({ min: 0, max: DAY_S - 1 });
const stretches = fc
  .array(fc.tuple(second, second), { maxLength: 4 })
  .map((all) => joined(all.map(([a, b]): Stretch => [Math.min(a, b), Math.max(a, b)])));
const marks = fc
  .array(fc.tuple(second, fc.constantFrom(...MARKS)), { maxLength: 40 })
  .map((all) => [...new Set(all.map(([at, mark]) => markAt(at, mark)))].sort((a, b) => a - b));
const evidence: fc.Arbitrary<DayEvidence> = fc.record({
  alive: fc.array(second, { maxLength: 60 }).map((all) => ofEachMinute([...new Set(all)].sort((a, b) => a - b))),
  pcs: fc.uniqueArray(fc.integer({ min: 1, max: 9 })).map((all) => all.sort((a, b) => a - b)),
  paths: fc.dictionary(
    fc.constantFrom('line.internet', 'way.internet', 'video', 'service.a'),
    fc.dictionary(fc.constantFrom('1', '2 static', '2 application'), marks),
  ),
});
const frame: fc.Arbitrary<DayFrame> = fc.record({
  sessions: stretches,
  until: fc.integer({ min: 1, max: DAY_S }),
  lines: fc.constant(['internet'] as const),
  services: fc.constant([{ id: 'a', path: 'internet' }] as const),
});

describe('availability of a day', () => {
  it('has states that add up to the working time, for everything and whatever was announced', () => {
    fc.assert(
      fc.property(evidence, frame, stretches, (found, of, announced) => {
        for (const states of statesOfDay(found, of).values()) {
          expect(states[0]?.from).toBe(0);
          expect(states.at(-1)?.to).toBe(of.until);
          const worked = without(joined([...of.sessions]), announced);
          const tally = tallyOf(states, worked);
          expect(Object.values(tally).reduce((a, b) => a + b)).toBe(overlap(worked, 0, of.until));
        }
      }),
    );
  });

  it('is the same when the period is split', () => {
    fc.assert(
      fc.property(evidence, frame, second, (found, of, at) => {
        for (const states of statesOfDay(found, of).values()) {
          const parts = [tallyOf(states, [[0, at]]), tallyOf(states, [[at, DAY_S]])];
          expect(addTallies(parts)).toEqual(tallyOf(states, [[0, DAY_S]]));
        }
      }),
    );
  });

  it('is the same in whatever order and how often its parts arrive', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 4 }), frame, (parts, of) => {
        const forward = parts.reduce(joinEvidence, NO_EVIDENCE);
        const backward = [...parts, ...parts].reverse().reduce(joinEvidence, NO_EVIDENCE);
        expect(statesOfDay(backward, of)).toEqual(statesOfDay(forward, of));
      }),
    );
  });

  it('never loses what was measured to what is learned after it was written down', () => {
    fc.assert(
      fc.property(evidence, evidence, frame, (found, late, of) => {
        const kept = statesOfDay(found, of);
        for (const [subject, states] of statesOfDay(late, of)) {
          const before = kept.get(subject) ?? [];
          const after = corrected(before, states, of.until);
          const whole = [[0, of.until]] as const;
          expect(tallyOf(after, whole).up).toBeGreaterThanOrEqual(tallyOf(before, whole).up);
          expect(tallyOf(after, whole)['no-data']).toBeLessThanOrEqual(tallyOf(before, whole)['no-data']);
          expect(corrected(states, before, of.until).filter(({ value }) => value === 'down')).toEqual(
            after.filter(({ value }) => value === 'down'),
          );
        }
      }),
    );
  });
});
