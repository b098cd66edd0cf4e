import { expect, it } from 'vitest';
import { factsWith, GB, read } from '../testing/made-up.ts';
import { diskNearlyFull } from './disk-nearly-full.ts';

it.each([
  ['plenty', 'C:', 250, 60, undefined],
  ['a tenth of a large disk', '/', 4_000, 300, undefined],
  ['a small share and few bytes', 'C:', 120, 8, 'at-risk'],
  ['next to nothing', 'C:', 120, 1, 'failing'],
  ['nothing at all', '/', 120, 0, 'failing'],
  ['a boot partition, full by design', '/boot', 10, 0, undefined],
  ['a partition too small to judge', '/recovery', 1, 0, undefined],
])('%s: %s of %i GB with %i GB free', (_, place, total, free, level) => {
  const facts = factsWith(read('filesystem', { totalBytes: total * GB, freeBytes: free * GB }, place));
  const conditions = diskNearlyFull({
    ...facts,
    filesystems: facts.filesystems?.filter((one) => one.place === place) ?? [],
  });
  expect(conditions[0]?.level).toBe(level);
});
