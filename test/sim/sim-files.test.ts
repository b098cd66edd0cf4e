import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { prepareFile } from '../../agent/src/spool/sqlite-schema.ts';
import { HALF_AN_HOUR } from './settings.ts';
import { simulate } from './simulate.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-sim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SEEDS = Array.from({ length: 20 }, (_, index) => 4_001 + index);

it.each(SEEDS)('keeps all promises on databases in real files under seed %i', async (seed) => {
  const opened: DatabaseSync[] = [];
  const open = () => {
    const database = new DatabaseSync(join(folder, `${seed} ${opened.length}.sqlite`));
    // As a spool's file; the journal prepares its own in the same way.
    prepareFile(database);
    opened.push(database);
    return database;
  };
  const { violations, trace } = await simulate({ seed, ...HALF_AN_HOUR, open });
  for (const database of opened) database.close();
  expect(violations, [`seed ${seed}, in files`, ...violations, ...trace].join('\n')).toEqual([]);
  expect(opened.length).toBeGreaterThan(HALF_AN_HOUR.agents);
});
