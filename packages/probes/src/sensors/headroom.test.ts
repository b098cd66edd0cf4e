import type { Host } from '@mach/ports';
import { createVirtualTime, scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { headroom } from './headroom.ts';

const { signal } = new AbortController();
const card = { receivedPackets: 0, sentPackets: 0, receiveErrors: 0, sendErrors: 0, receiveDrops: 0, sendDrops: 0 };

/** A machine whose counters have grown each time that somebody looks. */
async function runOn(looks: readonly { busyMs: number; totalMs: number; receivedBytes: number; sentBytes: number }[]) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  let [cpuLooks, cardLooks] = [0, 0];
  const host: Host = {
    cpuTimes: () => {
      const { busyMs = 0, totalMs = 0 } = looks[cpuLooks++] ?? {};
      return { ok: true, value: { busyMs, totalMs, cpus: 4 } };
    },
    interfaces: () => {
      const { receivedBytes = 0, sentBytes = 0 } = looks[cardLooks++] ?? {};
      return { ok: true, value: [{ name: 'Ethernet', receivedBytes, sentBytes, ...card }] };
    },
  };
  const io = { clock, files: scriptedFiles({}), host };
  const running = headroom.run(io, { seconds: 5 }, signal);
  await time.runUntil(5_000);
  return running;
}

it('tells how busy the processor was meanwhile, and what the cards carried', async () => {
  const found = await runOn([
    { busyMs: 1_000, totalMs: 10_000, receivedBytes: 5_000_000, sentBytes: 0 },
    { busyMs: 6_000, totalMs: 30_000, receivedBytes: 10_000_000, sentBytes: 625_000 },
  ]);
  expect(found).toEqual([
    { ok: true, values: { cpuBusyRatio: 0.25, receivedBitsPerSecond: 8_000_000, sentBitsPerSecond: 1_000_000 } },
  ]);
});

it('leaves out what a card that was plugged out would make up', async () => {
  const found = await runOn([
    { busyMs: 0, totalMs: 1_000, receivedBytes: 9_000, sentBytes: 10 },
    { busyMs: 500, totalMs: 2_000, receivedBytes: 0, sentBytes: 10 },
  ]);
  expect(found).toEqual([{ ok: true, values: { cpuBusyRatio: 0.5, sentBitsPerSecond: 0 } }]);
});

it('says why where the processor tells nothing', async () => {
  const { clock } = createVirtualTime().machine().program();
  expect(await headroom.run({ clock, files: scriptedFiles({}), host: {} }, { seconds: 5 }, signal)).toMatchObject([
    { ok: false, failure: 'not-found' },
  ]);
});
