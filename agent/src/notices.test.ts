import { memoryLog } from '@mach/ports/testing';
import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { createNotices } from './notices.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const full: Reading = {
  kind: 'filesystem',
  target: 'C:',
  uptimeMs: 0,
  ok: true,
  values: { totalBytes: 250e9, freeBytes: 1e8 },
};
const roomy: Reading = { ...full, values: { totalBytes: 250e9, freeBytes: 120e9 } };

function made(canShow = true) {
  const files = new Map<string, string>();
  const shown: string[] = [];
  let nowMs = 10 * DAY_MS;
  let isThere = canShow;
  const store = {
    read: (name: string) => files.get(name),
    write: (name: string, text: string) => files.set(name, text) === files,
  };
  const start = () =>
    createNotices({
      ...{ clock: { wallMs: () => nowMs, uptimeMs: () => nowMs }, store, log: memoryLog() },
      showNotice: async (title) => {
        if (isThere) shown.push(title);
        return isThere;
      },
    });
  const pass = async (notices: ReturnType<typeof start>, reading: Reading, minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 5) {
      nowMs += 5 * MINUTE_MS;
      notices.take([reading]);
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { start, shown, pass, comes: () => (isThere = true) };
}

it('shows a disk that stays full, once, also over a restart, and again after a week', async () => {
  const { start, shown, pass } = made();
  await pass(start(), full, 120);
  expect(shown).toEqual(['Mạch: ổ đĩa đầy']);
  const again = start();
  await pass(again, full, 6 * 1_440);
  expect(shown).toHaveLength(1);
  await pass(again, full, 2 * 1_440);
  expect(shown).toHaveLength(2);
});

it('says nothing of what is gone within half an hour', async () => {
  const { start, shown, pass } = made();
  const notices = start();
  await pass(notices, full, 20);
  await pass(notices, roomy, 5);
  await pass(notices, full, 20);
  expect(shown).toEqual([]);
});

it('tries again where nobody sat at the PC', async () => {
  const { start, shown, pass, comes } = made(false);
  const notices = start();
  await pass(notices, full, 60);
  expect(shown).toEqual([]);
  comes();
  await pass(notices, full, 20);
  expect(shown).toHaveLength(1);
});

it('says nothing of other readings', async () => {
  const { start, shown, pass } = made();
  await pass(start(), { ...full, kind: 'memory' }, 120);
  expect(shown).toEqual([]);
});
