import type { Posts } from '@mach/wire';
import type { ReadLine } from '../assets/register-read.ts';
import { registersFrom } from '../assets/registers-from.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import type { Decision } from './decision.ts';

interface Asked {
  readonly lines: readonly ReadLine[];
  readonly posts: readonly Posts[];
}

/** Decides what a register takes the place of: each commune that has a line in the file has these lines and no others from now on. */
export function importAssets({ lines, posts }: Asked, { registry }: FleetState, now: number): Decision {
  const foreign = [...lines, ...posts].find(({ unitCode }) => registry.units.get(unitCode)?.kind !== 'commune');
  if (foreign !== undefined) {
    const error = `there is no commune ${foreign.unitCode} yet: import it first (mach-collector communes import FILE.csv)`;
    return { changes: [], answer: { ok: false, error } };
  }
  const changes: RegistryChange[] = Array.from(registersFrom(lines), ([unitCode, records]) => ({
    type: 'assets-imported',
    unitCode,
    at: now,
    records,
  }));
  if (posts.length > 0) changes.push({ type: 'posts-set', posts });
  return { changes, answer: { ok: true, imported: lines.length } };
}

/** One line by its id, or all that is known of a commune, its posts too. */
export function removeAssets(
  { unitCode, id }: { readonly unitCode: string; readonly id?: string },
  { registry }: FleetState,
): Decision {
  const records = registry.assets.get(unitCode)?.records ?? [];
  if (id !== undefined) {
    if (!records.some((record) => record.id === id)) {
      return no(`there is no line ${id} in the register: mach-collector assets list shows them`);
    }
    return { changes: [{ type: 'asset-removed', unitCode, id }], answer: { ok: true, imported: 1 } };
  }
  const changes: RegistryChange[] = [];
  if (records.length > 0) changes.push({ type: 'assets-imported', unitCode, at: 0, records: [] });
  if (registry.posts.has(unitCode)) changes.push({ type: 'posts-removed', unitCode });
  if (changes.length === 0)
    return no(`commune ${unitCode} has no register: mach-collector assets list shows those that have`);
  return { changes, answer: { ok: true, imported: records.length } };
}

const no = (error: string): Decision => ({ changes: [], answer: { ok: false, error } });
