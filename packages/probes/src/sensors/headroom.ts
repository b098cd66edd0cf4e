import type { Files, Result } from '@mach/ports';
import { integer } from '@mach/wire';
import { sensor } from '../contract.ts';
import { gauge } from '../metrics.ts';
import { parseStat } from './cpu.ts';
import { parseNetDev } from './network.ts';
import { unreadPart, wholePart } from './part.ts';

const options = {
  seconds: integer({ default: 5, min: 1, max: 30, unit: 's', help: 'how long is looked' }),
};

/** What is left of this machine for a video meeting: looked at over some seconds, where `cpu` and `network` give counters. */
export const headroom = sensor({
  name: 'headroom',
  summary: 'How busy the processor is, and what the network cards carry besides, over a few seconds.',
  needs: ['clock', 'files', 'host'],
  onWindows: 'by GetSystemTimes and GetIfTable2; tried under Wine, never run on a real PC',
  options,
  metrics: [
    gauge('cpuBusyRatio', 'ratio', {
      help: 'share of all CPUs together that was busy',
      as: 'mach_device_headroom_cpu_busy_ratio',
    }),
    gauge('receivedBitsPerSecond', 'bits-per-second', {
      help: 'what the network cards of this machine received together',
      as: 'mach_device_headroom_receive_bytes_per_second',
    }),
    gauge('sentBitsPerSecond', 'bits-per-second', {
      help: 'what the network cards of this machine sent together',
      as: 'mach_device_headroom_transmit_bytes_per_second',
    }),
  ],
  run: async (io, { seconds }, signal) => {
    const before = await look(io.files, io.host, io.clock.uptimeMs());
    if (!before.ok) return [unreadPart(undefined, before)];
    await io.clock.sleep(seconds * 1_000, signal);
    const after = await look(io.files, io.host, io.clock.uptimeMs());
    return wholePart(after.ok ? { ok: true, value: between(before.value, after.value) } : after);
  },
});

interface Look {
  readonly uptimeMs: number;
  readonly busyMs?: number;
  readonly totalMs?: number;
  readonly receivedBytes?: number;
  readonly sentBytes?: number;
}

async function look(
  files: Files,
  host: Parameters<typeof headroom.run>[0]['host'],
  uptimeMs: number,
): Promise<Result<Look>> {
  const cpu = host.cpuTimes === undefined ? await files.readText('/proc/stat') : host.cpuTimes();
  if (!cpu.ok) return cpu;
  const times = typeof cpu.value === 'string' ? parseStat(cpu.value) : cpu.value;
  const cards = host.interfaces === undefined ? await cardsOf(files) : host.interfaces();
  const carried = cards.ok
    ? { receivedBytes: sum(cards.value, 'receivedBytes'), sentBytes: sum(cards.value, 'sentBytes') }
    : {};
  return { ok: true, value: { uptimeMs, ...(times && { busyMs: times.busyMs, totalMs: times.totalMs }), ...carried } };
}

interface Carried {
  readonly receivedBytes?: number;
  readonly sentBytes?: number;
}

/** What is virtual passes on what a card counts already. */
async function cardsOf(files: Files): Promise<Result<readonly Carried[]>> {
  const [dev, virtual] = await Promise.all([files.readText('/proc/net/dev'), files.list('/sys/devices/virtual/net')]);
  if (!dev.ok) return dev;
  const left = new Set(virtual.ok ? virtual.value : []);
  const rows = parseNetDev(dev.value).filter(({ name }) => name !== 'lo' && !left.has(name));
  return {
    ok: true,
    value: rows.map(({ counters: { receivedBytes, sentBytes } }) => ({
      ...(receivedBytes !== undefined && { receivedBytes }),
      ...(sentBytes !== undefined && { sentBytes }),
    })),
  };
}

const sum = (cards: readonly Carried[], name: keyof Carried) => cards.reduce((all, card) => all + (card[name] ?? 0), 0);

/** A counter that fell, because a card was plugged out, says nothing. */
function between(before: Look, after: Look) {
  const seconds = (after.uptimeMs - before.uptimeMs) / 1_000;
  const grown = (name: 'busyMs' | 'totalMs' | keyof Carried) => {
    const [from, to] = [before[name], after[name]];
    return from === undefined || to === undefined || to < from ? undefined : to - from;
  };
  const rate = (name: keyof Carried) => {
    const bytes = grown(name);
    return bytes === undefined || seconds <= 0 ? undefined : Math.round((bytes * 8) / seconds);
  };
  const [busy, total] = [grown('busyMs'), grown('totalMs')];
  return {
    cpuBusyRatio: busy === undefined || total === undefined || total === 0 ? undefined : Math.min(1, busy / total),
    receivedBitsPerSecond: rate('receivedBytes'),
    sentBitsPerSecond: rate('sentBytes'),
  };
}
