import type { SlowSystem } from '@mach/diagnosis';
import type { Clock } from '@mach/ports';
import type { Store } from './store.ts';

/** What was said longer ago says nothing of now: the collector answers each five minutes. */
const FRESH_MS = 1_200_000;
/** The same again is written down this often, so that it stays fresh and the disk is left alone. */
const WRITTEN_EVERY_MS = 600_000;

interface Kept {
  readonly at: number;
  readonly systems: readonly SlowSystem[];
}

/** Keeps what the collector says of systems that are slow for everybody, for the check that a person presses, which is another process. */
export function keepSlowSystems({ clock, store }: { readonly clock: Pick<Clock, 'wallMs'>; readonly store: Store }) {
  let written: Kept | undefined;
  return {
    told: (systems: readonly SlowSystem[]): void => {
      const at = clock.wallMs();
      const isSame = JSON.stringify(written?.systems) === JSON.stringify(systems);
      if (isSame && Math.abs(at - (written?.at ?? 0)) < WRITTEN_EVERY_MS) return;
      written = { at, systems };
      store.write('slow-systems', JSON.stringify(written));
    },
  };
}

/** What was said lately; undefined where nothing was. */
export function keptSlowSystems(store: Pick<Store, 'read'>, nowMs: number): readonly SlowSystem[] | undefined {
  try {
    const { at, systems } = JSON.parse(store.read('slow-systems') ?? '{}') as Partial<Kept>;
    if (typeof at !== 'number' || !Array.isArray(systems) || Math.abs(nowMs - at) > FRESH_MS) return undefined;
    return systems;
  } catch {
    return undefined;
  }
}
