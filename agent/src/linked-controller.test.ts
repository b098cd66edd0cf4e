import { expect, it, vi } from 'vitest';
import { linkedController } from './linked-controller.ts';

it('ends with its parent, by itself, and at once where the parent has ended', () => {
  const parent = new AbortController();
  const [follower, other] = [linkedController(parent.signal), linkedController(parent.signal)];
  other.abort();
  expect([parent.signal.aborted, follower.signal.aborted, other.signal.aborted]).toEqual([false, false, true]);
  parent.abort('end');
  expect(follower.signal.reason).toBe('end');
  expect(linkedController(parent.signal).signal.aborted).toBe(true);
});

it('leaves nothing behind with the parent', () => {
  const { signal } = new AbortController();
  const [added, removed] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  linkedController(signal)[Symbol.dispose]();
  expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
});
