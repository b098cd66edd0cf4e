import { createVirtualTime, readableHash, scriptedDatagrams, seededRandom } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { watchLine } from './line-watch.ts';
import type { MadeCalls } from './made-calls.ts';

const CHECK = { target: 'mach.example:8751' };
const { signal } = new AbortController();

function watch(session: Awaited<ReturnType<MadeCalls['session']>> = sessionFor(600)) {
  const asked: string[] = [];
  const unused = async () => ({ ok: false, why: 'not asked here' }) as const;
  const calls: MadeCalls = {
    ...{ enrol: unused, config: unused, report: unused },
    session: async ({ device }) => {
      asked.push(device);
      return session;
    },
  };
  const time = createVirtualTime();
  const datagrams = scriptedDatagrams({ ok: true, value: () => [] });
  const { clock } = time.machine().program();
  const ports = { clock, datagrams, hash: readableHash, random: seededRandom('line watch') };
  return { asked, datagrams, time, look: watchLine({ device: 'd', secret: 's' }, calls, ports) };
}

function sessionFor(lifetimeS: number) {
  return { ok: true, value: { session: { ssid: 1, key: new Uint8Array(32) }, lifetimeS } } as const;
}

describe('a look at a line', () => {
  it('sends nothing where the made way is dead, and says so as the probe does', async () => {
    const { look, datagrams, asked } = watch();
    expect(await look(CHECK, { dead: true, lossRatio: 0, rttMs: 9 }, signal)).toEqual({
      ok: false,
      failure: 'timeout',
      detail: 'none of 3 packets came back',
      values: { sent: 3, received: 0, lossRatio: 1 },
    });
    expect([datagrams.asked, asked]).toEqual([[], []]);
  });

  it('is a real packet where it is open: a reflector that does not answer is told', async () => {
    const { look, datagrams } = watch();
    const found = await look(CHECK, { dead: false, lossRatio: 0, rttMs: 9 }, signal);
    expect(datagrams.asked).toMatchObject([{ host: 'mach.example', port: 8751 }]);
    expect(found).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('loses as many packets as the way does', async () => {
    const { look } = watch({ ok: false, why: 'no session here' });
    const open = { dead: false, lossRatio: 0.5, rttMs: 9 };
    const failed = { silent: 0, whole: 0 };
    for (let i = 0; i < 2_000; i++) {
      const found = await look(CHECK, open, signal);
      if (!found.ok && found.detail === 'none of 3 packets came back') failed.whole += 1;
      else failed.silent += 1;
    }
    // One in two is lost, and two more after it: one look in eight fails whole.
    expect(failed.whole / 2_000).toBeGreaterThan(0.1);
    expect(failed.whole / 2_000).toBeLessThan(0.15);
  });
});

it('asks for a session once, and anew before it ends', async () => {
  const { look, asked, time } = watch(sessionFor(600));
  const open = { dead: false, lossRatio: 0, rttMs: 9 };
  await look(CHECK, open, signal);
  await look(CHECK, open, signal);
  expect(asked).toHaveLength(1);
  await time.runUntil(500_000);
  await look(CHECK, open, signal);
  expect(asked).toHaveLength(2);
});
