import { createVirtualTime } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { createPressWatch, PRESS_GAP_MS, pressStillSlow } from './still-slow.ts';

function bookOf(first?: number) {
  let at = first;
  return {
    read: () => at,
    write: (next: number) => {
      at = next;
      return true;
    },
  };
}

it('notes a press once in ten minutes, and says so of another', () => {
  const book = bookOf();
  expect(pressStillSlow(book, 1_000_000)).toBe('noted');
  expect(pressStillSlow(book, 1_000_000 + PRESS_GAP_MS - 1)).toBe('again');
  expect(pressStillSlow(book, 1_000_000 + PRESS_GAP_MS)).toBe('noted');
  // A clock that was set back must not keep anybody from pressing for a year.
  expect(pressStillSlow(book, 5)).toBe('noted');
  expect(pressStillSlow({ read: () => undefined, write: () => false }, 5)).toBe('failed');
});

it('tells a press once, with nothing in it, and none of before it began', async () => {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const old = bookOf(clock.wallMs() - 1_000);
  expect(createPressWatch(old, clock).look()).toBeUndefined();
  const book = bookOf();
  const watch = createPressWatch(book, clock);
  expect(watch.look()).toBeUndefined();
  pressStillSlow(book, clock.wallMs());
  expect(watch.look()).toEqual({ kind: 'still-slow', uptimeMs: clock.uptimeMs(), ok: true, values: {} });
  expect(watch.look()).toBeUndefined();
});

it('believes nobody who writes there again and again, or another time than now', async () => {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const book = bookOf();
  const watch = createPressWatch(book, clock);
  const told: boolean[] = [];
  for (const offset of [0, 1, 2, -2 * PRESS_GAP_MS, 2 * PRESS_GAP_MS]) {
    book.write(clock.wallMs() + offset);
    told.push(watch.look() !== undefined);
  }
  expect(told).toEqual([true, false, false, false, false]);
  await time.runUntil(time.nowMs() + PRESS_GAP_MS);
  book.write(clock.wallMs());
  expect(watch.look()).toBeDefined();
});
