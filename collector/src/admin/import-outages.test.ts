import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { importOutages } from './import-outages.ts';

const notice = { document: '15/TB-ĐL', cause: 'power', from: 1_000, to: 2_000, communes: ['99001'] } as const;

async function ready() {
  const { collector } = await makeCollector();
  return async (...rows: Parameters<typeof importOutages>[0]) => {
    const { changes, answer } = importOutages(rows, collector.state(), seededRandom(collector.state().position));
    await collector.commit(changes);
    return { answer, outages: [...collector.state().registry.outages.values()] };
  };
}

it('registers notices, those that overlap too, and renews one by its document, cause and beginning', async () => {
  const take = await ready();
  const { outages: first } = await take(notice, { ...notice, document: '16/TB-ĐL', from: 1_500, to: 3_000 });
  expect(first).toHaveLength(2);
  const { answer, outages } = await take({ ...notice, to: 2_500 });
  expect(answer).toEqual({ ok: true, imported: 1 });
  expect(outages.map(({ id, to }) => [id, to])).toEqual([
    [first[0]?.id, 2_500],
    [first[1]?.id, 3_000],
  ]);
});

it('takes nothing where a commune or a service is not there', async () => {
  const take = await ready();
  const unknown = await take(notice, { ...notice, communes: ['00009'] });
  expect(unknown.outages).toEqual([]);
  expect(unknown.answer).toMatchObject({ ok: false, error: expect.stringContaining('line 3, communes: found 00009') });
  const service = await take({ ...notice, cause: 'service', service: 'cong' });
  expect(service.answer).toMatchObject({ ok: false, error: expect.stringContaining('line 2, service: found cong') });
});
