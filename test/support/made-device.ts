import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { BatchAnswer } from '@mach/wire';
import { joinToken, type RunningCollector } from './commune.ts';

/** A device that no program stands behind: a test sends for it what it wants, numbered from 1. */
export interface MadeDevice {
  readonly id: string;
  readonly epoch: string;
  /** Sends reports with these numbers, each with a text of this length that does not shrink, and gives the answer as it came. */
  send(to: string, seqs: readonly number[], textLength?: number): Promise<Response>;
}

/** Enrols a device by hand. `token` is made anew unless given. */
export async function enrolMadeDevice(collector: RunningCollector, token?: string): Promise<MadeDevice> {
  const id = randomBytes(16).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const epoch = randomBytes(16).toString('hex');
  const request = {
    v: 1,
    token: token ?? (await joinToken(collector)),
    device: id,
    secret,
    machine: 'm',
    agentVersion: '0',
  };
  const enrolled = await fetch(`${collector.url}/api/v1/enrol`, {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { 'content-type': 'application/json' },
  });
  if (!enrolled.ok) throw new Error(`enrolling answered ${enrolled.status}: ${await enrolled.text()}`);
  return {
    id,
    epoch,
    send(to, seqs, textLength = 0) {
      const reports = seqs.map((seq) => ({
        seq,
        uptimeMs: seq,
        wall: Date.now(),
        readings: [{ kind: 'made', uptimeMs: seq, ok: true, values: { seq, text: noise(textLength) } }],
      }));
      const batch = {
        v: 1,
        device: id,
        epoch,
        bootId: epoch,
        sentAt: Date.now(),
        sentUptimeMs: seqs.at(-1) ?? 0,
        machine: 'm',
        agentVersion: '0',
        sendEveryS: 60,
        reports,
      };
      return fetch(`${to}/api/v1/reports`, {
        method: 'POST',
        body: gzipSync(JSON.stringify(batch)),
        headers: { authorization: `Bearer ${id}:${secret}`, 'content-encoding': 'gzip' },
      });
    },
  };
}

/** The numbers that an answer of status 200 acknowledges. */
export async function acknowledgedBy(answer: Response): Promise<number[]> {
  const { acknowledged } = (await answer.json()) as BatchAnswer;
  return acknowledged.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function noise(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}
