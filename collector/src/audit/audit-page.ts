import type { AuditLogPage, AuditLogRow } from '@mach/wire';
import type { Entry } from '../journal/journal.ts';
import { auditRows } from './audit-rows.ts';

export interface AuditWish {
  readonly before?: number | undefined;
  readonly limit: number;
  readonly by?: string | undefined;
  readonly what?: string | undefined;
  readonly about?: string | undefined;
  /** Without what the collector decided by itself. */
  readonly peopleAlone: boolean;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

const ENTRIES_AT_ONCE = 500;
/** Entries that one page looks at; where a filter fits few, the next page goes on from there. */
const ENTRIES_MAX = 20_000;

/** One page of the audit log, newest first, out of entries that are read the same way, at most so many before a position. */
export async function auditPage(
  read: (before: number, limit: number) => Promise<readonly Entry[]>,
  wish: AuditWish,
): Promise<AuditLogPage> {
  const items: AuditLogRow[] = [];
  let before = wish.before ?? Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < ENTRIES_MAX; ) {
    const entries = await read(before, ENTRIES_AT_ONCE);
    for (const entry of entries) {
      if (wish.from !== undefined && entry.receivedAt < wish.from) return { items };
      before = entry.position;
      const [row] = auditRows([entry]);
      if (row !== undefined && fits(row, wish)) items.push({ position: entry.position, ...row });
      if (items.length === wish.limit) return { items, before };
    }
    if (entries.length < ENTRIES_AT_ONCE) return { items };
    looked += entries.length;
  }
  return { items, before };
}

function fits(row: Omit<AuditLogRow, 'position'>, { by, what, about, peopleAlone, from, to }: AuditWish): boolean {
  if (peopleAlone && (row.by === 'collector' || row.by === 'unknown')) return false;
  // By the time that is told: asking for shorter and shorter times must not bring out one that is not.
  if (from !== undefined && row.at < from) return false;
  if (to !== undefined && row.at > to) return false;
  if (by !== undefined && !row.by.startsWith(by)) return false;
  if (what !== undefined && row.what !== what) return false;
  const sought = about?.toLowerCase();
  return sought === undefined || `${row.about} ${row.detail}`.toLowerCase().includes(sought);
}
