import type { Incident, WrittenCause } from '@mach/wire';
import { expect, it } from 'vitest';
import { CAUSE_LIMITS, writeCause } from './write-cause.ts';

const NOW = Date.UTC(2026, 10, 23, 3);
const incident = (written: readonly WrittenCause[] = []) =>
  ({ number: 12, since: NOW - 3_600_000, cause: 'line', written }) as unknown as Incident;

it('takes up what was said, one line without what can’t be seen, numbered within its incident', () => {
  const said = { cause: 'line', text: ' đứt cáp\n\u202etại ngã ba ', saidBy: '<script>alert(1)</script>' } as const;
  expect(writeCause(said, incident([{} as WrittenCause]), NOW)).toEqual({
    ok: true,
    change: {
      type: 'cause-written',
      incident: 12,
      cause: { id: 2, cause: 'line', text: 'đứt cáp tại ngã ba', saidBy: '<script>alert(1)</script>', heardAt: NOW },
    },
  });
});

it.each([
  [{ saidBy: 'x' }, /cause of the list, or what was said/],
  [{ text: '\u200f \u0000', saidBy: 'x' }, /cause of the list, or what was said/],
  [{ cause: 'line', saidBy: '\u202e' }, /saidBy is empty/],
  [{ cause: 'line', saidBy: 'ô'.repeat(300) }, /saidBy has 300 characters: at most 200/],
  [{ text: 'x'.repeat(501), saidBy: 'x' }, /text has 501 characters: at most 500/],
  [{ cause: 'line', saidBy: 'x', heardAt: NOW + 3_600_000 }, /in the future/],
  [{ cause: 'line', saidBy: 'x', heardAt: 0 }, /30 days before/],
] as const)('refuses %j with what would be right', (wish, error) => {
  expect(writeCause(wish, incident(), NOW)).toEqual({
    ok: false,
    code: expect.stringMatching(/^[a-z-]+$/),
    error: expect.stringMatching(error),
  });
});

it('keeps three hundred letters of what was said, and no more causes than can be read', () => {
  expect(writeCause({ text: 'ệ'.repeat(300), saidBy: 'x' }, incident(), NOW).ok).toBe(true);
  const full = Array.from({ length: CAUSE_LIMITS.perIncident }, () => ({}) as WrittenCause);
  expect(writeCause({ text: 'x', saidBy: 'x' }, incident(full), NOW).ok).toBe(false);
});
