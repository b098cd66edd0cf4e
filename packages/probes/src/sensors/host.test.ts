import type { Host, Result } from '@mach/ports';
import { readableHash, scriptedFiles } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { cpu } from './cpu.ts';
import { diskIo } from './disk-io.ts';
import { filesystem } from './filesystem.ts';
import { gateway } from './gateway.ts';
import { memory } from './memory.ts';
import { network } from './network.ts';

const told = <Value>(value: Value): Result<Value> => ({ ok: true, value });
const denied = { ok: false, failure: 'denied', detail: 'error 5' } as const;
const { signal } = new AbortController();
const run = (kind: string, host: Host) => {
  // No file is there: what is read comes from calls.
  const files = { ...scriptedFiles({ files: {} }), space: async () => told({ totalBytes: 9, freeBytes: 4 }) };
  const io = { files, hash: readableHash, host };
  switch (kind) {
    case 'cpu':
      return cpu.run(io, {}, signal);
    case 'memory':
      return memory.run(io, {}, signal);
    case 'disk-io':
      return diskIo.run(io, {}, signal);
    case 'network':
      return network.run(io, { includeVirtual: false }, signal);
    case 'gateway':
      return gateway.run(io, {}, signal);
    default:
      return filesystem.run(io, {}, signal);
  }
};
const counters = {
  receivedBytes: 1,
  sentBytes: 2,
  receivedPackets: 7,
  sentPackets: 6,
  receiveErrors: 0,
  sendErrors: 0,
  receiveDrops: 0,
  sendDrops: 0,
  linkUp: true,
  speedMbps: 100,
};
const disk = { readBytes: 1, writtenBytes: 2, readOps: 3, writeOps: 4, readWaitMs: 5, writeWaitMs: 6 };
const way = { address: '192.168.1.1', interface: 'Ethernet' };

describe('a system that tells by calls', () => {
  it.each<[string, Host, object]>([
    [
      'cpu',
      { cpuTimes: () => told({ busyMs: 1, totalMs: 2, cpus: 2, queued: 5 }) },
      { values: { busyMs: 1, totalMs: 2, cpus: 2, queued: 5 } },
    ],
    [
      'memory',
      { memory: () => told({ totalBytes: 8, availableBytes: 3, majorFaults: 9 }) },
      { values: { totalBytes: 8, availableBytes: 3, majorFaults: 9 } },
    ],
    ['disk-io', { disks: () => told([{ device: 'DISK0', ...disk }]) }, { target: 'DISK0', values: disk }],
    [
      'network',
      { interfaces: () => told([{ name: 'Ethernet', ...counters }]) },
      { target: 'Ethernet', values: counters },
    ],
    [
      'gateway',
      { gateway: () => told({ ...way, mac: '02:fc:00:00:00:05' }) },
      { values: { ...way, macHash: 'hash of 02:fc:00:00:00:05' } },
    ],
    ['gateway', { gateway: () => told(way) }, { values: way }],
    ['filesystem', { drives: () => told(['C:\\']) }, { target: 'C:\\', values: { totalBytes: 9, freeBytes: 4 } }],
  ])('gives %s the values that files give elsewhere', async (kind, host, part) => {
    expect(await run(kind, host)).toEqual([{ ok: true, ...part }]);
  });

  it.each<[string, Host]>([
    ['cpu', { cpuTimes: () => denied }],
    ['memory', { memory: () => denied }],
    ['disk-io', { disks: () => denied }],
    ['network', { interfaces: () => denied }],
    ['gateway', { gateway: () => denied }],
    ['filesystem', { drives: () => denied }],
  ])('lets %s fail as the call did', async (kind, host) => {
    expect(await run(kind, host)).toEqual([denied]);
  });

  it.each<[string, Host]>([
    ['disk-io', { disks: () => told([]) }],
    ['network', { interfaces: () => told([]) }],
    ['filesystem', { drives: () => told([]) }],
  ])('has %s say that there is nothing to read', async (kind, host) => {
    expect(await run(kind, host)).toEqual([expect.objectContaining({ ok: false, failure: 'unsupported' })]);
  });
});
