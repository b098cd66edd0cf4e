import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { ROOT } from '../support/programs.ts';

const chromium = requires('chromium');

it.skipIf(chromium.skip)(`the sheet of the pages can be made ${chromium.reason}`, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(ROOT, 'scripts/pages-sheet/main.ts'),
    ...[
      'province',
      'province-wall',
      'meeting',
      'commune',
      'filled',
      'small',
      'hostile',
      'hostile-small',
      'large',
      'error',
      'offline',
    ],
  ]);
  // What a page complains about, or is wider than its window, ends it with 1 and stands here.
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(existsSync(join(ROOT, 'dist/pages-sheet/commune-small.png'))).toBe(true);
});
