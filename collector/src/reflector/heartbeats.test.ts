import { expect, it } from 'vitest';
import { createHeartbeats } from './heartbeats.ts';

/** Three looks, one each 15 s, and 5 s more. */
const SILENT_AFTER_MS = 50_000;

it('tells a device that is heard once, and its silence once', () => {
  const beats = createHeartbeats([], 0, 15);
  expect(beats.take(['a'], 0)).toEqual({ heard: ['a'], silent: [] });
  expect(beats.take(['a'], 15_000)).toBeUndefined();
  expect(beats.take([], 15_000 + SILENT_AFTER_MS)).toBeUndefined();
  expect(beats.take(['b'], 15_001 + SILENT_AFTER_MS)).toEqual({ heard: ['b'], silent: ['a'] });
  expect(beats.take([], 20_000 + SILENT_AFTER_MS)).toBeUndefined();
  expect(beats.take(['a'], 30_000 + SILENT_AFTER_MS)).toEqual({ heard: ['a'], silent: [] });
});

it('gives those who were heard before a restart the time of a silence', () => {
  const beats = createHeartbeats(['a', 'b'], 1_000, 15);
  expect(beats.take(['a'], 6_000)).toBeUndefined();
  expect(beats.take([], 1_001 + SILENT_AFTER_MS)).toEqual({ heard: [], silent: ['b'] });
});
