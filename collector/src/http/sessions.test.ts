import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { sha256Hex } from '../ingest/secret.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { createSessions, type KeptSession, type SessionKeeping } from './sessions.ts';

const NOW = 1_795_800_000_000;
const HOUR_MS = 3_600_000;
const { sessionMs } = COLLECTOR_LIMITS;
const POST = { name: 'so-khcn', turn: 1 };
const OTHER = { name: 'xa-vi-du', turn: 1 };

/** What a collector keeps, for the next one to begin with. */
function disk(isStillOf: SessionKeeping['isStillOf'] = () => true) {
  let held: readonly KeptSession[] = [];
  const written: Promise<void>[] = [];
  const random = seededRandom('sessions');
  const start = (now: number, limits = COLLECTOR_LIMITS) =>
    createSessions(random, limits, {
      before: held,
      now,
      isStillOf,
      async keep(sessions) {
        held = sessions;
        written.push(Promise.resolve());
      },
    });
  return { start, held: () => held };
}

it('keeps a session over a restart, whose it is and until when', () => {
  const { start } = disk();
  const first = start(NOW);
  const [own, linked] = [first.begin(POST, NOW), first.signIn(first.newCode(NOW), NOW)];
  const second = start(NOW + HOUR_MS);
  expect(second.find(own.id, NOW + HOUR_MS)).toEqual({ expiresAt: own.expiresAt, of: POST });
  expect(second.find(linked?.id ?? '', NOW + HOUR_MS)).toEqual({ expiresAt: own.expiresAt });
  expect(second.find(own.id, own.expiresAt)).toBeUndefined();
});

it('keeps nothing by which anybody could sign in', () => {
  const { start, held } = disk();
  const { id } = start(NOW).begin(POST, NOW);
  expect(held()).toEqual([{ sha256: sha256Hex(id), expiresAt: NOW + sessionMs, of: POST }]);
  expect(start(NOW).find(sha256Hex(id), NOW)).toBeUndefined();
});

it('has a session that is ended off the disk before it says so, and at once in memory', async () => {
  let release = () => {};
  const kept: (readonly KeptSession[])[] = [];
  const sessions = createSessions(seededRandom('end'), COLLECTOR_LIMITS, {
    ...{ before: [], now: NOW, isStillOf: () => true },
    keep: (each) => {
      kept.push(each);
      return new Promise((resolve) => {
        release = resolve;
      });
    },
  });
  const { id } = sessions.begin(POST, NOW);
  let isSaid = false;
  const ending = sessions.end(id, NOW).then(() => {
    isSaid = true;
  });
  expect(sessions.find(id, NOW)).toBeUndefined();
  expect(kept.at(-1)).toEqual([]);
  await Promise.resolve();
  expect(isSaid).toBe(false);
  release();
  await ending;
});

it('does not bring back what was handed over, disabled, ended or is over', async () => {
  let inForce = new Set(['so-khcn', 'xa-vi-du', 'ended']);
  const { start, held } = disk(({ name }) => inForce.has(name));
  const first = start(NOW);
  const over = first.begin(OTHER, NOW - sessionMs + 1);
  const gone = first.begin(POST, NOW);
  const ended = first.begin({ name: 'ended', turn: 1 }, NOW);
  await first.end(ended.id, NOW);
  inForce = new Set(['xa-vi-du']);
  const second = start(NOW + 1);
  // Not even where the account is put back into the turn of then.
  inForce.add('so-khcn');
  for (const { id } of [over, gone, ended]) expect(second.find(id, NOW + 1)).toBeUndefined();
  expect(held()).toEqual([]);
});

it('lets go at a stop what an account no longer holds, for a journal that is put back by hand', async () => {
  let isThere = true;
  const { start, held } = disk(() => isThere);
  const sessions = start(NOW);
  sessions.begin(POST, NOW);
  isThere = false;
  await sessions.save(NOW);
  expect(held()).toEqual([]);
});

it.each([
  ['begun while the clock stood nine years ahead', 9 * 365 * 24 * HOUR_MS],
  ['begun just before the clock was put back by an hour', HOUR_MS],
])('gives no session more than its length: %s', (_what, aheadMs) => {
  const { start } = disk();
  const { id } = start(NOW + aheadMs).begin(POST, NOW + aheadMs);
  const second = start(NOW);
  expect(second.find(id, NOW)).toMatchObject({ expiresAt: NOW + sessionMs });
  // What was bounded is kept so: restarts do not make it longer.
  const third = start(NOW + HOUR_MS);
  expect(third.find(id, NOW + sessionMs - 1)).toBeDefined();
  expect(third.find(id, NOW + sessionMs)).toBeUndefined();
});

it('bounds them too where the clock is put right while it runs', () => {
  const sessions = disk().start(NOW);
  const { id } = sessions.begin(POST, NOW + 24 * HOUR_MS);
  expect(sessions.find(id, NOW)).toMatchObject({ expiresAt: NOW + sessionMs });
  expect(sessions.find(id, NOW + sessionMs)).toBeUndefined();
});

it('holds the newest of too many, before a restart and after', () => {
  const { start, held } = disk();
  const limits = { ...COLLECTOR_LIMITS, sessionsMax: 3 };
  const first = start(NOW, limits);
  const ids = [1, 2, 3, 4].map((turn) => first.begin({ name: 'so-khcn', turn }, NOW).id);
  expect(held().map(({ of }) => of?.turn)).toEqual([2, 3, 4]);
  const fewer = start(NOW, { ...limits, sessionsMax: 2 });
  expect(ids.map((id) => fewer.find(id, NOW)?.of?.turn)).toEqual([undefined, undefined, 3, 4]);
});

it('takes a link that signs in once, in the quarter of an hour it is good, and not after a restart', () => {
  const { start } = disk();
  const first = start(NOW);
  const [used, late, lost] = [first.newCode(NOW), first.newCode(NOW), first.newCode(NOW)];
  expect(first.signIn(used, NOW)).toBeDefined();
  expect(first.signIn(used, NOW)).toBeUndefined();
  expect(first.signIn(late, NOW + COLLECTOR_LIMITS.signInLinkMs)).toBeUndefined();
  expect(start(NOW).isCode(lost, NOW)).toBe(false);
});
