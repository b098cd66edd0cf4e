import type { LatestReading } from '@mach/wire';
import { expect, it } from 'vitest';
import { slowMinutes } from './slow-minutes.ts';

const reading = (values: LatestReading['values']): LatestReading => ({
  ...{ kind: 'slow-minutes', id: 'slow', ok: true, at: 0 },
  values,
});
const causes = { recentSlowCpuMinutes: 3, recentSlowMemoryMinutes: 30, recentSlowDiskMinutes: 60 };

it('has the worst cause first, with its share, and says of none what was not judged', () => {
  expect(slowMinutes([reading({ recentWatchedMinutes: 600, ...causes })])).toEqual({
    watched: 600,
    causes: [
      { cause: 'disk', minutes: 60, share: 0.1 },
      { cause: 'memory', minutes: 30, share: 0.05 },
      { cause: 'cpu', minutes: 3, share: 0.005 },
      { cause: 'network' },
    ],
  });
});

it('has no share before the first minute, and nothing where nobody watches', () => {
  const none = slowMinutes([
    reading({
      ...{ recentWatchedMinutes: 0, recentSlowCpuMinutes: 0, recentSlowMemoryMinutes: 0, recentSlowDiskMinutes: 0 },
    }),
  ]);
  expect(none).toMatchObject({ watched: 0 });
  expect(none?.causes.every(({ share }) => share === undefined)).toBe(true);
  expect(slowMinutes([])).toBeUndefined();
});
