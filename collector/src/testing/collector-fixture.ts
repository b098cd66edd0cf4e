import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { createVirtualTime, memoryLog, seededRandom } from '@mach/ports/testing';
import type { EnrolmentAnswer } from '@mach/wire';
import { type Collector, createCollector } from '../app.ts';
import { newToken } from '../ingest/token.ts';
import { createLocalJournal } from '../journal/local.ts';
import { COLLECTOR_LIMITS, type CollectorLimits } from '../limits.ts';

export const DEVICE = 'a'.repeat(32);
export const SECRET = 'S'.repeat(43);
export const EPOCH = 'e'.repeat(32);
export const BOOT = 'b'.repeat(32);

/** A collector over a journal in memory and virtual time, with one commune and a join token. */
export async function makeCollector(limits: Partial<CollectorLimits> = {}, database = new DatabaseSync(':memory:')) {
  const time = createVirtualTime();
  const machine = time.machine();
  const journal = createLocalJournal(database);
  const random = seededRandom(1);
  const settings = { version: '0', reportEveryS: 60, sendEveryS: 300, services: [] };
  const ports = { journal, clock: machine.program().clock, random, log: memoryLog() };
  const collector = createCollector(settings, ports, { ...COLLECTOR_LIMITS, ...limits });
  await collector.start();
  const { token, sha256 } = newToken('join', random);
  const now = collector.now();
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99001', kind: 'commune', name: 'Xã Ví Dụ', parent: '99' }] },
    {
      type: 'token-created',
      token: { id: 't', sha256, scope: 'join', createdAt: now, expiresAt: now + 3_600_000, unitCode: '99001', uses: 2 },
    },
  ]);
  return { collector, journal, database, time, machine, token, random };
}

export const enrolment = (token: string, more: Record<string, unknown> = {}) => ({
  v: 1,
  token,
  device: DEVICE,
  machine: 'm1',
  agentVersion: '0',
  secret: SECRET,
  ...more,
});

/** Enrols the device that the batches below are of. */
export async function enrolDevice(collector: Collector, token: string): Promise<EnrolmentAnswer> {
  const answer = await collector.enrol(enrolment(token));
  if (!answer.ok) throw new Error(answer.body.error);
  return answer.value;
}

export const reading = (values: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  kind: 'cpu',
  uptimeMs: 990,
  ok: true,
  values,
  ...more,
});

export const report = (seq: number, more: Record<string, unknown> = {}) => ({
  seq,
  uptimeMs: 1_000,
  wall: 0,
  readings: [reading({ busyMs: seq })],
  ...more,
});

export const batch = (reports: readonly unknown[], more: Record<string, unknown> = {}) => ({
  v: 1,
  device: DEVICE,
  epoch: EPOCH,
  bootId: BOOT,
  sentAt: 1_795_392_000_000,
  sentUptimeMs: 1_000,
  machine: 'm1',
  agentVersion: '0',
  sendEveryS: 300,
  reports,
  ...more,
});

export const packed = (content: unknown, device = DEVICE, secret = SECRET) => ({
  authorization: `Bearer ${device}:${secret}`,
  contentEncoding: 'gzip',
  body: gzipSync(typeof content === 'string' ? content : JSON.stringify(content)),
});
