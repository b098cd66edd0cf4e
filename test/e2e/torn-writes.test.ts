import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { tryFaultOfSpool } from '../torn/torn-spool.ts';
import { type Fault, makeGround, tryFault } from '../torn/torn-writes.ts';
import { tryAll } from '../torn/try-all.ts';

const strace = requires('strace');
const mayTrace = strace.skip
  ? strace
  : requiresThat(spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0, 'strace may not watch programs here');

/** The calls at which it goes wrong: dense at first, where the journal is opened, then through sealing and the sending. */
const PLACES: Readonly<Record<Fault, readonly number[]>> = {
  'no room': [1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150, 200, 266, 354, 471],
  'no sync': [2, 5, 9, 16, 25, 38],
  killed: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 22, 25, 29, 33, 38, 44],
};

describe.skipIf(mayTrace.skip)(`a collector under which writing goes wrong ${mayTrace.reason}`, () => {
  let ground: string;
  beforeAll(async () => {
    ground = await makeGround();
  });
  afterAll(cleanUp);

  it.each(Object.entries(PLACES) as [Fault, readonly number[]][])(
    'has everything acknowledged exactly once: %s at each of %j',
    { timeout: 600_000 },
    async (fault, places) => {
      const said: string[] = [];
      let hits = 0;
      await tryAll(
        (at) => tryFault(ground, fault, at),
        places,
        (at, { wasHit, problems }) => {
          if (wasHit) hits++;
          for (const problem of problems) said.push(`at ${at}: ${problem}`);
        },
      );
      expect(said).toEqual([]);
      expect(hits).toBeGreaterThan(places.length / 2);
    },
  );
});

/** Its tables are made by the first writes; then each report takes some. */
const PLACES_OF_SPOOL: typeof PLACES = {
  'no room': [1, 2, 3, 5, 7, 10, 13, 17, 22, 28, 35, 45, 57, 72, 90, 112, 140, 170, 210, 260],
  'no sync': [7, 8, 9, 11, 14, 18, 23, 29, 36, 44],
  killed: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 25, 29, 33, 38, 43, 49, 55, 60],
};

describe.skipIf(mayTrace.skip)(`an agent’s spool under which writing goes wrong ${mayTrace.reason}`, () => {
  afterAll(cleanUp);

  it.each(Object.entries(PLACES_OF_SPOOL) as [Fault, readonly number[]][])(
    'has everything that it has answered for, under one number: %s at each of %j',
    { timeout: 600_000 },
    async (fault, places) => {
      const said: string[] = [];
      let hits = 0;
      await tryAll(
        (at) => tryFaultOfSpool(fault, at),
        places,
        (at, { wasHit, problems }) => {
          if (wasHit) hits++;
          for (const problem of problems) said.push(`at ${at}: ${problem}`);
        },
      );
      expect(said).toEqual([]);
      expect(hits).toBeGreaterThan(places.length / 2);
    },
  );
});
