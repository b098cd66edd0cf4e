/**
 * What else speaks against a disk. An SSD is worn out when it has written what its maker rates it for (NVMe, percentage used 100;
 * it may go on for long). Its spare is used up below the drive's own threshold.
 */
export const wearAdvice = { wornFromRatio: 1, recordedOn: '2026-11-25' } as const;

/**
 * Bits of an NVMe drive's critical warning (NVM Express Base Specification, SMART / Health Information log). Only heat is
 * not damage; bits that a later version adds are taken for damage.
 */
export const nvmeWarning = { spareBelowThreshold: 1, temperature: 2 } as const;

/**
 * Reads that fail for good, a bit read, that makers rate desktop disks for at most (one in 10^14, data sheets of Seagate and
 * Western Digital). A SCSI disk counts them beside all bytes read in its life; tenfold the rated ones, and five at least,
 * is more than chance. Failed writes and grown defects have no published rates and are stated only.
 */
export const unrecoveredReadAdvice = {
  ratedPerBit: 1e-14,
  times: 10,
  readsMin: 5,
  recordedOn: '2026-11-25',
} as const;

/** Whether the failed reads of a SCSI disk's life are more than its maker's rate explains; unknown volume: five are. */
export function tooManyUncorrected(reads: number, readBytes: number | undefined): boolean {
  const { ratedPerBit, times, readsMin } = unrecoveredReadAdvice;
  return reads >= Math.max(readsMin, times * ratedPerBit * 8 * (readBytes ?? 0));
}
