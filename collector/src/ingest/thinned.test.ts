import { expect, it } from 'vitest';
import { batch, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';

async function received(...rounds: readonly (readonly unknown[])[]) {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  let last: unknown;
  for (const reports of rounds) last = await collector.receive(packed(batch(reports)));
  return { last, quarantined: await collector.journal.readQuarantine(10) };
}

it('takes a report whose readings its agent had to let go: the number and the time are what is left', async () => {
  const { last } = await received([report(1), report(2, { readings: [] }), report(3)]);
  expect(last).toMatchObject({ ok: true, value: { acknowledged: [[1, 3]], refused: [] } });
});

it('finds no contradiction in one that it holds whole', async () => {
  const { last, quarantined } = await received([report(1)], [report(1, { readings: [] })]);
  expect(last).toMatchObject({ ok: true, value: { acknowledged: [[1, 1]] } });
  expect(last).not.toHaveProperty('value.contradicted');
  expect(quarantined).toEqual([]);
});

it('wants a whole report again under a new number where it holds a thinned one', async () => {
  const { last } = await received([report(1, { readings: [] })], [report(1)]);
  expect(last).toMatchObject({ ok: true, value: { contradicted: [1] } });
});
