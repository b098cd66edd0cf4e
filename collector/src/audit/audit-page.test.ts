import { expect, it } from 'vitest';
import type { Entry } from '../journal/journal.ts';
import { auditPage } from './audit-page.ts';

const entries: readonly Entry[] = Array.from({ length: 12 }, (_, index) => ({
  kind: 'registry',
  position: index + 1,
  receivedAt: (index + 1) * 1_000,
  by: index % 3 === 0 ? 'collector' : `account:so-${index % 2}`,
  change: { type: 'token-revoked', id: `t${index}` },
}));
const read = async (before: number, limit: number) =>
  entries
    .filter(({ position }) => position < before)
    .toReversed()
    .slice(0, limit);
const positions = ({ items }: Awaited<ReturnType<typeof auditPage>>) => items.map(({ position }) => position);

it('gives the newest first, page after page, without what the collector did by itself', async () => {
  const first = await auditPage(read, { limit: 3, peopleAlone: true });
  expect(positions(first)).toEqual([12, 11, 9]);
  const second = await auditPage(read, { limit: 50, peopleAlone: true, before: first.before });
  expect(positions(second)).toEqual([8, 6, 5, 3, 2]);
  expect(second.before).toBeUndefined();
  expect(positions(await auditPage(read, { limit: 50, peopleAlone: false }))).toHaveLength(12);
});

it('filters by who, what, about and when', async () => {
  const all = { limit: 50, peopleAlone: false };
  expect(positions(await auditPage(read, { ...all, by: 'account:so-1' }))).toEqual([12, 8, 6, 2]);
  expect(positions(await auditPage(read, { ...all, about: 'T1' }))).toEqual([12, 11, 2]);
  expect(positions(await auditPage(read, { ...all, what: 'line-removed' }))).toEqual([]);
  expect(positions(await auditPage(read, { ...all, from: 10_000, to: 11_000 }))).toEqual([11, 10]);
});
