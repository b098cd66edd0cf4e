import { createVirtualTime, memoryLog, seededRandom } from '@mach/ports/testing';
import { agentLimits } from '../limits.ts';
import type { AgentSettings } from '../settings.ts';
import { openMemorySpool } from '../spool/open.ts';
import type { NewReport } from '../spool/spool.ts';
import type { StoredName } from '../store.ts';
import { scriptedCollector } from './scripted-collector.ts';

export const bootId = 'b'.repeat(32);

export const testSettings: AgentSettings = {
  version: '1',
  identity: { device: 'd'.repeat(32), secret: 's'.repeat(43), machine: 'm', collectorUrl: 'https://mach.example.vn' },
  bootId,
  reportEveryS: 60,
  sendEveryS: 300,
  checks: [],
  dataNetworks: [],
  asksDevicesNearby: true,
  watchedHours: { days: [1, 2, 3, 4, 5], fromHour: 6, toHour: 18, utcOffsetMinutes: 420 },
};

export const reportAt = (uptimeMs: number, text = ''): NewReport => ({
  uptimeMs,
  wall: uptimeMs,
  bootId,
  readings: [{ kind: 'health', uptimeMs, ok: true, values: { load: 1, text } }],
});

/** The world of one part of the agent: time that a test moves, a spool in memory, a store, and a collector to script. */
export function partWorld() {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const stored = new Map<StoredName, string>();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  const collector = scriptedCollector();
  const random = seededRandom('part');
  const spool = openMemorySpool({ clock, random }, agentLimits.spool);
  const fill = (count: number, text = '') => {
    for (let i = 0; i < count; i++) spool.append(reportAt(clock.uptimeMs(), text));
  };
  return { time, clock, store, stored, collector, random, spool, fill, log: memoryLog(), http: collector.http };
}
