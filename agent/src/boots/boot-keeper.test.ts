import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import type { StoredName } from '../store.ts';
import { createBootKeeper } from './boot-keeper.ts';

const MONDAY = Date.parse('2026-11-23T07:00:00+07:00');

/** A PC with its disk; each start is a process of the agent. */
function pc() {
  const stored = new Map<StoredName, string>();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  return async (bootId: string, { uptimeMs = 30_000, wallMs = MONDAY, files = {} } = {}) => {
    const clock = { uptimeMs: () => uptimeMs, wallMs: () => wallMs };
    const keeper = createBootKeeper(bootId, { clock, store, files: scriptedFiles({ files }) });
    await keeper.started();
    return keeper;
  };
}

it('tells a shutdown from a power cut by what the agent wrote last', async () => {
  const start = pc();
  (await start('first')).ended();
  expect((await start('second')).read()).toMatchObject({ cleanStops: 1, uncleanStops: 0 });
  expect((await start('third')).read()).toMatchObject({ cleanStops: 1, uncleanStops: 1 });
});

it('knows how long a boot took where the agent came with it, and not where it was started by hand', async () => {
  const start = pc();
  expect((await start('first')).read()).not.toHaveProperty('bootDurationMs');
  expect((await start('second', { uptimeMs: 41_000 })).read()).toMatchObject({ bootDurationMs: 41_000 });
  expect((await start('third', { uptimeMs: 7_200_000 })).read()).not.toHaveProperty('bootDurationMs');
  expect((await start('third')).read()).not.toHaveProperty('bootDurationMs');
});

it('sees that the clock of the hardware lost the date though the system set its own from a file', async () => {
  const start = pc();
  (await start('first')).ended();
  const files = { '/sys/class/rtc/rtc0/since_epoch': `${Date.UTC(2009, 0, 1) / 1_000}\n` };
  expect((await start('second', { files })).read()).toMatchObject({ clockLosses: 1 });
});

it('counts nothing before it was started', () => {
  const store = { read: () => undefined, write: () => true };
  const clock = { uptimeMs: () => 1, wallMs: () => MONDAY };
  expect(createBootKeeper('first', { clock, store, files: scriptedFiles({}) }).read()).toBeUndefined();
});
