import { defineConfig } from 'vitest/config';

/** What `npm run package` made, installed and run: `npm run test:package`. Minutes, so it stands beside the ordinary run. */
export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
