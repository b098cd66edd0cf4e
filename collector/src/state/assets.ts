import type { MutableRegistry } from './mutable-state.ts';
import type { RegistryChange } from './registry-change.ts';

type AssetsChange = Extract<
  RegistryChange,
  { type: 'assets-imported' | 'asset-removed' | 'posts-set' | 'posts-removed' }
>;

/** Applies a decision about registers and posts, in place. */
export function applyToAssets(registry: MutableRegistry, change: AssetsChange): void {
  switch (change.type) {
    case 'assets-imported':
      if (change.records.length === 0) registry.assets.delete(change.unitCode);
      else registry.assets.set(change.unitCode, { importedAt: change.at, records: change.records });
      return;
    case 'asset-removed': {
      const register = registry.assets.get(change.unitCode);
      if (register === undefined) return;
      const records = register.records.filter(({ id }) => id !== change.id);
      if (records.length === 0) registry.assets.delete(change.unitCode);
      else registry.assets.set(change.unitCode, { ...register, records });
      return;
    }
    case 'posts-set':
      for (const posts of change.posts) registry.posts.set(posts.unitCode, posts);
      return;
    case 'posts-removed':
      registry.posts.delete(change.unitCode);
      return;
    default:
      change satisfies never;
  }
}
