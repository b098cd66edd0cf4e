import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { cpu } from './cpu.ts';

/** Captured on a virtual machine with Linux 6.18 and two CPUs; the interrupts are cut out. */
const stat = `cpu  14961 0 6452 285470 2058 0 417 1207 0 0
cpu0 6405 0 2718 145359 71 0 216 588 0 0
cpu1 8556 0 3734 140111 1986 0 201 619 0 0
ctxt 1834627
btime 1795314655
processes 7663
procs_running 1
procs_blocked 0
`;
const run = (files: Record<string, string>) =>
  cpu.run({ files: scriptedFiles({ files }), host: {} }, {}, new AbortController().signal);

it('adds all CPUs up and counts what the host stole as busy', async () => {
  expect(await run({ '/proc/stat': stat, '/proc/loadavg': '0.04 0.05 0.10 1/95 7663\n' })).toEqual([
    {
      ok: true,
      values: {
        busyMs: (14_961 + 6_452 + 417 + 1_207) * 10,
        waitMs: 20_580,
        totalMs: (14_961 + 6_452 + 417 + 1_207 + 2_058 + 285_470) * 10,
        cpus: 2,
        runnable: 1,
        load1: 0.04,
      },
    },
  ]);
});

it('leaves the load out where it can’t be read', async () => {
  expect((await run({ '/proc/stat': stat }))[0]?.values).not.toHaveProperty('load1');
});

it.each([
  ['is missing', {}, 'not-found'],
  ['has no CPU in it', { '/proc/stat': 'btime 1\n' }, 'bad-reply'],
])('fails when /proc/stat %s', async (_, files, failure) => {
  expect(await run(files as Record<string, string>)).toMatchObject([{ ok: false, failure }]);
});
