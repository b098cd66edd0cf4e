import type { AssetRecord } from '@mach/wire';
import { expect, it } from 'vitest';
import { applyToAssets } from './assets.ts';
import { emptyState } from './mutable-state.ts';

const record = (id: string): AssetRecord => ({ id, unitCode: '00004', place: '', tag: id });

it('a register takes the place of the one before, loses lines one by one, and is gone without any', () => {
  const { registry } = emptyState();
  const imported = (...ids: readonly string[]) =>
    applyToAssets(registry, { type: 'assets-imported', unitCode: '00004', at: 5, records: ids.map(record) });
  imported('a', 'b');
  imported('c', 'd');
  applyToAssets(registry, { type: 'asset-removed', unitCode: '00004', id: 'c' });
  expect(registry.assets.get('00004')).toEqual({ importedAt: 5, records: [record('d')] });
  applyToAssets(registry, { type: 'asset-removed', unitCode: '00004', id: 'd' });
  expect(registry.assets.size).toBe(0);
  imported('e');
  imported();
  expect(registry.assets.size).toBe(0);
});

it('posts are those that were set last', () => {
  const { registry } = emptyState();
  applyToAssets(registry, { type: 'posts-set', posts: [{ unitCode: '00004', posts: 30 }] });
  applyToAssets(registry, { type: 'posts-set', posts: [{ unitCode: '00004', posts: 32, sharedPcs: 4 }] });
  expect(registry.posts.get('00004')).toEqual({ unitCode: '00004', posts: 32, sharedPcs: 4 });
  applyToAssets(registry, { type: 'posts-removed', unitCode: '00004' });
  expect(registry.posts.size).toBe(0);
});
