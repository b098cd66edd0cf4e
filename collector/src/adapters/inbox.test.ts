import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePorts } from '@mach/ports/node';
import { memoryLog } from '@mach/ports/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AdminRequest } from '../admin/request.ts';
import { askInbox, serveInbox } from './inbox.ts';

const { clock } = nodePorts();
let inbox: string;
let stopping: AbortController;
let serving: Promise<void>;
let asked: unknown[];

beforeEach(async () => {
  inbox = await mkdtemp(join(tmpdir(), 'mach-inbox-'));
  stopping = new AbortController();
  asked = [];
});
afterEach(async () => {
  stopping.abort();
  await serving;
  await rm(inbox, { recursive: true });
});

function serve(): void {
  serving = serveInbox(
    inbox,
    clock,
    memoryLog(),
    async (request) => {
      asked.push(request);
      return { ok: true };
    },
    stopping.signal,
  );
}

it('answers a command, and leaves nothing behind', async () => {
  serve();
  expect(await askInbox(inbox, clock, { type: 'sign-in' })).toMatchObject({ ok: true });
  expect(await readdir(inbox)).toEqual([]);
});

it('carries out no request of a command that was killed long ago, and keeps none of its answers', async () => {
  const longAgo = new Date(clock.wallMs() - 3_600_000);
  for (const name of ['a.request', 'b.answer', 'c.request.new']) {
    await writeFile(join(inbox, name), '{"type":"sign-in"}');
    await utimes(join(inbox, name), longAgo, longAgo);
  }
  serve();
  await askInbox(inbox, clock, { type: 'sign-in' });
  expect(asked).toHaveLength(1);
  expect(await readdir(inbox)).toEqual([]);
});

it('says what is wrong with a request that is none', async () => {
  serve();
  const answer = await askInbox(inbox, clock, { type: 'make-coffee' } as unknown as AdminRequest);
  expect(answer).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});
