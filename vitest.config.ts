import { defineConfig } from 'vitest/config';

/** `unit`: beside the code, no process, no server. `tidy`: judges the repository. The rest talks to real parts. */
export default defineConfig({
  test: {
    // Most of the time somebody waits for a deadline: three files at a time, on a machine of two cores too.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 20_000,
          // They share nothing but modules, and loading those anew for each of six hundred files takes longer than the tests.
          isolate: false,
          include: [
            '{packages/*,agent,collector,dashboards/*}/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'test/planning/**/*.test.ts',
          ],
        },
      },
      { test: { name: 'tidy', include: ['test/tidy/**/*.test.ts'], isolate: false, testTimeout: 20_000 } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'sim', include: ['test/sim/**/*.test.ts'], testTimeout: 300_000 } },
      {
        test: {
          name: 'lab',
          include: ['test/lab/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // It counts packets and times: after all others, and mostly waits, so that two leave each other room.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
