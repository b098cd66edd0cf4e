const GB = 1000 ** 3;

/**
 * When a system disk is nearly full. Windows needs about 20 GB free for a yearly version update (Microsoft's stated need
 * on small disks) and slows down when its page file can't grow; the shares are assumptions of 2026-11-22.
 */
export const freeSpaceAdvice = {
  /** Smaller file systems are boot and recovery partitions, full by design. */
  smallestJudgedBytes: 8 * GB,
  critical: { freeBytes: 2 * GB, freeRatio: 0.03 },
  low: { freeBytes: 20 * GB, freeRatio: 0.1 },
  recordedOn: '2026-11-22',
} as const;

/** How full a file system is. Low needs both a small share and few bytes: a tenth of a large disk is plenty. */
export function freeSpaceLevel(totalBytes: number, freeBytes: number): 'enough' | 'low' | 'critical' {
  const ratio = totalBytes > 0 ? freeBytes / totalBytes : 0;
  const { critical, low } = freeSpaceAdvice;
  if (freeBytes < critical.freeBytes || (ratio < critical.freeRatio && freeBytes < low.freeBytes)) return 'critical';
  return ratio < low.freeRatio && freeBytes < low.freeBytes ? 'low' : 'enough';
}

/**
 * Mean time of one access above which a disk is slow, in ms. A sound hard disk answers in 8 to 15 ms, an SSD in under 1;
 * queues add to it. Assumptions of 2026-11-22; SSD and hard disk are judged alike, since the person waits alike.
 */
export const diskResponseAdvice = { slowFromMs: 40, accessesMin: 10_000, recordedOn: '2026-11-22' } as const;
