import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { importAssets, removeAssets } from './import-assets.ts';

const line = (tag: string, unitCode = '99001') => ({ unitCode, tag, place: 'Sổ!2:2' });

it('takes up a register as facts, and gives a line back', async () => {
  const { collector } = await makeCollector();
  const { changes, answer } = importAssets(
    { lines: [line('A'), line('B')], posts: [{ unitCode: '99001', posts: 9 }] },
    collector.state(),
    7,
  );
  expect(answer).toEqual({ ok: true, imported: 2 });
  await collector.commit(changes);
  const { changes: removed } = removeAssets({ unitCode: '99001', id: '99001-1' }, collector.state());
  await collector.commit(removed);
  expect(
    collector
      .state()
      .registry.assets.get('99001')
      ?.records.map(({ tag }) => tag),
  ).toEqual(['B']);
  await collector.commit(removeAssets({ unitCode: '99001' }, collector.state()).changes);
  const { assets, posts } = collector.state().registry;
  expect([assets.size, posts.size]).toEqual([0, 0]);
});

it('nothing at all where a commune is not known; what is not there is not removed', async () => {
  const { collector } = await makeCollector();
  expect(importAssets({ lines: [line('A', '00000')], posts: [] }, collector.state(), 7)).toMatchObject({
    changes: [],
    answer: { ok: false, error: expect.stringContaining('there is no commune 00000') },
  });
  expect(removeAssets({ unitCode: '99001' }, collector.state()).answer.ok).toBe(false);
  expect(removeAssets({ unitCode: '99001', id: '99001-4' }, collector.state()).answer.ok).toBe(false);
});
