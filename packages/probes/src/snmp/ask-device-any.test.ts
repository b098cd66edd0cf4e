import fc from 'fast-check';
import { expect, it } from 'vitest';
import { interfaces } from './profiles/interfaces.ts';
import { columnsOf } from './read-table.ts';
import type { SnmpAnswer, SnmpSession, SnmpValue, Varbind } from './session.ts';
import { madeRound } from './testing/made-round.ts';

const columns = interfaces.tables?.flatMap(columnsOf) ?? [];
const value = fc.oneof<fc.Arbitrary<SnmpValue>[]>(
  fc.record({
    type: fc.constantFrom('integer', 'gauge', 'counter32', 'ticks'),
    number: fc.integer(),
  }) as fc.Arbitrary<SnmpValue>,
  fc.record({ type: fc.constant('octets' as const), bytes: fc.uint8Array({ maxLength: 20 }) }),
  fc.record({ type: fc.constant('oid' as const), text: fc.constantFrom('1.3', '', 'x.y') }),
  fc.record({ type: fc.constantFrom('null', 'absent', 'end', 'other') }) as fc.Arbitrary<SnmpValue>,
);
const name = fc.oneof(
  fc.tuple(fc.constantFrom(...columns), fc.nat({ max: 50 })).map(([column, row]) => `${column}.${row}`),
  fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 8 }).map((numbers) => numbers.join('.')),
);
const varbind: fc.Arbitrary<Varbind> = fc.record({ oid: name, value });
const answer: fc.Arbitrary<SnmpAnswer> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ ok: fc.constant(true as const), varbinds: fc.array(varbind, { maxLength: 30 }) }),
  },
  fc.record({
    ok: fc.constant(false as const),
    failure: fc.constant('bad-reply' as const),
    detail: fc.string(),
    status: fc.constantFrom('too-big', 'no-such-name', 'other'),
  }) as fc.Arbitrary<SnmpAnswer>,
);

it('whatever a device answers, a round ends within its bounds and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 30 }), fc.boolean(), async (answers, hasBulk) => {
      let questions = 0;
      const say = async () => answers[questions++ % answers.length] as SnmpAnswer;
      const session: SnmpSession = { hasBulk, get: say, getNext: say, getBulk: say, sent: () => questions };
      const round = await madeRound(session, { requestsMax: 100 });
      expect(questions).toBeLessThanOrEqual(100);
      if (!round.ok) return;
      for (const part of round.value.parts) {
        for (const told of Object.values(part.values ?? {})) {
          expect(typeof told === 'number' ? Number.isFinite(told) : typeof told).toBeTruthy();
        }
      }
    }),
    { numRuns: 300 },
  );
});
