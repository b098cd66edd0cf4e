import { expect, it } from 'vitest';
import { batch, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';

const content = (text: string) => ({ readings: [{ kind: 'cpu', uptimeMs: 1, ok: true, values: { text } }] });

async function received(...rounds: readonly (readonly unknown[])[]) {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  const told: unknown[] = [];
  for (const reports of rounds) told.push(await collector.receive(packed(batch(reports))));
  return told;
}

it('a report that its spool numbers anew once more, after a copy of before that was put back, is held already', async () => {
  const [, second, third, again] = await received(
    [report(1, content('one'))],
    [report(1, content('another'))],
    [report(2, content('another')), report(3, content('more'))],
    [report(1, content('another'))],
  );
  expect(second).toMatchObject({ ok: true, value: { contradicted: [1] } });
  expect(third).toMatchObject({ ok: true, value: { acknowledged: [[1, 3]] } });
  expect(again).toMatchObject({ ok: true, value: { acknowledged: [[1, 3]] } });
  expect(again).not.toHaveProperty('value.contradicted');
});

it('is found among later numbers too that came before an entry with earlier ones', async () => {
  const told = await received(
    [report(1, content('one'))],
    [report(1, content('another'))],
    [report(3, content('another'))],
    // What had waited since before comes last, in one batch with what is new.
    [report(2, content('late')), report(4, content('new'))],
    [report(1, content('another'))],
  );
  expect(told.at(-1)).toMatchObject({ ok: true, value: { acknowledged: [[1, 4]] } });
  expect(told.at(-1)).not.toHaveProperty('value.contradicted');
});

it('one that is held nowhere else is wanted under another number, however much is held', async () => {
  const more = Array.from({ length: 30 }, (_, i) => [report(i + 2, content(`more ${i}`))]);
  const told = await received([report(1, content('one'))], ...more, [report(1, content('another'))]);
  expect(told.at(-1)).toMatchObject({ ok: true, value: { contradicted: [1] } });
});
