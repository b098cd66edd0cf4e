import type { Clock } from '@mach/ports';
import type { Reading } from '@mach/wire';

/** Where a press of the page is left for the resident: the wall time at which it was, in ms. */
export interface PressBook {
  read(): number | undefined;
  /** False where the person in front of the PC may not write it. */
  write(at: number): boolean;
}

/** Once in ten minutes a PC. */
export const PRESS_GAP_MS = 600_000;
/** How often the resident looks for one. */
export const PRESS_LOOK_MS = 15_000;

/** What became of a press of *Hệ thống vẫn chậm*. */
export type Pressed = 'noted' | 'again' | 'failed';

/** Leaves a press for the resident, unless one was made in the last ten minutes. */
export function pressStillSlow(book: PressBook, wallMs: number): Pressed {
  const last = book.read();
  if (last !== undefined && wallMs >= last && wallMs - last < PRESS_GAP_MS) return 'again';
  return book.write(wallMs) ? 'noted' : 'failed';
}

/**
 * Looks for presses on the side of the resident. A press is told once, within ten minutes of it, and never more often than once in ten
 * minutes of uptime, whatever somebody writes there or does to the clock.
 */
export function createPressWatch(book: PressBook, clock: Clock): { look(): Reading | undefined } {
  let seen = book.read();
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    look() {
      const at = book.read();
      if (at === undefined || at === seen) return undefined;
      seen = at;
      const ageMs = clock.wallMs() - at;
      if (ageMs < -PRESS_GAP_MS || ageMs > PRESS_GAP_MS || clock.uptimeMs() - toldAt < PRESS_GAP_MS) return undefined;
      toldAt = clock.uptimeMs();
      return { kind: 'still-slow', uptimeMs: Math.round(clock.uptimeMs()), ok: true, values: {} };
    },
  };
}
