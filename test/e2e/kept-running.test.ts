import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cleanUp, eventually, temporaryFolder } from '../support/programs.ts';
import { keepRunning } from '../torn/chaos/kept-running.ts';

afterAll(cleanUp);

it('a program that ended by itself and was killed before it was started again runs once', async () => {
  const ends = join(await temporaryFolder(), 'ends');
  writeFileSync(ends, '');
  const script = `
    const { existsSync, rmSync } = require('node:fs');
    if (existsSync(${JSON.stringify(ends)})) { rmSync(${JSON.stringify(ends)}); process.exit(3); }
    setInterval(() => {}, 1_000);`;
  let starts = 0;
  const program = keepRunning(['-e', script], {}, () => {
    starts += 1;
  });
  await program.process().ended;
  expect(existsSync(ends)).toBe(false);
  // Longer than the second after which it would have been started anyway.
  await program.kill(1_500);
  expect(starts).toBe(2);
  await eventually('it runs', () => program.process().child.exitCode === null);
  await program.stop();
  expect(program.endings).toHaveLength(1);
});
