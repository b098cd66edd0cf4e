import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import type { StoredName } from '../store.ts';
import { createBootKeeper } from './boot-keeper.ts';
import type { StopRecord } from './stop-records.ts';

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

it('tells a crash from a power cut by what the kernel kept of it, where it can keep any', async () => {
  const start = pc();
  const files = { '/sys/module/pstore/parameters/backend': 'efi_pstore\n' };
  await start('first', { files });
  expect((await start('second', { files })).read()).toMatchObject({ uncleanStops: 1, crashes: 0 });
  const kept = { ...files, '/var/lib/systemd/pstore/1764264601/dmesg.txt': '' };
  expect((await start('third', { files: kept })).read()).toMatchObject({ uncleanStops: 1, crashes: 1 });
  const elsewhere = pc();
  await elsewhere('first');
  expect((await elsewhere('second')).read()).not.toHaveProperty('crashes');
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

/** A PC whose system writes its starts down; nothing can be read where there are no records. */
function recordingPc() {
  const stored = new Map<StoredName, string>();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  return async (bootId: string, records?: readonly StopRecord[]) => {
    const denied = { ok: false, failure: 'denied', detail: 'wevtutil' } as const;
    let uptimeMs = 30_000;
    const asked: number[] = [];
    const stopRecords = {
      read: async () => {
        asked.push(uptimeMs);
        return records === undefined ? denied : { ok: true as const, value: records };
      },
    };
    const clock = { uptimeMs: () => uptimeMs, wallMs: () => MONDAY };
    const keeper = createBootKeeper(bootId, { clock, store, files: scriptedFiles({}), stopRecords });
    await keeper.started();
    const runFor = async (hours: number) => {
      for (const end = uptimeMs + hours * 3_600_000; uptimeMs < end; uptimeMs += 60_000) await keeper.look();
    };
    return { keeper, asked, runFor };
  };
}

const start = (number: number, what: StopRecord['what'] = 'cold-start'): StopRecord => ({ number, what });

it('takes stops from the system where it writes them down, whatever the agent wrote last', async () => {
  const boot = recordingPc();
  (await boot('first')).keeper.ended();
  const { keeper, runFor } = await boot('second', [start(1), start(90, 'unclean-by-log'), start(91)]);
  await runFor(1);
  expect(keeper.read()).toMatchObject({ cleanStops: 1, uncleanStops: 1 });
});

it('knows nothing of stops where the records can not be read, and still counts lost dates', async () => {
  const { keeper, runFor } = await recordingPc()('first');
  await runFor(1);
  expect(keeper.read()).toEqual({ clockLosses: 0, recentClockLosses: 0 });
});

it('reads the records when the start has settled, then once a day', async () => {
  const { asked, runFor } = await recordingPc()('first', [start(1)]);
  await runFor(50);
  expect(asked.map((ms) => Math.round(ms / 60_000))).toEqual([11, 11 + 1_440, 11 + 2_880]);
});

it.each<[StopRecord['what'], boolean]>([
  ['cold-start', true],
  ['hybrid-start', false],
])('after a %s it is %s that uptime tells how long the boot took', async (what, isTold) => {
  const boot = recordingPc();
  await boot('first', [start(1)]);
  const { keeper, runFor } = await boot('second', [start(1), start(2, what)]);
  expect(keeper.read()).not.toHaveProperty('bootDurationMs');
  await runFor(1);
  expect('bootDurationMs' in (keeper.read() ?? {})).toBe(isTold);
});

it('counts nothing before it was started', () => {
  const store = { read: () => undefined, write: () => true };
  const clock = { uptimeMs: () => 1, wallMs: () => MONDAY };
  expect(createBootKeeper('first', { clock, store, files: scriptedFiles({}) }).read()).toBeUndefined();
});
