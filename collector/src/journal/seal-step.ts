import type { Damaged, FadeEdges } from './journal.ts';
import type { Fading } from './pick-fading.ts';
import type { Sealings } from './pick-sealing.ts';
import type { Write } from './store.ts';

type Enqueue = (write: Write) => Promise<unknown>;

/**
 * Picks a few device-hours, has them written, and tells whether there may be more. After a step whose writing failed, as on a full
 * disk, the next one looks from the start again.
 */
export async function sealStep(
  pick: (isFromStart: boolean) => Promise<Sealings>,
  write: Enqueue,
  memory: { failed: boolean },
): Promise<boolean> {
  const { segments, isMore } = await pick(memory.failed);
  memory.failed = true;
  await Promise.all(segments.map((segment) => write({ type: 'seal', segment })));
  memory.failed = false;
  return isMore;
}

/** Picks what is past its time, has it let go, and tells whether there may be more. */
export async function fadeStep(
  pick: () => Promise<Fading | undefined>,
  edges: FadeEdges,
  write: Enqueue,
): Promise<boolean> {
  const fading = await pick();
  if (fading === undefined) return false;
  await write({ type: 'fade', fading, edges });
  return true;
}

/** Has all of it moved aside. */
export async function setAsideAll(
  damaged: readonly Damaged[],
  write: Enqueue,
  foundAt: number,
): Promise<readonly Damaged[]> {
  await Promise.all(damaged.map((each) => write({ type: 'set-aside', damaged: each, foundAt })));
  return damaged;
}
