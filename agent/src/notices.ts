import { NOTICE_KINDS, type Notice, noticesOf } from '@mach/diagnosis';
import { noticeText } from '@mach/messages';
import type { Clock, Log } from '@mach/ports';
import type { LatestReading, Reading } from '@mach/wire';
import type { Store } from './store.ts';

/** Shows a few words on the screen of whoever sits at the PC; false where nobody could be shown anything. */
export type ShowNotice = (title: string, text: string) => Promise<boolean>;

export interface NoticePorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly store: Store;
  readonly log: Log;
  readonly showNotice?: ShowNotice;
}

/** Told again after a week while it lasts: who has read it once is not disturbed each day. */
const AGAIN_MS = 7 * 86_400_000;
/** What was found for less long may be gone again, as a disk that a download filled for a minute. */
const LASTS_MS = 1_800_000;
/** Where nobody could be shown anything, it is tried again so often. */
const TRIED_EVERY_MS = 600_000;

/** The one thing that an agent puts on a screen: a disk that fails, or one that is full. */
export interface Notices {
  take(readings: readonly Reading[]): void;
}

export function createNotices({ clock, store, log, showNotice }: NoticePorts): Notices {
  const newest = new Map<string, LatestReading>();
  const sinceMs = new Map<string, number>();
  let triedMs = Number.NEGATIVE_INFINITY;

  async function tell(notice: Notice, show: ShowNotice): Promise<void> {
    const { title, text } = noticeText(notice, 'vi');
    const isShown = await show(title, text).catch(() => false);
    log.info('a notice for whoever sits at this PC', { notice: notice.notice, shown: isShown });
    if (isShown) store.write('notices', JSON.stringify({ ...shownAt(store), [keyOf(notice)]: clock.wallMs() }));
  }

  return {
    take: (readings) => {
      if (showNotice === undefined) return;
      const told = readings.filter(({ kind }) => NOTICE_KINDS.includes(kind));
      if (told.length === 0) return;
      const now = clock.uptimeMs();
      for (const { uptimeMs, ...reading } of told)
        newest.set(`${reading.kind} ${reading.target ?? ''}`, { ...reading, at: uptimeMs });
      const found = noticesOf([...newest.values()]);
      const keys = new Set(found.map(keyOf));
      for (const key of sinceMs.keys()) if (!keys.has(key)) sinceMs.delete(key);
      for (const key of keys) if (!sinceMs.has(key)) sinceMs.set(key, now);
      if (now - triedMs < TRIED_EVERY_MS) return;
      const shown = shownAt(store);
      const due = found.find(
        (notice) =>
          now - (sinceMs.get(keyOf(notice)) ?? now) >= LASTS_MS &&
          Math.abs(clock.wallMs() - (shown[keyOf(notice)] ?? 0)) >= AGAIN_MS,
      );
      if (due === undefined) return;
      triedMs = now;
      void tell(due, showNotice);
    },
  };
}

const keyOf = ({ notice, values }: Notice): string => `${notice} ${String(values['place'] ?? values['disk'] ?? '')}`;

/** By notice: when it was shown, by the wall clock. What is no such list counts as none. */
function shownAt(store: Store): Readonly<Record<string, number>> {
  try {
    const kept: unknown = JSON.parse(store.read('notices') ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, at]) => Number.isSafeInteger(at)));
  } catch {
    return {};
  }
}
