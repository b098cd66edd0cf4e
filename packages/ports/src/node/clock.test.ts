import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nodeClock } from './clock.ts';

const proc = mkdtempSync(join(tmpdir(), 'mach-clock-'));
afterAll(() => rmSync(proc, { recursive: true }));
const tell = (seconds: number) => writeFileSync(join(proc, 'uptime'), `${seconds.toFixed(2)} 99.00\n`);

it('takes uptime from /proc under its root, jumps over suspend and never goes back', () => {
  tell(1_000);
  const clock = nodeClock({ proc });
  const first = clock.uptimeMs();
  expect(first).toBeGreaterThanOrEqual(1_000_000);
  tell(50_000);
  const afterSuspend = clock.uptimeMs();
  expect(afterSuspend).toBeGreaterThanOrEqual(50_000_000);
  tell(1_000);
  expect(clock.uptimeMs()).toBeGreaterThanOrEqual(afterSuspend);
});

it('asks the system where there is no /proc', () => {
  const before = Math.floor(uptime() * 1_000);
  expect(nodeClock({ proc: join(proc, 'nothing') }).uptimeMs()).toBeGreaterThanOrEqual(before);
});

it('sleeps no longer than its signal lets it', async () => {
  const clock = nodeClock({ proc });
  const reason = new Error('stopped');
  await expect(clock.sleep(3_000_000_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  const stop = new AbortController();
  const sleeping = clock.sleep(3_000_000_000, stop.signal);
  stop.abort(reason);
  await expect(sleeping).rejects.toBe(reason);
  await clock.sleep(0);
});
